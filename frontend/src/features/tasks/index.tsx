/** Tasks: the work that was given, on the map, in lists and on the board. Screens arrive when they are opened. */
import { lazy } from 'react';

/** The filter of all views of tasks, for those that stand in features of their own. */
export const TaskNarrowed = lazy(async () => ({ default: (await import('./TaskNarrowed')).TaskNarrowed }));
export const TaskList = lazy(async () => ({ default: (await import('./TaskList')).TaskList }));
export const TaskBoard = lazy(async () => ({ default: (await import('./TaskBoard')).TaskBoard }));
export const TaskCalendar = lazy(async () => ({ default: (await import('./TaskCalendar')).TaskCalendar }));
export const TaskMap = lazy(async () => ({ default: (await import('./TaskMap')).TaskMap }));
export const MyWorkPage = lazy(async () => ({ default: (await import('./MyWorkPage')).MyWorkPage }));
export const WaitingCount = lazy(async () => ({ default: (await import('./WaitingCount')).WaitingCount }));
export const TaskSchedule = lazy(async () => ({ default: (await import('./TaskSchedule')).TaskSchedule }));
export const TaskShow = lazy(async () => ({ default: (await import('./TaskShow')).TaskShow }));
export const TaskForm = lazy(async () => ({ default: (await import('./TaskForm')).TaskForm }));
export const TaskPanel = lazy(async () => ({ default: (await import('./TaskPanel')).TaskPanel }));
export const OrganisationPicker = lazy(async () => ({ default: (await import('./OrganisationPicker')).OrganisationPicker }));
export const TaskTable = lazy(async () => ({ default: (await import('./TaskTable')).TaskTable }));

export { matching } from './organisation.search';
export { useOrganisations, useSectors } from './useTaskChoices';
export { liveTasks } from './tasks.store';
export { byDue, type MapTask, type TaskLive } from './tasks.live';
export { taskEventNames } from './task.events';
export type { TaskOrigin } from './task.defaults';
export type { TaskValues } from './task.form';
export type { PartValues } from './task.parts';
