import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useEffect } from 'react';
import type { ChannelBoard, OutboxMessage, OutboxState, Webhook } from '@ioc/shared/channels';
import type { Page } from '@ioc/shared/list';
import { http } from '#platform/api';
import { onEvents } from '#platform/live';

const key = ['channels'] as const;
/** Most of what the worker does is no event: it would be as many as there are messages. */
const lookMs = 10_000;

export const useBoard = () => useQuery({ queryKey: [...key, 'board'], queryFn: ({ signal }) => http<ChannelBoard>('GET', '/channels', { signal }), refetchInterval: lookMs });
export const useWebhooks = () => useQuery({ queryKey: [...key, 'webhooks'], queryFn: ({ signal }) => http<Page<Webhook>>('GET', '/webhooks', { signal }) });
export const useOutbox = (state: OutboxState | null, page: number, perPage: number) => useQuery({
  queryKey: [...key, 'outbox', state, page], refetchInterval: lookMs,
  queryFn: ({ signal }) => http<Page<OutboxMessage>>('GET', '/channels/outbox', { query: { page, perPage, ...(state === null ? {} : { state }) }, signal }),
});

/** What other administrators do here is seen as it happens. */
export function useLiveChannels(): void {
  const queryClient = useQueryClient();
  useEffect(() => onEvents((events) => {
    if (events.some(({ name }) => name.startsWith('channel.'))) void queryClient.invalidateQueries({ queryKey: key });
  }), [queryClient]);
}

/** Does something about channels and tells how it went; what is shown follows. */
export function useDeed(): <Result>(deed: Promise<Result>, said: (result: Result) => string) => void {
  const notify = useNotify();
  const queryClient = useQueryClient();
  return (deed, said) => {
    deed
      .then((result) => notify(said(result), { type: 'success' }), (error: unknown) => notify(error instanceof Error ? error.message : String(error), { type: 'warning' }))
      .finally(() => void queryClient.invalidateQueries({ queryKey: key }));
  };
}
