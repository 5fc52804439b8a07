import { assetKindCodes } from '@ioc/shared/asset-kinds';
import type { OperationalState } from '@ioc/shared/assets';
import { deadlineState } from '@ioc/shared/tasks';
import { countStates, type AllAssets, type StateCounts } from '#features/assets';
import type { MapTask } from '#features/tasks';

/**
 * How many points of all kinds are in each state. Null until every kind has arrived: a sum over a part would say that
 * nothing is down when nobody has looked yet.
 */
export function sumStates(all: AllAssets): StateCounts | null {
  if (assetKindCodes.some((kind) => all[kind].status !== 'ready')) return null;
  const sum = countStates([]);
  for (const kind of assetKindCodes) {
    const counts = countStates(all[kind].state.rows.values());
    for (const state of Object.keys(sum) as OperationalState[]) sum[state] += counts[state];
  }
  return sum;
}

/** Open tasks by their term, as lists and statistics count them; what has none is owed at no time and in time. */
export function countTerms(tasks: Iterable<MapTask>, now: Date): Record<'overdue' | 'due_soon' | 'in_term', number> {
  const counts = { overdue: 0, due_soon: 0, in_term: 0 };
  for (const task of tasks) {
    const term = deadlineState({ ...task, completedAt: null }, now);
    counts[term === 'overdue' || term === 'due_soon' ? term : 'in_term']++;
  }
  return counts;
}
