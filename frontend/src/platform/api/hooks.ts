import { can, type Me, type Permission, type Place } from '@ioc/shared/access';
import type { Settings } from '@ioc/shared/settings';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { currentMe, watchMe } from './session';
import { fetchSettings } from './settings';

/** The signed-in person; null only for the moment between the end of a session and the sign-in page. */
export const useMe = (): Me | null => useSyncExternalStore(watchMe, currentMe);

/** May this person do this (here)? It decides what is shown; the server decides what is done. */
export function useCan(permission: Permission, place?: Place): boolean {
  const me = useMe();
  return me !== null && can(me.grants, permission, place);
}

/** Undefined until the first answer. Settings change with a restart of the server, so one answer lasts. */
export function useSettings(): Settings | undefined {
  return useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => fetchSettings(signal), staleTime: Infinity }).data;
}
