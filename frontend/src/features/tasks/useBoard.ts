import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { ListedTask, OverdueCounts, TaskState } from '@ioc/shared/tasks';
import { useDataProvider } from 'ra-core';
import { http, type Query } from '#platform/api';
import { boardColumns, layBoard, wantedOf, type LaidColumn } from './board.columns';

export interface BoardColumnData extends LaidColumn {
  column: TaskState;
  wanted: TaskState[];
  /** How many of the whole column are overdue. */
  overdue: number;
  isPending: boolean;
  error: Error | null;
  retry: () => void;
}

export const firstCards = 20;

/** Terms pass without any event. */
const askAgainMs = 60_000;

/**
 * All columns at once: a card that leaves one has to appear in another. Asked for under the keys of a list, so that live
 * changes reach them like any list.
 */
export function useBoard(filterValues: Record<string, unknown>, limits: Readonly<Record<string, number>>, held: ListedTask | null): BoardColumnData[] {
  const dataProvider = useDataProvider();
  const asked = boardColumns.map((column) => {
    const wanted = wantedOf(column, filterValues['state']);
    const sort = column === 'completed' ? { field: 'assignedAt', order: 'DESC' as const } : { field: 'dueAt', order: 'ASC' as const };
    return { column, wanted, params: { pagination: { page: 1, perPage: limits[column] ?? firstCards }, sort, filter: { ...filterValues, state: wanted } } };
  });
  const requests = asked.filter(({ wanted }) => wanted.length > 0);
  const answers = useQueries({
    queries: requests.map(({ params }) => ({
      queryKey: ['tasks', 'getList', params],
      queryFn: ({ signal }: { signal: AbortSignal }) => dataProvider.getList<ListedTask>('tasks', { ...params, signal }),
      placeholderData: keepPreviousData,
    })),
  });
  // The columns hold their first cards only, so how many are late is the server's to count: of all columns in one answer.
  const late = useQuery({
    queryKey: ['tasks', 'getOverdue', filterValues],
    queryFn: ({ signal }) => http<OverdueCounts>('GET', '/tasks/overdue', { query: filterValues as Query, signal }),
    enabled: !filterValues['deadline'], placeholderData: keepPreviousData, refetchInterval: askAgainMs,
  });
  const answerOf = (column: TaskState) => answers[requests.findIndex((request) => request.column === column)];
  const told = asked.map(({ column, wanted }) => ({ column, wanted, tasks: answerOf(column)?.data?.data ?? [], total: answerOf(column)?.data?.total }));
  const laid = layBoard(told, held);
  return asked.map(({ column, wanted }) => ({
    ...(laid.get(column) ?? { tasks: [], total: undefined }), column, wanted, overdue: wanted.reduce((sum, state) => sum + (late.data?.counts[state] ?? 0), 0),
    isPending: answerOf(column)?.isPending === true, error: answerOf(column)?.error ?? null, retry: () => void answerOf(column)?.refetch(),
  }));
}
