/** Everything about a task in one order: steps with their files, extensions, parts, reminders, evaluations, comments, what was sent out. */
import type { Sending } from './channel-sendings.js';
import type { TaskComment } from './comments.js';
import type { Reminder } from './reminders.js';
import type { TaskUpdate } from './tasks.js';

export const timelineFilters = ['all', 'comments', 'progress', 'files', 'sendings'] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

/** `line` numbers all lines of all tasks as they were written: it orders those of one instant. */
export type TimelineLine = { line: number; at: string } & (
  | { kind: 'update'; update: TaskUpdate }
  | { kind: 'reminder'; reminder: Reminder }
  | { kind: 'comment'; comment: TaskComment }
  | { kind: 'sending'; sending: Sending }
);

export const linesPerPage = 30;

/** Newest first; `before` is what to ask the older ones with, null when there are none. */
export interface TimelinePage {
  lines: TimelineLine[];
  before: number | null;
}
