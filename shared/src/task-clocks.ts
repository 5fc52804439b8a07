/**
 * The clocks beside the due date, never mixed with it: by when a unit should say that it has what it was given, and when
 * work without a term is looked at next. Both sides ask the same functions; their answers are kept with the task, because
 * SQL does not know working time.
 */
import type { OfficeClock } from './calendars.js';
import { clockFor, isOpen, type ReviewCycle, type Task, type TaskPriority } from './tasks.js';
import type { CalendarDate } from './time.js';
import { dateIn, startOfDate, type WorkingClock } from './working-time.js';

/**
 * The response target: hours are counted like those of a term (F-SLA), days end with the work of the last one. An
 * emergency takes the same number on the clock that never stands.
 * @param since when it was given to whoever leads; a task that was suspended counts from a later moment
 */
export function receiveBy({ priority, since }: { priority: TaskPriority; since: Date }, ofLead: OfficeClock): Date {
  const clock = clockFor(priority, ofLead);
  const { count, unit } = ofLead.receiveWithin;
  return unit === 'day' ? clock.addDays(since, count) : clock.add(since, count * 3_600_000);
}

const monthsOf: Readonly<Record<Exclude<ReviewCycle, 'week'>, number>> = { month: 1, quarter: 3 };

/** The same day of the week or of the month one cycle later; of a shorter month its last day. */
function cycleAfter(date: CalendarDate, cycle: ReviewCycle): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (cycle === 'week') return new Date(Date.UTC(year, month - 1, day + 7)).toISOString().slice(0, 10);
  const last = new Date(Date.UTC(year, month + monthsOf[cycle], 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + monthsOf[cycle], Math.min(day, last))).toISOString().slice(0, 10);
}

/** Only open work without a term is looked at in cycles; what has a term is looked at then. */
export const isReviewed = (task: Pick<Task, 'state' | 'dueAt' | 'reviewEvery'>): task is typeof task & { reviewEvery: ReviewCycle } =>
  isOpen(task.state) && task.dueAt === null && task.reviewEvery !== null;

/**
 * When it is looked at next: the end of work one cycle later, on the next working day where nobody works on that day.
 * @param since the last report on it, or when it was given while there is none
 */
export function reviewAt({ priority, reviewEvery, since }: { priority: TaskPriority; reviewEvery: ReviewCycle; since: Date }, ofLead: WorkingClock): Date {
  const on = startOfDate(cycleAfter(dateIn(since), reviewEvery));
  return clockFor(priority, ofLead).addDays(new Date(on.getTime() - 1), 1);
}
