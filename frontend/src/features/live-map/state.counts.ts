import { assetKindCodes } from '@ioc/shared/asset-kinds';
import type { OperationalState } from '@ioc/shared/assets';
import { countStates, type AllAssets, type StateCounts } from '#features/assets';

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
