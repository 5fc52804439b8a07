import { useQueryClient } from '@tanstack/react-query';
import { useLocaleState, useNotify } from 'ra-core';
import { useEffect } from 'react';
import { currentMe, onUnreachable, refreshMe, useMe, useSettings } from '#platform/api';
import { currentLocale, watchLocale } from '#platform/i18n';
import { closeLink, hearServerClock, onBegin, onBye, onReset, openLink, probeLink, restartLink } from '#platform/live';

/** Holds session, live link and query cache together. Renders nothing. */
export function LiveWiring() {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const settings = useSettings();
  const personId = useMe()?.id ?? null;
  const [, setLocale] = useLocaleState();

  useEffect(() => {
    if (personId === null) return undefined;
    openLink();
    return closeLink;
  }, [personId]);

  useEffect(() => {
    if (settings) hearServerClock(settings.now);
  }, [settings]);

  // Whatever was fetched before the stream began, or before it broke off for good, may have missed something.
  useEffect(() => {
    const askAllAgain = (): void => void queryClient.invalidateQueries();
    const stops = [onBegin(askAllAgain), onReset(askAllAgain)];
    return () => stops.forEach((stop) => stop());
  }, [queryClient]);

  useEffect(() => onUnreachable(probeLink), []);

  // Signed in again over the waiting application: what it shows is as old as the end of the last session.
  useEffect(() => {
    if (personId !== null) void queryClient.invalidateQueries();
  }, [personId, queryClient]);

  // The server ends a connection when the session is over or its rights were changed; asking tells which.
  useEffect(() => onBye(() => {
    closeLink();
    refreshMe().then(
      restartLink,
      (error: unknown) => {
        // A server that is shutting down says goodbye too; the session is then still good and the link tries again.
        if (currentMe() === null) return;
        if (error instanceof Error) notify(error.message, { type: 'warning' });
        openLink();
      },
    );
  }), [queryClient, notify]);

  // The sign-in page may have changed the language while the application waited beneath it.
  useEffect(() => watchLocale(() => setLocale(currentLocale())), [setLocale]);

  return null;
}
