import { kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import type { AlarmSeverity, AlarmType } from '@ioc/shared/alarms';
import type { OperationalState } from '@ioc/shared/assets';

/** What a state asks of the alarms of its asset: which one to raise, if any; the other automatic ones end. */
export interface AlarmDemand {
  raise: { type: AlarmType; severity: AlarmSeverity } | null;
}

/**
 * Unknown is not a failure, and maintenance masks: both end what the devices had raised. Alarms that a person raised
 * ("reported") are never ended by a state.
 */
export function demandOf(kind: AssetKind, state: OperationalState): AlarmDemand {
  const { severity } = kindOf(kind);
  if (state === 'offline') return { raise: { type: 'connection-lost', severity: severity.offline } };
  if (state === 'degraded') return { raise: { type: 'degraded', severity: severity.degraded } };
  return { raise: null };
}

/** The types that follow the state by themselves. */
export const automaticTypes = ['connection-lost', 'degraded'] as const satisfies readonly AlarmType[];

/**
 * Changes of one batch as rounds in which no asset appears twice, in the order they happened: so that a batch can be
 * handled by sets and an asset that fell and rose within it still leaves its trace.
 */
export function inRounds<Change extends { id: string }>(changes: readonly Change[]): Change[][] {
  const seen = new Map<string, number>();
  const rounds: Change[][] = [];
  for (const change of changes) {
    const round = seen.get(change.id) ?? 0;
    seen.set(change.id, round + 1);
    (rounds[round] ??= []).push(change);
  }
  return rounds;
}
