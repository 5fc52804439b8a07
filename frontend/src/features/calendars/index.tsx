/** Working calendars: the screen arrives when it is opened, the clocks are small and shared. */
import { lazy } from 'react';

export { useWorkingClocks } from './useCalendars';

export const CalendarPage = lazy(async () => ({ default: (await import('./CalendarPage')).CalendarPage }));
