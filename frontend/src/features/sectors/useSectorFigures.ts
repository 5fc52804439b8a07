import type { SectorFigures } from '@ioc/shared/sectors';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { http } from '#platform/api';
import { onEvents, refreshLists } from '#platform/live';

/** Figures follow the tasks: counted by the server, asked again at most once a second while tasks change. */
export function useSectorFigures(): UseQueryResult<SectorFigures[]> {
  const queryClient = useQueryClient();
  useEffect(() => onEvents((events) => {
    if (events.some((event) => event.name.startsWith('task.'))) refreshLists(queryClient, 'sector-figures');
  }), [queryClient]);
  return useQuery({
    queryKey: ['sector-figures'],
    queryFn: ({ signal }) => http<SectorFigures[]>('GET', '/sectors/figures', { signal }),
    // Deadlines pass without any event.
    refetchInterval: 60_000,
  });
}
