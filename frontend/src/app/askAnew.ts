import type { Query, QueryClient } from '@tanstack/react-query';
import { isWithheld } from '#platform/api';

/**
 * Everything on the screen is asked for again, everything else forgotten. What is there stays until its answer comes,
 * so that a form half filled in is not lost; but where the answer is that it is not for this person, it leaves the screen.
 */
export async function askAnew(queryClient: QueryClient): Promise<void> {
  queryClient.removeQueries({ type: 'inactive' });
  await queryClient.invalidateQueries();
  await queryClient.resetQueries({ predicate: ({ state }) => state.status === 'error' && isWithheld(state.error) });
}

/** Tasks as rows and records, and what is counted by their terms; not what people wrote about them. */
const isByTerm = ({ queryKey: [resource, verb] }: Query): boolean =>
  resource === 'sector-figures' || resource === 'task-statistics' || (resource === 'tasks' && String(verb).startsWith('get'));

/** When terms of tasks have moved without an edit: only what shows them is asked for again. */
export const askForTerms = (queryClient: QueryClient): Promise<void> => queryClient.invalidateQueries({ predicate: isByTerm });
