import { useEffect } from 'react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '@ioc/shared/events';
import type { TimelineFilter, TimelineLine, TimelinePage } from '@ioc/shared/timelines';
import { http } from '#platform/api';
import { onEvents } from '#platform/live';
import { updatesKey } from './useTaskSend';

/** Does this event add a line to the timeline of the task, or change one? */
function concerns({ name, data }: LiveEvent, taskId: string): boolean {
  if (name === 'reminder.sent' || name === 'sending.changed' || name.startsWith('comment.')) return (data as { task: { id: string } }).task.id === taskId;
  return name.startsWith('task.') && (data as { id: string }).id === taskId;
}

export interface TimelineState {
  lines: readonly TimelineLine[];
  isPending: boolean;
  error: Error | null;
  /** Null when there are no older lines. */
  older: (() => void) | null;
  isLoadingOlder: boolean;
  askAgain: () => void;
}

/** The timeline as far as it was asked for, kept true. `onNews`: something is about to be added or changed. */
export function useTimeline(taskId: string, filter: TimelineFilter, onNews: () => void): TimelineState {
  const queryClient = useQueryClient();
  const { data, isPending, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...updatesKey(taskId), 'timeline', filter],
    queryFn: ({ pageParam, signal }) => http<TimelinePage>('GET', `/tasks/${taskId}/timeline`, { query: { filter, ...(pageParam === null ? {} : { before: pageParam }) }, signal }),
    initialPageParam: null as number | null, getNextPageParam: ({ before }) => before, placeholderData: (old) => old,
  });
  const askAgain = (): void => void queryClient.invalidateQueries({ queryKey: updatesKey(taskId) });
  useEffect(() => onEvents((events) => {
    if (!events.some((event) => concerns(event, taskId))) return;
    onNews();
    void queryClient.invalidateQueries({ queryKey: updatesKey(taskId) });
  }), [queryClient, taskId, onNews]);
  return {
    lines: data?.pages.flatMap(({ lines }) => lines) ?? [], isPending, error: data ? null : error,
    older: hasNextPage ? () => void fetchNextPage() : null, isLoadingOlder: isFetchingNextPage, askAgain,
  };
}
