/** The list of tasks, narrowed; an empty filter of its own would otherwise be the open ones. */
export const listOf = (filter: Record<string, unknown>): string => `/tasks?${new URLSearchParams({ filter: JSON.stringify(filter), page: '1' }).toString()}`;
