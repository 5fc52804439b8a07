/**
 * An alarm is one outage of one asset from the first sign to the end, however many readings say so:
 * at most one of a type is active for an asset. Domain §3.3.2.
 */
import type { Permission } from './access.js';
import type { AssetKind } from './asset-kinds.js';
import type { LngLat } from './geo.js';
import type { Choices } from './words.js';

/** Worst first. */
export const alarmSeverities = ['critical', 'major', 'minor', 'warning'] as const;
export type AlarmSeverity = (typeof alarmSeverities)[number];
export const alarmSeverityNames = {
  critical: { vi: 'Nghiêm trọng', en: 'Critical' },
  major: { vi: 'Lớn', en: 'Major' },
  minor: { vi: 'Nhỏ', en: 'Minor' },
  warning: { vi: 'Nhắc nhở', en: 'Warning' },
} as const satisfies Choices<AlarmSeverity>;

export const alarmTypes = {
  'connection-lost': { vi: 'Mất liên lạc', en: 'Connection lost' },
  degraded: { vi: 'Hoạt động suy giảm', en: 'Degraded operation' },
  reported: { vi: 'Được báo sự cố', en: 'Reported trouble' },
} as const satisfies Choices<string>;
export type AlarmType = keyof typeof alarmTypes;
export const alarmTypeCodes = Object.keys(alarmTypes) as [AlarmType, ...AlarmType[]];

export const alarmStates = ['raised', 'acknowledged', 'cleared', 'closed'] as const;
export type AlarmState = (typeof alarmStates)[number];
export const alarmStateNames = {
  raised: { vi: 'Chưa xác nhận', en: 'Unacknowledged' },
  acknowledged: { vi: 'Đã xác nhận', en: 'Acknowledged' },
  cleared: { vi: 'Đã hết', en: 'Cleared' },
  closed: { vi: 'Đã đóng', en: 'Closed' },
} as const satisfies Choices<AlarmState>;

/** `cleared → raised` is recurrence: the same alarm comes back with a count instead of a new one. */
export const alarmTransitions = {
  raised: ['acknowledged', 'cleared'],
  acknowledged: ['cleared', 'closed'],
  cleared: ['raised', 'closed'],
  closed: [],
} as const satisfies Record<AlarmState, readonly AlarmState[]>;

export const activeAlarmStates = ['raised', 'acknowledged'] as const satisfies readonly AlarmState[];

/** Trouble that returns within this time is the same alarm again. */
export const recurrenceMinutes = 10;

export interface Alarm {
  id: string;
  type: AlarmType;
  severity: AlarmSeverity;
  state: AlarmState;
  assetId: string;
  assetKind: AssetKind;
  assetCode: string;
  assetName: string;
  location: LngLat;
  unitId: string | null;
  unitName: string | null;
  raisedAt: string;
  lastSeenAt: string;
  /** 1 + how often it came back within the recurrence time. */
  count: number;
  acknowledgedBy: string | null;
  acknowledgedAt: string | null;
  note: string | null;
  clearedAt: string | null;
  /** Null when the trouble went away by itself. */
  clearedBy: string | null;
  closedAt: string | null;
  closedBy: string | null;
  /** Tasks that were given for it. */
  taskIds: string[];
  version: number;
}

/**
 * What came of acknowledging several at once. In a storm some end by themselves while a person is typing: the others are
 * done all the same, and of each refused one it says why, as it would be said of it alone.
 */
export interface AlarmsAcknowledged {
  acknowledged: Alarm[];
  refused: { id: string; code: 'alarm.not-found' | 'access.not-permitted' | 'alarm.step-refused' }[];
}

/** One step of an alarm: what happened, when, by whom (null = the system) and what was said. */
export interface AlarmStep {
  at: string;
  kind: 'raised' | 'recurred' | 'acknowledged' | 'cleared' | 'closed';
  byName: string | null;
  note: string | null;
}

export const alarmSorts = ['raisedAt', 'severity', 'state', 'assetCode', 'unitName'] as const;

/** The active alarms in scope, worst and newest first, cut off at `limit`; `total` counts them all. */
export interface AlarmBoard {
  seq: number;
  total: number;
  unacknowledged: number;
  alarms: Alarm[];
}

export interface AlarmEvents {
  'alarm.raised': Alarm;
  'alarm.recurred': Alarm;
  'alarm.acknowledged': Alarm;
  'alarm.cleared': Alarm;
  'alarm.closed': Alarm;
}
export const alarmAudience = {
  'alarm.raised': 'alarm:read',
  'alarm.recurred': 'alarm:read',
  'alarm.acknowledged': 'alarm:read',
  'alarm.cleared': 'alarm:read',
  'alarm.closed': 'alarm:read',
} as const satisfies Record<keyof AlarmEvents, Permission>;

export const alarmProblems = {
  'alarm.not-found': 404,
  'alarm.step-refused': 409,
  'alarm.note-required': 422,
} as const;

/** Worst first, then newest: the order in which an operator should look. */
export function byUrgency(a: Pick<Alarm, 'state' | 'severity' | 'raisedAt'>, b: Pick<Alarm, 'state' | 'severity' | 'raisedAt'>): number {
  const unacknowledged = Number(b.state === 'raised') - Number(a.state === 'raised');
  if (unacknowledged !== 0) return unacknowledged;
  const severity = alarmSeverities.indexOf(a.severity) - alarmSeverities.indexOf(b.severity);
  if (severity !== 0) return severity;
  return a.raisedAt < b.raisedAt ? 1 : a.raisedAt > b.raisedAt ? -1 : 0;
}
