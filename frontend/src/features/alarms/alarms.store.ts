import type { AlarmBoard } from '@ioc/shared/alarms';
import type { LiveEvent } from '@ioc/shared/events';
import { http } from '#platform/api';
import { createSharedLive } from '#platform/live';
import { alarmsFrom, applyToAlarms, noAlarms, runsShort, type AlarmLive } from './alarms.live';

/** The active alarms, live. */
export const liveAlarms = createSharedLive<AlarmBoard, AlarmLive, readonly LiveEvent[]>({
  empty: noAlarms,
  load: (signal) => http<AlarmBoard>('GET', '/alarms/board', { signal }),
  from: alarmsFrom,
  apply: (before, events) => {
    const state = applyToAlarms(before, events);
    if (runsShort(state)) queueMicrotask(() => liveAlarms.reload());
    return { state, change: state.alarms === before.alarms ? null : events };
  },
});
