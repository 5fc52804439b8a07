import { describe, expect, it } from '@jest/globals';
import { assetKindCodes } from '@ioc/shared/asset-kinds';
import type { OperationalState } from '@ioc/shared/assets';
import type { AllAssets } from '#features/assets';
import { sumStates } from './state.counts';

/** Every kind with the same two points, in the given phase of its arrival. */
function all(states: readonly OperationalState[], late: Partial<Record<string, 'loading' | 'failed'>> = {}): AllAssets {
  const rows = new Map(states.map((state, at) => [String(at), { state }]));
  return Object.fromEntries(assetKindCodes.map((kind) => [
    kind, { status: late[kind] ?? 'ready', error: null, state: { kind, seq: 1, filters: [], rows: late[kind] ? new Map() : rows } },
  ])) as unknown as AllAssets;
}

describe('the states of the province', () => {
  it('are summed over all kinds', () => {
    expect(sumStates(all(['online', 'offline']))).toMatchObject({ online: assetKindCodes.length, offline: assetKindCodes.length, unknown: 0 });
  });

  it.each(['loading', 'failed'] as const)('are not known while one kind is %s, rather than nothing being down', (status) => {
    expect(sumStates(all(['online'], { bts: status }))).toBeNull();
  });
});
