import { describe, expect, it } from '@jest/globals';
import { rolePermissions, type Me, type Role } from '@ioc/shared/access';
import type { AlarmState } from '@ioc/shared/alarms';
import { mayGiveTask, openDeeds, originOf, type AlarmDeed } from './alarm.actions';
import { buildAlarm } from './alarms.testing';

const someone = (role: Role): Me => ({
  id: 'me', username: 'me', fullName: 'Trần Thị Bích', orgId: null, orgName: null, locale: 'vi',
  grants: [{ role, permissions: rolePermissions[role], scope: { everywhere: true, unitIds: [], orgIds: [], sectorCodes: [] } }],
});

const table: [Role, AlarmState, AlarmDeed[], boolean][] = [
  ['operator', 'raised', ['acknowledge', 'clear'], true],
  ['operator', 'acknowledged', ['clear', 'close'], true],
  ['operator', 'cleared', ['close'], false],
  ['operator', 'closed', [], false],
  ['leader', 'raised', [], true],
  ['auditor', 'raised', [], false],
  ['unit_officer', 'raised', [], false],
  ['admin', 'acknowledged', [], false],
];

describe('what a person may do with an alarm', () => {
  it.each(table)('offers a %s in state %s: %j, giving a task: %s', (role, state, deeds, gives) => {
    expect(openDeeds(buildAlarm({ state }), someone(role))).toEqual(deeds);
    expect(mayGiveTask(buildAlarm({ state }), someone(role))).toBe(gives);
  });

  it('hands the form everything the alarm knows', () => {
    expect(originOf(buildAlarm({ type: 'degraded', severity: 'minor' }))).toMatchObject({
      subject: { kind: 'alarm', id: 'alarm-1' }, state: 'degraded', severity: 'minor', assetId: 'asset-1', unitId: 'unit-1',
    });
  });
});
