import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deadlineState, deadlineStates, movedPast, taskStates, warnAt } from './tasks.js';
import { officeWeek, workingClock } from './working-time.js';

const hour = 3_600_000;
const at = (hours: number) => new Date(Date.parse('2026-11-23T00:00:00Z') + hours * hour);
const iso = (hours: number) => at(hours).toISOString();

const office = workingClock({ week: officeWeek, days: [{ on: '2026-11-27', kind: 'off', name: 'Nghỉ', isProvisional: false }] });
const vn = (date: string, time: string) => new Date(`${date}T${time}:00+07:00`);

describe('the deadline', () => {
  /** An emergency, so that hours are hours. */
  const open = (dueInHours: number | null) => ({
    state: 'in_progress' as const, dueAt: dueInHours === null ? null : iso(dueInHours), completedAt: null, submittedAt: null, suspendedAt: null,
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
    const task = { state: 'assigned' as const, dueAt: dueAt.toISOString(), warnAt: warn.toISOString(), completedAt: null, submittedAt: null, suspendedAt: null };
    expect([deadlineState(task, new Date(warn.getTime() - 1)), deadlineState(task, warn)]).toEqual(['in_term', 'due_soon']);
  });

  it('is none without a due date, whatever the hour', () => {
    expect(deadlineState(open(null), at(10_000))).toBe('no_term');
  });

  it.each([[10, 'done_on_time'], [10.001, 'done_late'], [9, 'done_on_time']] as const)('counts a completion after %d of ten hours as %s, and looks no further at the clock', (hours, expected) => {
    expect(deadlineState({ ...open(10), state: 'completed', completedAt: iso(hours) }, at(1_000))).toBe(expected);
  });

  it('stands while the task is suspended, wherever it was', () => {
    for (const [hours, expected] of [[0, 'in_term'], [195, 'due_soon'], [241, 'overdue']] as const) {
      expect(deadlineState({ ...open(240), state: 'suspended', suspendedAt: iso(hours) }, at(100_000))).toBe(expected);
    }
  });

  it('stands while a result waits to be accepted: what was handed in in time is never late for it', () => {
    for (const [hours, expected] of [[0, 'in_term'], [195, 'due_soon'], [240, 'due_soon'], [241, 'overdue']] as const) {
      expect(deadlineState({ ...open(240), state: 'submitted', submittedAt: iso(hours) }, at(100_000))).toBe(expected);
    }
    // Sent back it runs on, though it once was handed in.
    expect(deadlineState({ ...open(240), submittedAt: iso(200) }, at(241))).toBe('overdue');
  });

  it('is one for whatever is owed or done, and none for what was not given or was called off', () => {
    for (const state of taskStates) {
      const bucket = deadlineState({ ...open(10), state }, at(0));
      if (state === 'draft' || state === 'pending_approval' || state === 'cancelled') expect(bucket).toBeNull();
      else expect(deadlineStates).toContain(bucket);
    }
  });

  it('moves past a suspension by the working time it stood: as much is left, and what was late stays late', () => {
    const moment = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => new Date(Date.parse('2026-11-01T00:00:00Z') + minutes * 60_000));
    fc.assert(fc.property(moment, moment, moment, (due, one, other) => {
      const [stoppedAt, now] = one < other ? [one, other] : [other, one];
      const moved = movedPast(due, { stoppedAt, now }, office);
      if (due >= stoppedAt) expect(office.between(now, moved)).toBe(office.between(stoppedAt, due));
      else expect(moved < now).toBe(true);
      if (due < stoppedAt && office.between(due, stoppedAt) > 60_000) expect(office.between(moved, now)).toBe(office.between(due, stoppedAt));
    }));
  });
});
