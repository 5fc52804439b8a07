import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { onEvents } from '#platform/live';

/** A change of state carries no whole asset, so the page that shows one asks for it again. */
export function useAssetLive(id: string): void {
  const queryClient = useQueryClient();
  useEffect(() => onEvents((events) => {
    const isConcerned = events.some((event) => event.name === 'asset.state-changed' && event.data.id === id);
    if (!isConcerned) return;
    void queryClient.invalidateQueries({
      predicate: ({ queryKey: [resource, verb, params] }) => resource === 'assets'
        && (verb === 'history' ? params === id : verb === 'getOne' && (params as { id?: unknown } | undefined)?.id === id),
    });
  }), [queryClient, id]);
}
