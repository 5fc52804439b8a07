import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { ListedTask, TaskState } from '@ioc/shared/tasks';
import { useDataProvider } from 'ra-core';
import { boardColumns, layBoard, wantedOf, type LaidColumn } from './board.columns';

export interface BoardColumnData extends LaidColumn {
  column: TaskState;
  wanted: TaskState[];
  filter: Record<string, unknown>;
  isPending: boolean;
  error: Error | null;
  retry: () => void;
}

export const firstCards = 20;

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
  const answerOf = (column: TaskState) => answers[requests.findIndex((request) => request.column === column)];
  const told = asked.map(({ column, wanted }) => ({ column, wanted, tasks: answerOf(column)?.data?.data ?? [], total: answerOf(column)?.data?.total }));
  const laid = layBoard(told, held);
  return asked.map(({ column, wanted, params }) => ({
    ...(laid.get(column) ?? { tasks: [], total: undefined }), column, wanted, filter: params.filter,
    isPending: answerOf(column)?.isPending === true, error: answerOf(column)?.error ?? null, retry: () => void answerOf(column)?.refetch(),
  }));
}
