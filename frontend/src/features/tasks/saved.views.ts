/** Saved views and the addresses they stand for. */
import type { TaskView, TaskViewKind } from '@ioc/shared/task-views';
import { openTaskStates } from '@ioc/shared/tasks';

export const viewPaths: Readonly<Record<TaskViewKind, string>> = {
  list: '/tasks', board: '/tasks/board', calendar: '/tasks/calendar', timeline: '/tasks/timeline', map: '/tasks/map', statistics: '/tasks/statistics',
};

export const viewAt = (pathname: string): TaskViewKind =>
  (Object.entries(viewPaths) as [TaskViewKind, string][]).findLast(([, to]) => pathname === to || pathname.startsWith(`${to}/`))?.[0] ?? 'list';

/** In the one form in which all views read their filter. */
export const addressOf = ({ view, filter, sortField, sortOrder }: Pick<TaskView, 'view' | 'filter' | 'sortField' | 'sortOrder'>): string =>
  `${viewPaths[view]}?${new URLSearchParams({ filter: JSON.stringify(filter), page: '1', sort: sortField, order: sortOrder }).toString()}`;

/** Of a filter on the screen what can be kept: texts and lists of texts; what is empty narrows nothing. */
export function keptFilter(values: Readonly<Record<string, unknown>>): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value)) {
      const texts = value.filter((part): part is string => typeof part === 'string');
      if (texts.length > 0) kept[name] = texts;
    } else if (typeof value === 'string' && value !== '') kept[name] = value;
  }
  return kept;
}

/** What lists, boards and calendars begin with. */
export const openOnly = { state: [...openTaskStates] };
/** Is this what they begin with, and nothing anybody chose? */
export const isOpenOnly = (filter: Readonly<Record<string, unknown>>): boolean => JSON.stringify(filter) === JSON.stringify(openOnly);
