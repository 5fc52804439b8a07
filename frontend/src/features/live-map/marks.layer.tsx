import L from 'leaflet';
import { useEffect, useMemo } from 'react';
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

/** Few enough to be real, focusable markers of Leaflet. */
function useFlags(tasks: readonly MapTask[]): void {
  const map = useMap();
  const navigate = useNavigate();
  useEffect(() => {
    const group = L.layerGroup();
    for (const task of tasks) {
      if (!task.location) continue;
      const [lng, lat] = task.location;
      const icon = L.divIcon({ html: flagElement(task), className: '', iconSize: [24, 24] });
      const marker = L.marker([lat, lng], { icon, keyboard: true, alt: `${task.code} ${task.title}`, title: task.title });
      marker.on('click', () => { void navigate(`/tasks/${task.id}/show`); });
      marker.on('keypress', (event) => { if (event.originalEvent.key === 'Enter') void navigate(`/tasks/${task.id}/show`); });
      marker.on('add', () => marker.getElement()?.setAttribute('aria-label', `${task.code} ${task.title}`));
      group.addLayer(marker);
    }
    group.addTo(map.leaflet);
    return () => { group.remove(); };
  }, [map, tasks, navigate]);
}
