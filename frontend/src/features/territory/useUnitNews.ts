import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onEvents, refreshLists } from '#platform/live';

/** Keeps lists and histories of units true while a page of theirs is open; a form keeps the version it began with. */
export function useUnitNews(): void {
  const queryClient = useQueryClient();
  useEffect(() => onEvents((events) => {
    if (events.some(({ name }) => name === 'territory.changed')) refreshLists(queryClient, 'units');
  }), [queryClient]);
}
