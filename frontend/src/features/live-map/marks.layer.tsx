import { useMemo } from 'react';
import { allLiveAssets, useMarks } from '#features/assets';
import { liveAlarms } from '#features/alarms';
import { liveTasks } from '#features/tasks';
import { useSharedLive } from '#platform/live';
import { pointBadges } from '#platform/map';
import { TaskFlags } from './TaskFlags.layer';
import { placeTasks } from './task.places';

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

/** Marks assets on which work is going on; work at a place without an asset gets a small flag of its own. */
export function TaskLayer() {
  const tasks = useSharedLive(liveTasks, 500).state;
  const alarms = useSharedLive(liveAlarms, 500).state;
  const assets = useSharedLive(allLiveAssets, 2_000).state;
  const { assetIds, piles } = useMemo(() => placeTasks(
    tasks.tasks.values(), (alarmId) => alarms.alarms.get(alarmId)?.assetId,
    Object.values(assets).map(({ state }) => state.rows.values()),
  ), [tasks, alarms, assets]);
  useMarks(pointBadges.openTask, assetIds);
  return <TaskFlags piles={piles} />;
}
