import type { CountedFilter } from '@ioc/shared/task-statistics';

/** The list of tasks narrowed to this, in react-admin's form of a list's address. */
export const taskListLink = (filter: CountedFilter): string =>
  `/tasks?${new URLSearchParams({ filter: JSON.stringify(filter), page: '1', sort: 'dueAt', order: 'ASC' }).toString()}`;
