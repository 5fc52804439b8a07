/** Builders for specs: each states only what matters to the claim. */
import type { Alarm, AlarmEvents } from '@ioc/shared/alarms';
import type { LiveEvent } from '@ioc/shared/events';

export const buildAlarm = (over: Partial<Alarm> = {}): Alarm => ({
  id: 'alarm-1', type: 'connection-lost', severity: 'major', state: 'raised', assetId: 'asset-1', assetKind: 'bts',
  assetCode: 'CB-VTL-0001', assetName: 'Bảo Lạc 1', location: [105.67, 22.95], unitId: 'unit-1', unitName: 'xã Bảo Lạc',
  raisedAt: '2026-01-05T01:00:00Z', lastSeenAt: '2026-01-05T01:00:00Z', count: 1, acknowledgedBy: null, acknowledgedAt: null,
  note: null, clearedAt: null, clearedBy: null, closedAt: null, closedBy: null, taskIds: [], version: 1, ...over,
});

export const alarmEvent = (seq: number, name: keyof AlarmEvents, data: Alarm): LiveEvent =>
  ({ seq, id: `event-${seq}`, name, at: '2026-01-05T01:00:00Z', by: null, data });
