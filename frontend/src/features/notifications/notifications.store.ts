import type { NotificationBoard } from '@ioc/shared/notifications';
import { http } from '#platform/api';
import { createSharedLive } from '#platform/live';
import { applyToNotices, noNotices, runsShort, type NoticeLive } from './notifications.live';

/** What this person was told, live. */
export const liveNotices = createSharedLive<NotificationBoard, NoticeLive, NoticeLive>({
  empty: noNotices,
  load: (signal) => http<NotificationBoard>('GET', '/notifications/board', { signal }),
  from: (board) => board,
  apply: (before, events) => {
    const state = applyToNotices(before, events);
    if (state.notifications !== before.notifications && runsShort(state)) queueMicrotask(() => liveNotices.reload());
    return { state, change: state.notifications === before.notifications ? null : state };
  },
});
