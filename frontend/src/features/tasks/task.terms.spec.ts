import { describe, expect, it } from '@jest/globals';
import { officeWeek, workingClock } from '@ioc/shared/working-time';
import { dueAfter, dueFor, standing, termOf, unworked } from './task.terms';

const clock = workingClock({ week: officeWeek, days: [{ on: '2026-02-16', kind: 'off', name: 'Tết Nguyên đán', isProvisional: false }] });
const vn = (date: string, time: string) => new Date(`${date}T${time}:00+07:00`);
const iso = (date: string, time: string) => vn(date, time).toISOString();
const friday = vn('2026-02-13', '16:07');

describe('a term given in words', () => {
  it('of working days ends with the work of the last one', () => {
    expect(dueAfter({ unit: 'day', count: 3 }, 'thuong', friday, clock)).toBe(iso('2026-02-19', '17:00'));
  });

  it('of working hours goes on when work goes on, up to the next quarter', () => {
    expect(dueAfter({ unit: 'hour', count: 2 }, 'khan', friday, clock)).toBe(iso('2026-02-17', '08:45'));
  });

  it('of an emergency runs through the night and the weekend', () => {
    expect(dueAfter({ unit: 'hour', count: 8 }, 'hoa_toc', friday, clock)).toBe(iso('2026-02-14', '00:15'));
  });

  it.each(['00:05', '09:00', '17:30'])('of ten working days is said as ten, also when chosen at %s', (time) => {
    const now = vn('2026-02-12', time);
    expect(termOf(dueAfter({ unit: 'day', count: 10 }, 'thuong', now, clock), 'thuong', now, clock)).toEqual({ days: 10 });
  });

  it('of hours, or of today, is said as what is left of it', () => {
    const now = vn('2026-02-12', '09:00');
    expect(termOf(iso('2026-02-12', '11:00'), 'thuong', now, clock)).toEqual({ span: { days: 0, rest: 7_200_000 } });
    expect(termOf(iso('2026-02-13', '09:00'), 'khan', now, clock)).toEqual({ span: { days: 1, rest: 0 } });
    expect(termOf(iso('2026-02-12', '08:00'), 'khan', now, clock)).toBeNull();
  });

  it('is filled in beforehand: four hours, eight working hours, five working days', () => {
    const monday = vn('2026-01-05', '08:07');
    expect((['hoa_toc', 'khan', 'thuong'] as const).map((priority) => dueFor(priority, monday, clock))).toEqual([iso('2026-01-05', '12:15'), iso('2026-01-06', '08:45'), iso('2026-01-12', '17:00')]);
  });
});

describe('a due date at which nobody works', () => {
  it.each([
    ['a holiday, by its name', iso('2026-02-16', '17:00'), { kind: 'day-off', name: 'Tết Nguyên đán', next: vn('2026-02-17', '07:30') }],
    ['a Sunday', iso('2026-03-01', '09:00'), { kind: 'day-off', name: null, next: vn('2026-03-02', '07:30') }],
    ['an evening', iso('2026-03-02', '20:00'), { kind: 'off-hours', name: null, next: vn('2026-03-03', '07:30') }],
    ['not the end of work', iso('2026-03-02', '17:00'), null],
    ['not the beginning of work', iso('2026-03-02', '07:30'), null],
  ])('is known: %s', (_claim, dueAt, expected) => {
    expect(unworked(dueAt, 'thuong', clock)).toEqual(expected);
  });

  it('does not exist for an emergency', () => {
    expect(unworked(iso('2026-02-16', '17:00'), 'hoa_toc', clock)).toBeNull();
  });
});

describe('the standing of a term', () => {
  const task = { state: 'in_progress', priority: 'thuong', dueAt: iso('2026-02-17', '10:00'), completedAt: null, submittedAt: null, suspendedAt: null } as const;
  const hour = 3_600_000;

  it.each([
    ['what is left, over a weekend and a holiday', friday, { kind: 'left', span: { days: 0, rest: 3 * hour + 23 * 60_000 } }],
    ['days and hours', vn('2026-02-12', '10:00'), { kind: 'left', span: { days: 2, rest: 0 } }],
    ['late on the same day', vn('2026-02-17', '16:00'), { kind: 'late', days: 0 }],
    ['late by working days', vn('2026-02-23', '08:00'), { kind: 'late', days: 4 }],
  ])('is %s', (_claim, now, expected) => {
    expect(standing(task, now, clock)).toEqual(expected);
  });

  it('of an emergency counts every hour', () => {
    expect(standing({ ...task, priority: 'hoa_toc' }, vn('2026-02-16', '09:00'), clock)).toEqual({ kind: 'left', span: { days: 1, rest: hour } });
  });

  it('counts to the moment it was suspended, whatever the hour', () => {
    const stopped = { ...task, state: 'suspended', suspendedAt: iso('2026-02-12', '10:00') } as const;
    expect(standing(stopped, vn('2026-12-01', '08:00'), clock)).toEqual({ kind: 'left', span: { days: 2, rest: 0 } });
    for (const state of ['draft', 'cancelled'] as const) expect(standing({ ...task, state }, friday, clock)).toBeNull();
  });

  it('looks at the completion, not at the clock, once it is done', () => {
    const done = { ...task, state: 'completed', completedAt: iso('2026-02-18', '08:00') } as const;
    expect(standing(done, vn('2026-12-01', '08:00'), clock)).toEqual({ kind: 'done-late', days: 1 });
    expect(standing({ ...done, completedAt: iso('2026-02-17', '10:00') }, friday, clock)).toBeNull();
    expect(standing({ ...task, dueAt: null }, friday, clock)).toBeNull();
  });
});
