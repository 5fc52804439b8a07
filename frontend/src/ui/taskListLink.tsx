/** The list of tasks narrowed to this, in react-admin's form of a list's address. */
export const taskListLink = (filter: object): string =>
  `/tasks?${new URLSearchParams({ filter: JSON.stringify(filter), page: '1', sort: 'dueAt', order: 'ASC' }).toString()}`;
