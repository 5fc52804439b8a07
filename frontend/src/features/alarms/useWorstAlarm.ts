import type { Alarm } from '@ioc/shared/alarms';
import { useSharedLive } from '#platform/live';
import { worstByAsset } from './alarms.live';
import { liveAlarms } from './alarms.store';

/** The active alarms of one asset, live. */
export function useAssetAlarms(assetId: string): Alarm[] {
  const { alarms } = useSharedLive(liveAlarms, 300).state;
  return [...alarms.values()].filter((alarm) => alarm.assetId === assetId);
}

/** The one that decides what should be done about an asset; null when nothing is wrong. */
export function useWorstAlarm(assetId: string): Alarm | null {
  return worstByAsset(useAssetAlarms(assetId)).get(assetId) ?? null;
}
