import type { DeadlineState, TaskState } from '@ioc/shared/tasks';

export interface TaskFilter {
  sectorCode: string;
  deadline?: DeadlineState[];
  state?: readonly TaskState[];
}

/** The list of tasks narrowed to this, in react-admin's form of a list's address. */
export const taskListLink = (filter: TaskFilter): string =>
  `/tasks?${new URLSearchParams({ filter: JSON.stringify(filter), page: '1', sort: 'dueAt', order: 'ASC' }).toString()}`;
