/** Working calendars: the screen arrives when it is opened, the clocks are small and shared. */
import { lazy } from 'react';

export { useWorkingClocks } from './useCalendars';
export { useMonth, type MonthDay } from './useMonth';

export const CalendarPage = lazy(async () => ({ default: (await import('./CalendarPage')).CalendarPage }));
