import { useQuery } from '@tanstack/react-query';
import type { TaskWaiting } from '@ioc/shared/task-waiting';
import { http } from '#platform/api';
import { useLiveRecords } from '#platform/live';
import { taskEventNames } from './task.events';

/** Terms pass without anybody doing anything. */
const askAgainMs = 60_000;

/** What waits for me, or of it what I am named for: live, and one answer for the menu and the page. */
export function useWaiting(focalUserId: string | null = null) {
  useLiveRecords('tasks', taskEventNames);
  return useQuery({
    queryKey: ['tasks', 'waiting', focalUserId],
    queryFn: ({ signal }) => http<TaskWaiting>('GET', '/tasks/waiting', { query: { focalUserId }, signal }),
    placeholderData: (old) => old, refetchInterval: askAgainMs,
  });
}
