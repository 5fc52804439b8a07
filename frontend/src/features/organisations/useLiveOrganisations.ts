import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { onEvents, refreshLists, useLiveRecords } from '#platform/live';

const organisationEvents = ['organisation.created', 'organisation.updated'] as const;

/** Rows are patched one by one; after a file of many the lists ask again. */
export function useLiveOrganisations(): void {
  const queryClient = useQueryClient();
  useLiveRecords('organisations', organisationEvents);
  useEffect(() => onEvents((events) => {
    if (events.some(({ name }) => name === 'organisation.batch-changed')) refreshLists(queryClient, 'organisations');
  }), [queryClient]);
}
