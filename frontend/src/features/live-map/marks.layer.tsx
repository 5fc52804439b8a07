import L from 'leaflet';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { useMarks } from '#features/assets';
import { liveAlarms } from '#features/alarms';
import { liveTasks, useSharedLive, type MapTask } from '#features/tasks';
import { pointBadges, useMap } from '#platform/map';

/** Marks assets with an alarm nobody has acknowledged yet. */
export function AlarmLayer(): null {
  const { state } = useSharedLive(liveAlarms, 300);
  const ids = useMemo(
    () => new Set([...state.alarms.values()].filter((alarm) => alarm.state === 'raised').map((alarm) => alarm.assetId)),
    [state],
  );
  useMarks(pointBadges.alarmUnacknowledged, ids);
  return null;
}

const mostFlags = 150;

/** Marks assets on which work is going on; work at a place without an asset gets a small flag of its own. */
export function TaskLayer(): null {
  const tasks = useSharedLive(liveTasks, 500).state;
  const alarms = useSharedLive(liveAlarms, 500).state;
  const { ids, flags } = useMemo(() => {
    const marked = new Set<string>();
    const elsewhere: MapTask[] = [];
    for (const task of tasks.tasks.values()) {
      const assetId = task.subject?.kind === 'asset' ? task.subject.id
        : task.subject?.kind === 'alarm' ? alarms.alarms.get(task.subject.id)?.assetId : undefined;
      if (assetId) marked.add(assetId);
      else elsewhere.push(task);
    }
    return { ids: marked, flags: elsewhere.slice(0, mostFlags) };
  }, [tasks, alarms]);
  useMarks(pointBadges.openTask, ids);
  useFlags(flags);
  return null;
}

function flagElement(task: MapTask): HTMLElement {
  const element = document.createElement('span');
  element.textContent = '⚑';
  element.title = `${task.code} · ${task.title}`;
  Object.assign(element.style, {
    display: 'grid', placeItems: 'center', width: '24px', height: '24px', borderRadius: '50%', background: 'var(--map-panel)',
    color: 'var(--map-accent)', border: '1.5px solid var(--map-accent)', fontSize: '13px',
  });
  return element;
}

/**
 * Real markers of Leaflet, because they are few. They are for the pointer: with the keyboard the list of tasks beside the
 * map holds the same ones, in order and without standing on each other.
 */
function useFlags(tasks: readonly MapTask[]): void {
  const map = useMap();
  const navigate = useNavigate();
  const open = useEffectEvent((taskId: string) => { void navigate(`/tasks/${taskId}/show`); });
  useEffect(() => {
    const group = L.layerGroup();
    for (const task of tasks) {
      if (!task.location) continue;
      const [lng, lat] = task.location;
      const icon = L.divIcon({ html: flagElement(task), className: '', iconSize: [24, 24] });
      const marker = L.marker([lat, lng], { icon, keyboard: false });
      marker.on('click', () => open(task.id));
      group.addLayer(marker);
    }
    group.addTo(map.leaflet);
    return () => { group.remove(); };
  }, [map, tasks]);
}
