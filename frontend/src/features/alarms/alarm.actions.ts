import { can, type Me, type Permission } from '@ioc/shared/access';
import { alarmTransitions, type Alarm, type AlarmState } from '@ioc/shared/alarms';
import { kindOf } from '@ioc/shared/asset-kinds';
import type { TaskOrigin } from '#features/tasks';
import { isActive } from './alarms.live';

export const alarmDeeds = ['acknowledge', 'clear', 'close'] as const;
export type AlarmDeed = (typeof alarmDeeds)[number];

const leadsTo: Readonly<Record<AlarmDeed, { state: AlarmState; permission: Permission }>> = {
  acknowledge: { state: 'acknowledged', permission: 'alarm:acknowledge' },
  clear: { state: 'cleared', permission: 'alarm:clear' },
  close: { state: 'closed', permission: 'alarm:close' },
};

/**
 * What this person may do with an alarm now. The owner of the asset is not part of an alarm, so the question is asked
 * without a place; the server asks it with one.
 */
export const openDeeds = (alarm: Pick<Alarm, 'state'>, me: Me): AlarmDeed[] =>
  alarmDeeds.filter((deed) => (alarmTransitions[alarm.state] as readonly AlarmState[]).includes(leadsTo[deed].state)
    && can(me.grants, leadsTo[deed].permission));

export const mayGiveTask = (alarm: Pick<Alarm, 'state'>, me: Me): boolean => isActive(alarm) && can(me.grants, 'task:assign');

/** Ending what the devices still report needs a reason; the others may stay wordless. */
export const needsNote = (deed: AlarmDeed): boolean => deed === 'clear';

export const originOf = (alarm: Alarm): TaskOrigin => ({
  subject: { kind: 'alarm', id: alarm.id },
  name: alarm.assetName,
  kind: alarm.assetKind,
  state: alarm.type === 'degraded' ? 'degraded' : 'offline',
  severity: alarm.severity,
  unitId: alarm.unitId,
  unitName: alarm.unitName,
  ownerOrgId: null,
  assetId: alarm.assetId,
});

export const shapeOf = (alarm: Pick<Alarm, 'assetKind'>) => kindOf(alarm.assetKind).symbol;
