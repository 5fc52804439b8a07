import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { onEvents, patchLists, type LiveRecord } from '#platform/live';

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

/** The same in lists: a change of state is laid over the rows that are shown, nothing is asked again for it alone. */
export function useAssetStatesInLists(): void {
  const queryClient = useQueryClient();
  useEffect(() => onEvents((events) => {
    const changed = new Map<string, LiveRecord>();
    for (const event of events) {
      if (event.name !== 'asset.state-changed') continue;
      const { id, to, since, source } = event.data;
      changed.set(id, { id, state: to, stateSince: since, stateSource: source } as LiveRecord);
    }
    patchLists(queryClient, 'assets', [...changed.values()]);
  }), [queryClient]);
}
