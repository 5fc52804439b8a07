/** Terms as people give them, and what a due date means, in the working time of whoever leads. */
import { clockFor, isDone, isOpen, stoppedAt, type Task, type TaskPriority } from '@ioc/shared/tasks';
import { minutes } from '@ioc/shared/time';
import { officeWeek, workingClock, type WorkingClock } from '@ioc/shared/working-time';

export interface Term {
  unit: 'day' | 'hour';
  count: number;
}

const days = (...counts: readonly number[]): Term[] => counts.map((count) => ({ unit: 'day', count }));
const hours = (...counts: readonly number[]): Term[] => counts.map((count) => ({ unit: 'hour', count }));

/** What is offered at one press. Hours of an emergency run on through the night. */
export const termChoices: Readonly<Record<TaskPriority, readonly Term[]>> = { hoa_toc: hours(2, 4, 8), khan: hours(2, 4, 8), thuong: days(3, 5, 10, 15) };

const usual: Readonly<Record<TaskPriority, Term>> = { hoa_toc: { unit: 'hour', count: 4 }, khan: { unit: 'hour', count: 8 }, thuong: { unit: 'day', count: 5 } };

/** Until the calendars have arrived: the hours of an office without a holiday. */
export const usualClock = workingClock({ week: officeWeek, days: [] });

const quarter = minutes(15);

/** Hours are rounded up to the next quarter, so nobody asks where 10:37 came from; days end with the work of the last one. */
export function dueAfter({ unit, count }: Term, priority: TaskPriority, now: Date, ofLead: WorkingClock): string {
  if (unit === 'day') return ofLead.addDays(now, count).toISOString();
  const due = clockFor(priority, ofLead).add(now, minutes(60 * count));
  return new Date(Math.ceil(due.getTime() / quarter) * quarter).toISOString();
}

export const dueFor = (priority: TaskPriority, now: Date, ofLead: WorkingClock): string => dueAfter(usual[priority], priority, now, ofLead);

/** A due date nobody works at; null where somebody does, and for emergencies, which somebody always does. */
export function unworked(dueAt: string, priority: TaskPriority, ofLead: WorkingClock): { kind: 'day-off' | 'off-hours'; name: string | null; next: Date } | null {
  const due = new Date(dueAt);
  // The end of work is the usual due time, and the first moment at which nobody works any more.
  if (priority === 'hoa_toc' || ofLead.isWorking(new Date(due.getTime() - 1)) || ofLead.isWorking(due)) return null;
  const off = ofLead.dayOff(due);
  return { kind: off ? 'day-off' : 'off-hours', name: off?.name ?? null, next: ofLead.next(due) };
}

export interface WorkingSpan {
  days: number;
  /** Beyond whole days, in milliseconds. */
  rest: number;
}

const span = (ms: number, dayMs: number): WorkingSpan => ({ days: Math.floor(ms / dayMs), rest: ms % dayMs });

/**
 * The term a due date comes to, in the words it was chosen in: whole working days for a normal task, where today does not
 * count, and otherwise the time that is left.
 */
export function termOf(dueAt: string, priority: TaskPriority, now: Date, ofLead: WorkingClock): { days: number } | { span: WorkingSpan } | null {
  const [due, clock] = [new Date(dueAt), clockFor(priority, ofLead)];
  const days = priority === 'thuong' ? clock.daysBetween(now, due) : 0;
  if (days > 0) return { days };
  const ms = clock.between(now, due);
  return ms > 0 ? { span: span(ms, clock.dayMs) } : null;
}

/** How a term stands: so much left, or late by so many working days; null where there is nothing to say. */
export function standing(
  task: Pick<Task, 'state' | 'priority' | 'dueAt' | 'submittedAt' | 'completedAt' | 'suspendedAt'>, now: Date, ofLead: WorkingClock,
): { kind: 'left'; span: WorkingSpan } | { kind: 'late' | 'done-late'; days: number } | null {
  if (task.dueAt === null || !(isOpen(task.state) || isDone(task.state))) return null;
  const clock = clockFor(task.priority, ofLead);
  const [due, end] = [new Date(task.dueAt), new Date(task.completedAt ?? stoppedAt(task) ?? now)];
  if (end <= due) return task.completedAt === null ? { kind: 'left', span: span(clock.between(end, due), clock.dayMs) } : null;
  return { kind: task.completedAt === null ? 'late' : 'done-late', days: clock.daysBetween(due, end) };
}
