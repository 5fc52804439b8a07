import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TaskPlaces } from '@ioc/shared/task-places';
import { http, type Query } from '#platform/api';

/**
 * The tasks of the filter that lie somewhere. Asked for under the keys of a list, so that live changes reach them like any
 * list: a row that is shown changes at once, what comes, goes or moves with the answer a moment later.
 */
export function usePlaces(filter: Query) {
  return useQuery({
    queryKey: ['tasks', 'getList', 'places', filter],
    queryFn: ({ signal }) => http<TaskPlaces>('GET', '/tasks/places', { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
}
