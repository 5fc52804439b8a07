import { describe, expect, it } from '@jest/globals';
import { rolePermissions, type Actor, type Role, type Scope } from './access.js';
import { isMissing, isPartable, misplacedOnPart, missingOnPart, partDeadline, partStates, partSteps, partTransitions, refusePart, refusePartStep, type PartState, type PartStep, type PartTransition } from './task-parts.js';
import { taskStates, type TaskState } from './tasks.js';

const everywhere: Scope = { everywhere: true, unitIds: [], orgIds: [], sectorCodes: [] };
const person = (role: Role, part: Partial<Actor> = {}, narrowed: Partial<Scope> = {}): Actor => ({
  id: role, username: role, fullName: role, orgId: null, sessionId: null,
  grants: [{ role, permissions: rolePermissions[role], scope: { ...everywhere, ...narrowed } }], ...part,
});
const officerOf = (org: string) => person('unit_officer', { id: `of.${org}`, orgId: org }, { everywhere: false, orgIds: [org] });
const [lead, helper, other, giver] = [officerOf('vtl'), officerOf('vnp'), officerOf('mbf'), person('manager')];

const task = (state: TaskState = 'in_progress') => ({ state, leadOrgId: 'vtl', coordinatingOrgIds: ['vnp', 'mbf'], unitId: 'bac', sectorCode: 'HTS' });
const part = (state: PartState, reportedById: string | null = null) => ({ orgId: 'vnp', state, reportedById });

describe('a part of a task', () => {
  const pairs = partStates.flatMap((state) => partSteps.map((step): [PartState, PartStep] => [state, step]));
  it.each(pairs)('that is %s: %s is for its side, or for nobody', (state, step) => {
    const rule: PartTransition = partTransitions[step];
    const closed = rule.from.includes(state) ? null : 'task.part-settled';
    const [mine, others] = rule.side === 'part-unit' ? [[helper], [lead, giver, other]] : [[lead, giver], [helper, other]];
    for (const who of mine) expect(refusePartStep(step, part(state), task(), who)).toBe(closed);
    for (const who of others) expect(refusePartStep(step, part(state), task(), who)).toBe(closed ?? 'task.not-your-side');
  });

  it('is judged by nobody who reported it', () => {
    const both = person('manager', { id: 'both' });
    for (const step of ['accept', 'send_back', 'waive'] as const) {
      expect(refusePartStep(step, part('reported', 'both'), task(), both)).toBe('task.own-part');
      expect(refusePartStep(step, part('reported', 'somebody'), task(), both)).toBeNull();
    }
  });

  it.each(taskStates)('of a task that is %s moves only while the work goes on', (state) => {
    expect(refusePartStep('report', part('open'), task(state), helper)).toBe(isPartable(state) ? null : 'task.step-refused');
    expect(refusePart(task(state), giver)).toBe(isPartable(state) ? null : 'task.step-refused');
  });

  it('is given by the side that gives tasks here, not by units', () => {
    for (const who of [giver, person('operator'), person('leader')]) expect(refusePart(task(), who)).toBeNull();
    for (const who of [lead, helper, person('manager', {}, { sectorCodes: ['YTE'] })]) expect(refusePart(task(), who)).toBe('task.not-your-side');
  });

  it('stands to its own term: owed until it is reported, and a stopped clock does not count', () => {
    const now = new Date('2026-12-01T02:00:00Z');
    const state = (more: Partial<Parameters<typeof partDeadline>[0]> = {}, of: Partial<Parameters<typeof partDeadline>[1]> = {}) => partDeadline(
      { state: 'open', dueAt: '2026-12-03T10:00:00Z', warnAt: '2026-12-02T10:00:00Z', reportedAt: null, ...more }, { state: 'in_progress', suspendedAt: null, ...of }, now);
    expect([state(), state({ warnAt: '2026-11-30T10:00:00Z' }), state({ dueAt: '2026-11-30T10:00:00Z' }), state({ dueAt: null })]).toEqual(['in_term', 'due_soon', 'overdue', 'no_term']);
    expect([state({ state: 'reported', reportedAt: '2026-12-03T10:00:00Z' }), state({ state: 'done', reportedAt: '2026-12-03T10:00:01Z' }), state({ state: 'waived' })]).toEqual(['done_on_time', 'done_late', null]);
    const late = { dueAt: '2026-11-30T10:00:00Z' };
    expect([state(late, { state: 'suspended', suspendedAt: '2026-11-29T10:00:00Z' }), state(late, { state: 'cancelled' }), state(late, { state: 'draft' })]).toEqual(['in_term', null, null]);
  });

  it('keeps the result back while it is mandatory and neither done nor waived', () => {
    const missing = partStates.filter((state) => isMissing({ isMandatory: true, state }));
    expect(missing).toEqual(['open', 'reported']);
    expect(partStates.some((state) => isMissing({ isMandatory: false, state }))).toBe(false);
  });

  it('is told how far it is, which falls with a word only; what is finished needs no number', () => {
    const lacks = (step: PartStep, percent: number | null, text: string | null = null) => missingOnPart({ step, text, percent }, { progressPercent: 50 });
    expect([lacks('progress', 50), lacks('progress', 49, 'Làm lại'), lacks('report', null, 'Xong'), lacks('accept', null)]).toEqual([null, null, null, null]);
    expect([lacks('progress', 49), lacks('progress', null, 'Đang làm')]).toEqual(['task.percent-required', 'task.percent-required']);
    expect([lacks('report', null), lacks('waive', null)]).toEqual(['task.reason-required', 'task.reason-required']);
  });

  it('names the field that a step has no place for', () => {
    const none = { text: null, percent: null, difficulties: null, proposals: null, attachmentIds: [] };
    const misplaced = (step: PartStep) => [{ percent: 10 }, { difficulties: 'Khó' }, { proposals: 'Xin' }, { attachmentIds: ['file'] }].map((said) => misplacedOnPart({ ...none, ...said, step }));
    expect(misplaced('progress')).toEqual([null, null, null, null]);
    expect(misplaced('report')).toEqual(['percent', null, null, null]);
    expect(misplaced('send_back')).toEqual(['percent', 'difficulties', 'proposals', null]);
    for (const step of ['accept', 'waive'] as const) expect(misplaced(step)).toEqual(['percent', 'difficulties', 'proposals', 'attachmentIds']);
  });
});
