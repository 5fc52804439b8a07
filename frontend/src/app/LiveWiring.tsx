import { useQueryClient } from '@tanstack/react-query';
import { useLocaleState, useNotify } from 'ra-core';
import { useEffect } from 'react';
import { currentMe, isProblem, isSame, onUnreachable, refreshMe, useMe, useSettings } from '#platform/api';
import { currentLocale, watchLocale } from '#platform/i18n';
import { liveTasks } from '#features/tasks';
import { forgetDraftsAtSignOut } from '#platform/drafts';
import { closeLink, hearServerClock, onBegin, onBye, onEvents, onReset, onRights, openLink, probeLink, reloadLive, restartLink, useLinkState } from '#platform/live';
import { askAnew, askForTerms } from './askAnew';

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
    const stops = [onBegin(() => void queryClient.invalidateQueries()), onReset(() => void askAnew(queryClient))];
    return () => stops.forEach((stop) => stop());
  }, [queryClient]);

  useEffect(() => onUnreachable(probeLink), []);

  useEffect(forgetDraftsAtSignOut, []);

  // What could not be loaded meanwhile is asked for again: a page that failed must not wait for somebody to press a button.
  const isLive = useLinkState().state === 'live';
  useEffect(() => {
    if (isLive) void queryClient.refetchQueries({ type: 'active', predicate: ({ state }) => isProblem(state.error, 'system.unavailable') });
  }, [isLive, queryClient]);

  // The terms of tasks follow a changed calendar without being edited, so no event of theirs tells.
  useEffect(() => onEvents((events) => {
    if (!events.some(({ name, data }) => name === 'calendar.applied' && data.tasks > 0)) return;
    void askForTerms(queryClient);
    liveTasks.reload();
  }), [queryClient]);

  // Signed in again over the waiting application: what it shows is as old as the end of the last session.
  useEffect(() => {
    if (personId !== null) void queryClient.invalidateQueries();
  }, [personId, queryClient]);

  // Somebody changed what this person may do or see: menus, pages and rows follow while the screen is open. The person
  // comes first, because pages ask by their rights; without an answer the rows are read anew all the same.
  useEffect(() => onRights((grants) => {
    const me = currentMe();
    if (me === null || isSame(grants, me.grants)) return;
    refreshMe().then(reloadLive, (error: unknown) => {
      reloadLive();
      if (currentMe() !== null && error instanceof Error) notify(error.message, { type: 'warning' });
    });
  }), [notify]);

  // The server ends a connection when the session is over or the server is; asking tells which.
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
