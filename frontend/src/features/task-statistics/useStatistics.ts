import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { TaskGroup, TaskStatistics } from '@ioc/shared/task-statistics';
import type { TaskTrend, TrendStep } from '@ioc/shared/task-trend';
import { http, type Query } from '#platform/api';
import { onEvents, refreshLists } from '#platform/live';

const key = 'task-statistics';

/** Counted by the server, asked again at most once a second while tasks change, and each minute for the deadlines that pass. */
function useCounted<Answer>(path: string, question: Query): UseQueryResult<Answer> {
  const queryClient = useQueryClient();
  useEffect(() => onEvents((events) => {
    if (events.some(({ name }) => name.startsWith('task.'))) refreshLists(queryClient, key);
  }), [queryClient]);
  return useQuery({
    queryKey: [key, path, question],
    queryFn: ({ signal }) => http<Answer>('GET', path, { query: question, signal }),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });
}

/** The filter of a list, counted by one thing. */
export const useStatistics = (question: Query & { by: TaskGroup }): UseQueryResult<TaskStatistics> => useCounted('/tasks/statistics', question);

/** The same over time; without days the last months up to today. */
export const useTrend = (question: Query & { every: TrendStep; from: string | null; to: string | null }): UseQueryResult<TaskTrend> => useCounted('/tasks/trend', question);
