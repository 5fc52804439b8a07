import { describe, expect, it } from '@jest/globals';
import { rolePermissions, type Actor, type Role, type Scope } from './access.js';
import {
  isDone, isOpen, isPrepared, refuseStep, separations, stepEvent, taskStates, taskSteps, taskTransitions, type RuledTask, type TaskState, type TaskStep, type TaskTransition,
} from './task-machine.js';

const now = new Date('2026-11-24T02:00:00Z');
const rules: Readonly<Record<TaskStep, TaskTransition>> = taskTransitions;

describe('the machine', () => {
  it('leads from a draft and from given work to every state, and out of none that is final', () => {
    const reached = new Set<TaskState>(['draft']);
    for (let before = 0; before !== reached.size; ) {
      before = reached.size;
      for (const { from, to } of Object.values(rules)) if (to !== 'previous' && from.some((state) => reached.has(state))) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...taskStates].sort());
    const leavesOf = (state: TaskState) => taskSteps.filter((step) => rules[step].from.includes(state) && rules[step].to !== state);
    expect(taskStates.filter((state) => leavesOf(state).length === 0)).toEqual(['evaluated', 'cancelled']);
  });

  it('holds each state to be prepared, open or done, or called off', () => {
    for (const state of taskStates) expect([isPrepared(state), isOpen(state), isDone(state), state === 'cancelled'].filter(Boolean)).toHaveLength(1);
  });

  it('has somebody else decide wherever somebody asks', () => {
    for (const [step, { asks, to }] of Object.entries(rules)) {
      if (!asks || to === 'previous') continue;
      const answers = taskSteps.filter((answer) => rules[answer].notBy?.includes('askedById') && rules[answer].from.includes(to));
      expect({ step, answers: answers.length > 0 }).toEqual({ step, answers: true });
    }
  });

  it('tells the lead unit nothing of what was called off before it was given', () => {
    expect([stepEvent('cancel', 'draft'), stepEvent('cancel', 'pending_approval'), stepEvent('cancel', 'assigned')]).toEqual(['task.draft-dropped', 'task.draft-dropped', 'task.cancelled']);
  });
});

describe('a step', () => {
  const scope: Scope = { everywhere: true, unitIds: [], orgIds: [], sectorCodes: [] };
  const person = (role: Role, part: Partial<Actor> = {}, narrowed: Partial<Scope> = {}): Actor => ({
    id: role, username: role, fullName: role, orgId: null, sessionId: null,
    grants: [{ role, permissions: rolePermissions[role], scope: { ...scope, ...narrowed } }], ...part,
  });
  const task = (state: TaskState, part: Partial<RuledTask> = {}): RuledTask => ({
    state, leadOrgId: 'vtl', coordinatingOrgIds: ['vnp'], unitId: 'bac', sectorCode: 'HTS', parentId: null, giverOrgId: null, submittedById: null, askedById: null, evaluatedById: null,
    appeal: null, returnUntil: '2026-11-25T10:00:00Z', ...part,
  });
  const lead = person('unit_officer', { orgId: 'vtl' }, { everywhere: false, orgIds: ['vtl'] });
  const giver = person('leader');

  const pairs = taskStates.flatMap((state) => taskSteps.map((step): [TaskState, TaskStep] => [state, step]));
  it.each(pairs)('in the state %s: %s is open to exactly one side, or to nobody', (state, step) => {
    const rule = rules[step];
    const open = rule.from.includes(state);
    const [mine, other] = rule.side === 'lead-unit' ? [lead, giver] : [giver, lead];
    const record = task(state, step === 'decide_appeal' ? { appeal: 'open' } : {});
    expect(refuseStep(step, record, mine, now)).toBe(open ? null : 'task.step-refused');
    expect(refuseStep(step, record, other, now)).toBe(open ? 'task.not-your-side' : 'task.step-refused');
  });

  it.each(taskSteps.flatMap((step) => (rules[step].notBy ?? []).map((field) => [step, field] as const)))('%s is not taken by whoever is its %s', (step, field) => {
    const [state = 'draft'] = rules[step].from;
    const record = task(state, { appeal: 'open' });
    expect(refuseStep(step, { ...record, [field]: giver.id }, giver, now)).toBe(separations[field]);
    expect(refuseStep(step, { ...record, [field]: 'somebody' }, giver, now)).toBeNull();
  });

  it('of a child is for the unit that gave it as well, where the table says so, and never for whoever handed the result in', () => {
    const giving = person('unit_officer', { id: 'so', orgId: 'so' }, { everywhere: false, orgIds: ['so'] });
    const colleague = person('unit_leader', { id: 'so-head', orgId: 'so' }, { everywhere: false, orgIds: ['so'] });
    const peer = person('unit_officer', { id: 'so2', orgId: 'so2' }, { everywhere: false, orgIds: ['so2'] });
    const child = (state: TaskState, part: Partial<RuledTask> = {}) => task(state, { parentId: 'p', giverOrgId: 'so', coordinatingOrgIds: ['so'], appeal: 'open', ...part });
    const open = taskSteps.filter((step) => refuseStep(step, child(rules[step].from[0] ?? 'draft'), giving, now) === null);
    expect(open).toEqual(['accept', 'send_back', 'cancel']);
    for (const step of open) {
      const [state = 'draft'] = rules[step].from;
      expect(refuseStep(step, child(state), colleague, now)).toBeNull();
      expect(refuseStep(step, child(state), peer, now)).toBe('task.not-your-side');
      expect(refuseStep(step, child(state, { parentId: null }), giving, now)).toBe('task.not-your-side');
    }
    expect(refuseStep('accept', child('submitted', { submittedById: 'so' }), giving, now)).toBe('task.own-submission');
  });

  it('of stopping and starting the clock is for leaders alone', () => {
    expect([refuseStep('suspend', task('in_progress'), person('manager'), now), refuseStep('suspend', task('in_progress'), person('leader'), now)]).toEqual(['task.not-your-side', null]);
    expect([refuseStep('resume', task('suspended'), person('manager'), now), refuseStep('resume', task('suspended'), person('leader'), now)]).toEqual(['task.not-your-side', null]);
  });

  it('belongs to the lead, not to those who help', () => {
    expect(refuseStep('receive', task('assigned'), person('unit_officer', { orgId: 'vnp' }, { everywhere: false, orgIds: ['vnp'] }), now)).toBe('task.not-your-side');
  });

  it('is judged only where the judge’s scope reaches', () => {
    expect(refuseStep('accept', task('submitted'), person('manager', {}, { sectorCodes: ['YTE'] }), now)).toBe('task.not-your-side');
    expect(refuseStep('accept', task('submitted'), person('manager', {}, { everywhere: false, unitIds: ['bac'] }), now)).toBeNull();
  });

  it('of returning is open until its moment, and not at all without one', () => {
    const later = new Date('2026-11-25T10:00:00.001Z');
    expect([refuseStep('return', task('received'), lead, now), refuseStep('return', task('received'), lead, later), refuseStep('return', task('received', { returnUntil: null }), lead, now)])
      .toEqual([null, 'task.return-too-late', 'task.return-too-late']);
  });

  it('of appealing is there once, and is decided while it waits, one level up', () => {
    expect([null, 'open', 'decided'].map((appeal) => refuseStep('appeal', task('evaluated', { appeal: appeal as RuledTask['appeal'] }), lead, now))).toEqual([null, 'task.appealed-already', 'task.appealed-already']);
    expect([null, 'open', 'decided'].map((appeal) => refuseStep('decide_appeal', task('evaluated', { appeal: appeal as RuledTask['appeal'] }), giver, now))).toEqual(['task.no-appeal', null, 'task.no-appeal']);
    expect(refuseStep('decide_appeal', task('evaluated', { appeal: 'open' }), person('manager'), now)).toBe('task.not-your-side');
  });
});
