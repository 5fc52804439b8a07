import { useMemo } from 'react';
import { useGetList } from 'ra-core';
import { workingClocks, type Calendar } from '@ioc/shared/calendars';
import type { WorkingClock } from '@ioc/shared/working-time';
import { useLiveRecords } from '#platform/live';

const calendarEvents = ['calendar.created', 'calendar.updated'] as const;
const all = { page: 1, perPage: 500 } as const;
const byOrg = { field: 'orgName', order: 'ASC' } as const;

/** All calendars, the province's first; they stay true while a screen is open. */
export function useCalendars() {
  useLiveRecords('calendars', calendarEvents);
  return useGetList<Calendar>('calendars', { pagination: all, sort: byOrg });
}

/** The clock of any organisation; null until the calendars have arrived. */
export function useWorkingClocks(): ((orgId: string | null) => WorkingClock) | null {
  const { data } = useCalendars();
  return useMemo(() => (data?.some(({ orgId }) => orgId === null) ? workingClocks(data) : null), [data]);
}
