/**
 * The clocks beside the due date, never mixed with it: by when a unit should say that it has what it was given. Both
 * sides ask the same function; its answer is kept with the task, because SQL does not know working time.
 */
import type { OfficeClock } from './calendars.js';
import { clockFor, type TaskPriority } from './tasks.js';

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
