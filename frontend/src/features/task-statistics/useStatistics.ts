import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { TaskGroup, TaskStatistics } from '@ioc/shared/task-statistics';
import { http } from '#platform/api';
import { onEvents, refreshLists } from '#platform/live';
import type { Days } from './statistics.period';

const key = 'task-statistics';

export interface StatisticsQuestion extends Days {
  by: TaskGroup;
  sectorCode?: string;
  planId?: string;
}

/** Counted by the server, asked again at most once a second while tasks change, and each minute for the deadlines that pass. */
export function useStatistics(question: StatisticsQuestion): UseQueryResult<TaskStatistics> {
  const queryClient = useQueryClient();
  useEffect(() => onEvents((events) => {
    if (events.some(({ name }) => name.startsWith('task.'))) refreshLists(queryClient, key);
  }), [queryClient]);
  return useQuery({
    queryKey: [key, question],
    queryFn: ({ signal }) => http<TaskStatistics>('GET', '/tasks/statistics', { query: { ...question }, signal }),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });
}
