/** A month of due dates and reviews: pure arithmetic on calendar dates of Vietnam. */
import type { ListedTask } from '@ioc/shared/tasks';
import type { CalendarDate } from '@ioc/shared/time';
import { dateIn } from '@ioc/shared/working-time';

/** `2026-11` of an address, or the month of today where it names none. */
export const monthFrom = (text: string | undefined, today: CalendarDate): string =>
  (text !== undefined && /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : today.slice(0, 7));

export function monthAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** By the day each is due in Vietnam, or looked at next where it has no term, in the order given. */
export function tasksByDay(tasks: readonly ListedTask[]): Map<CalendarDate, ListedTask[]> {
  const days = new Map<CalendarDate, ListedTask[]>();
  for (const task of tasks) {
    const moment = task.dueAt ?? task.reviewAt;
    if (moment === null) continue;
    const on = dateIn(new Date(moment));
    const others = days.get(on);
    if (others) others.push(task);
    else days.set(on, [task]);
  }
  return days;
}
