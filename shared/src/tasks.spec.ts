import { describe, expect, it } from '@jest/globals';
import { rolePermissions, type Actor, type Role, type Scope } from './access.js';
import { deadlineState, refuseStep, taskStates, taskSteps, taskTransitions, warnAt, type Task, type TaskState, type TaskStep } from './tasks.js';
import { officeWeek, workingClock } from './working-time.js';

const hour = 3_600_000;
const at = (hours: number) => new Date(Date.parse('2026-11-23T00:00:00Z') + hours * hour);
const iso = (hours: number) => at(hours).toISOString();

const office = workingClock({ week: officeWeek, days: [{ on: '2026-11-27', kind: 'off', name: 'Nghỉ', isProvisional: false }] });
const vn = (date: string, time: string) => new Date(`${date}T${time}:00+07:00`);

describe('the deadline', () => {
  /** An emergency, so that hours are hours. */
  const open = (dueInHours: number | null) => ({
    state: 'in_progress' as const, dueAt: dueInHours === null ? null : iso(dueInHours), completedAt: null,
    warnAt: dueInHours === null ? null : warnAt({ priority: 'hoa_toc', assignedAt: at(0), dueAt: at(dueInHours) }, office).toISOString(),
  });

  it.each([
    [240, 0, 'in_term'], [240, 191.99, 'in_term'], [240, 192, 'due_soon'], [240, 240, 'due_soon'], [240, 240.001, 'overdue'],
    [48, 23.99, 'in_term'], [48, 24, 'due_soon'], [10, 0, 'due_soon'], [10, 11, 'overdue'],
  ] as const)('of a term of %d hours is after %d hours "%s"', (term, hours, expected) => {
    expect(deadlineState(open(term), at(hours))).toBe(expected);
  });

  it.each([
    ['a short term, a working day before', vn('2026-11-23', '09:00'), vn('2026-11-25', '17:00'), vn('2026-11-24', '17:00')],
    ['over a day off and a weekend', vn('2026-11-23', '09:00'), vn('2026-11-30', '09:00'), vn('2026-11-26', '09:00')],
    ['a term of twenty working days, four of them before', vn('2026-11-02', '07:30'), vn('2026-11-30', '17:00'), vn('2026-11-23', '17:00')],
  ])('is near by the hours the lead works: %s', (_claim, assignedAt, dueAt, warn) => {
    expect(warnAt({ priority: 'thuong', assignedAt, dueAt }, office)).toEqual(warn);
    const task = { state: 'assigned' as const, dueAt: dueAt.toISOString(), warnAt: warn.toISOString(), completedAt: null };
    expect([deadlineState(task, new Date(warn.getTime() - 1)), deadlineState(task, warn)]).toEqual(['in_term', 'due_soon']);
  });

  it('is none without a due date, whatever the hour', () => {
    expect(deadlineState(open(null), at(10_000))).toBe('no_term');
  });

  it.each([[10, 'done_on_time'], [10.001, 'done_late'], [9, 'done_on_time']] as const)('counts a completion after %d of ten hours as %s, and looks no further at the clock', (hours, expected) => {
    expect(deadlineState({ ...open(10), state: 'completed', completedAt: iso(hours) }, at(1_000))).toBe(expected);
  });
});

describe('a step', () => {
  const scope: Scope = { everywhere: true, unitIds: [], orgIds: [], sectorCodes: [] };
  const person = (role: Role, part: Partial<Actor> = {}, narrowed: Partial<Scope> = {}): Actor => ({
    id: role, username: role, fullName: role, orgId: null, sessionId: null,
    grants: [{ role, permissions: rolePermissions[role], scope: { ...scope, ...narrowed } }], ...part,
  });
  const task = (state: TaskState, part: Partial<Task> = {}) => ({ state, leadOrgId: 'vtl', coordinatingOrgIds: ['vnp'], unitId: 'bac', sectorCode: 'HTS', submittedById: null, ...part });
  const lead = person('unit_officer', { orgId: 'vtl' }, { everywhere: false, orgIds: ['vtl'] });
  const giver = person('manager');

  const pairs = taskStates.flatMap((state) => taskSteps.map((step): [TaskState, TaskStep] => [state, step]));
  it.each(pairs)('in the state %s: %s is open to exactly one side, or to nobody', (state, step) => {
    const rule = taskTransitions[step];
    const open = (rule.from as readonly TaskState[]).includes(state);
    const mine = rule.side === 'lead-unit' ? lead : giver;
    const other = rule.side === 'lead-unit' ? giver : lead;
    expect(refuseStep(step, task(state), mine)).toBe(open ? null : 'task.step-refused');
    expect(refuseStep(step, task(state), other)).toBe(open ? 'task.not-your-side' : 'task.step-refused');
  });

  it('belongs to the lead, not to those who help', () => {
    expect(refuseStep('receive', task('assigned'), person('unit_officer', { orgId: 'vnp' }, { everywhere: false, orgIds: ['vnp'] }))).toBe('task.not-your-side');
  });

  it('is judged by nobody who submitted it', () => {
    for (const step of ['accept', 'send_back'] as const) expect(refuseStep(step, task('submitted', { submittedById: 'manager' }), giver)).toBe('task.own-submission');
    expect(refuseStep('cancel', task('submitted', { submittedById: 'manager' }), giver)).toBeNull();
  });

  it('is judged only where the judge’s scope reaches', () => {
    expect(refuseStep('accept', task('submitted'), person('manager', {}, { sectorCodes: ['YTE'] }))).toBe('task.not-your-side');
    expect(refuseStep('accept', task('submitted'), person('manager', {}, { everywhere: false, unitIds: ['bac'] }))).toBeNull();
  });
});
