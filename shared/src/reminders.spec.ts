import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rolePermissions, type Role } from './access.js';
import { anchorsAt, firstRules, laterRules, misfit, mostOccurrences, responseRules, reviewRules, ruleKinds, type ReminderRule } from './reminders.js';
import { reminderRule } from './reminders.input.js';
import { isParty, type TaskParty, type ToldTask } from './task-parties.js';
import { continuousClock, officeWeek, workingClock } from './working-time.js';

const clock = workingClock({ week: officeWeek, days: [] });
const vn = (text: string) => new Date(`${text}:00+07:00`);
const rule = (kind: ReminderRule['kind'], days: number | null, everyDays: number | null = null) => ({ kind, days, everyDays });
const iso = (moments: readonly Date[]) => moments.map((moment) => moment.toISOString());

describe('the moments a task is compared with', () => {
  it('leave the weekend out', () => {
    // Monday 09:00: three working days ago was Wednesday 09:00.
    expect(iso(anchorsAt(rule('overdue', 3), vn('2026-11-30T09:00'), clock))).toEqual(iso([vn('2026-11-25T09:00')]));
    expect(iso(anchorsAt(rule('overdue', 3), vn('2026-11-30T09:00'), continuousClock))).toEqual(iso([vn('2026-11-27T09:00')]));
  });

  it('do not move while nobody works: what was due on Friday evening is late on Monday morning', () => {
    const overdue = (now: Date) => (anchorsAt(rule('overdue', 0), now, clock)[0] ?? now) > vn('2026-11-27T17:00');
    expect([overdue(vn('2026-11-28T10:00')), overdue(vn('2026-11-30T07:30')), overdue(vn('2026-11-30T07:31'))]).toEqual([false, false, true]);
  });

  it('count what falls on days off as due on the last working day before them', () => {
    const [until] = anchorsAt(rule('due_today', null), vn('2026-11-27T08:00'), clock);
    expect(until).toEqual(vn('2026-11-30T07:30'));
  });

  it('are one for a rule that speaks once, and step back evenly for one that repeats', () => {
    expect(anchorsAt(rule('not_received', 1), vn('2026-11-25T09:00'), clock)).toHaveLength(1);
    const [first, second, third] = anchorsAt(rule('overdue', 0, 2), vn('2026-11-27T09:00'), clock);
    expect([first, second, third]).toEqual([vn('2026-11-27T09:00'), vn('2026-11-25T09:00'), vn('2026-11-23T09:00')]);
    expect(anchorsAt(rule('overdue', 0, 2), vn('2026-11-27T09:00'), clock)).toHaveLength(mostOccurrences);
  });

  it('say what counting for each task would say, at any moment', () => {
    const minutesOf2026 = fc.integer({ min: 0, max: 300 * 1_440 }).map((minute) => new Date(vn('2026-01-05T00:00').getTime() + minute * 60_000));
    fc.assert(
      fc.property(minutesOf2026, minutesOf2026, fc.constantFrom(0.5, 1, 3, 10), (anchor, now, days) => {
        const [reached] = anchorsAt(rule('overdue', days), now, clock);
        expect(reached !== undefined && anchor < reached).toBe(clock.between(anchor, now) > days * clock.dayMs);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a rule', () => {
  it('has the numbers of its kind and no others', () => {
    for (const first of [...firstRules, ...laterRules, ...responseRules, ...reviewRules]) expect(misfit(first)).toBeNull();
    expect(ruleKinds.map((kind) => misfit(rule(kind, null)))).toEqual([null, null, 'days', 'days', 'days', null, 'days', 'days', 'days']);
    expect(ruleKinds.map((kind) => misfit(rule(kind, 1, 1)))).toEqual(['everyDays', 'days', null, null, null, 'everyDays', null, null, 'everyDays']);
    const sent = (more: object) => reminderRule.safeParse({ kind: 'overdue', days: 1, everyDays: null, to: ['leader', 'focal', 'leader'].slice(0, 2), isOn: true, ...more });
    expect(sent({}).data?.to).toEqual(['focal', 'leader']);
    expect([sent({ days: null }), sent({ days: 0.3 }), sent({ days: 61 }), sent({ to: [] }), sent({ kind: 'due_soon', everyDays: 1 })].map(({ success }) => success)).toEqual(Array(5).fill(false));
  });
});

describe('the parties of a task', () => {
  const task: ToldTask = { id: 't', code: 'NV-1', title: 'Việc', dueAt: null, leadOrgId: 'lead', coordinatingOrgIds: ['other'], focalUserId: null, parentId: null, giverOrgId: 'centre', assignerId: 'giver', unitId: null, sectorCode: 'HTS' };
  const person = (id: string, orgId: string | null, role: Role) =>
    ({ id, orgId, grants: [{ role, permissions: rolePermissions[role], scope: { everywhere: true, unitIds: [], orgIds: [], sectorCodes: [] } }] });
  const ofOrg = (orgId: string) => [{ role: 'unit_officer' as const, permissions: rolePermissions.unit_officer, scope: { everywhere: false, unitIds: [], orgIds: [orgId], sectorCodes: [] } }];
  const cases: readonly [TaskParty, ReturnType<typeof person>, boolean][] = [
    ['focal', person('a', 'lead', 'unit_officer'), true], ['focal', person('a', 'lead', 'unit_leader'), false], ['focal', person('a', 'other', 'unit_officer'), false],
    ['unit-leader', person('a', 'lead', 'unit_leader'), true], ['unit-leader', person('a', 'lead', 'leader'), true], ['unit-leader', person('a', 'other', 'unit_leader'), false],
    ['coordinating', person('a', 'other', 'unit_officer'), true], ['coordinating', person('a', 'lead', 'unit_officer'), false], ['coordinating', person('a', null, 'leader'), false],
    ['assigner', person('giver', null, 'operator'), true], ['assigner', person('a', null, 'operator'), false],
    ['decider', person('a', 'centre', 'manager'), true], ['decider', person('a', 'centre', 'operator'), false], ['decider', person('a', 'elsewhere', 'manager'), false],
    ['reviewer', person('a', 'elsewhere', 'leader'), true], ['reviewer', person('a', 'centre', 'manager'), false],
    ['leader', person('a', null, 'leader'), true], ['leader', person('a', null, 'manager'), false],
  ];
  it('are found by office and role', () => {
    const child = { ...task, parentId: 'p', giverOrgId: 'department' };
    expect(['department', 'other', 'lead'].map((orgId) => isParty('decider', { ...person('a', orgId, 'unit_officer'), grants: ofOrg(orgId) }, child))).toEqual([true, false, false]);
    expect(isParty('decider', { ...person('a', 'department', 'unit_officer'), grants: ofOrg('department') }, { ...child, parentId: null })).toBe(false);
    for (const [party, who, expected] of cases) expect({ party, who, is: isParty(party, who, task) }).toEqual({ party, who, is: expected });
  });
});
