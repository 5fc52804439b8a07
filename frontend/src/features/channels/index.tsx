/** Channels of notifications: how I want to be told by e-mail, what went out for a task, and what an administrator sees of e-mail, webhooks and the outbox. */
import { lazy } from 'react';

export { useSendingLine } from './useSendingLine';
export const PreferencesPage = lazy(async () => ({ default: (await import('./PreferencesPage')).PreferencesPage }));
export const ChannelsPage = lazy(async () => ({ default: (await import('./ChannelsPage')).ChannelsPage }));
