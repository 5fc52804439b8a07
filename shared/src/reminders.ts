/**
 * Reminders ("nhắc việc, đôn đốc"): what is said to people about a task that does not move. By rules, counted in the
 * working time of the lead unit, or by the hand of whoever follows it. When a rule reminds is one function, `anchorsAt`;
 * the server asks it for a few moments a calendar and compares them with all tasks at once.
 */
import type { Permission } from './access.js';
import type { TaskParty, ToldTask } from './task-parties.js';
import type { TaskState } from './tasks.js';
import type { Choices } from './words.js';
import type { WorkingClock } from './working-time.js';

export const ruleKinds = ['due_soon', 'due_today', 'overdue', 'not_received', 'report_missing', 'part_due_soon', 'part_overdue', 'not_evaluated', 'review_due'] as const;
export type RuleKind = (typeof ruleKinds)[number];

export const reminderKinds = [...ruleKinds, 'manual'] as const;
export type ReminderKind = (typeof reminderKinds)[number];
export const reminderKindNames = {
  due_soon: { vi: 'Sắp đến hạn', en: 'Due soon' },
  due_today: { vi: 'Đến hạn hôm nay', en: 'Due today' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  not_received: { vi: 'Chưa tiếp nhận', en: 'Not received' },
  report_missing: { vi: 'Chậm báo cáo', en: 'Report missing' },
  part_due_soon: { vi: 'Phần việc phối hợp sắp đến hạn', en: 'Part due soon' },
  part_overdue: { vi: 'Phần việc phối hợp quá hạn', en: 'Part overdue' },
  not_evaluated: { vi: 'Chưa đánh giá', en: 'Not evaluated' },
  review_due: { vi: 'Đến kỳ xem xét', en: 'Review due' },
  manual: { vi: 'Đôn đốc', en: 'Urged' },
} as const satisfies Choices<ReminderKind>;

export interface RuleShape {
  /** Of tasks in these states; waiting for acceptance is never the unit's delay. */
  states: readonly TaskState[];
  /** Has it a number of working days? Optional for what is due soon, which else begins at its own warning moment. */
  days: 'none' | 'optional' | 'required';
  /** May it be said again until the work moves? */
  repeats: boolean;
  /** Looks at the parts of coordinating units that are still owed, not at the task itself. */
  ofParts?: true;
}

const atWork = ['assigned', 'received', 'in_progress'] as const satisfies readonly TaskState[];

export const ruleShapes = {
  due_soon: { states: atWork, days: 'optional', repeats: false },
  due_today: { states: atWork, days: 'none', repeats: false },
  overdue: { states: atWork, days: 'required', repeats: true },
  not_received: { states: ['assigned'], days: 'required', repeats: true },
  report_missing: { states: ['received', 'in_progress'], days: 'required', repeats: true },
  part_due_soon: { states: atWork, days: 'optional', repeats: false, ofParts: true },
  part_overdue: { states: atWork, days: 'required', repeats: true, ofParts: true },
  not_evaluated: { states: ['completed'], days: 'required', repeats: true },
  review_due: { states: atWork, days: 'required', repeats: false },
} as const satisfies Readonly<Record<RuleKind, RuleShape>>;

/** By hand one may remind of the same work. */
export const urgedStates: readonly TaskState[] = atWork;
/** A second reminder by hand waits so long, whoever gives it: the unit is to work, not to read. */
export const urgeAgainMinutes = 30;

export interface ReminderRule {
  id: string;
  kind: RuleKind;
  /** Working days: before the due date or the next review, after it, after the moment to receive by, after the last report, after the moment to evaluate by. */
  days: number | null;
  /** Said again after so many working days each time; null = once. */
  everyDays: number | null;
  /** The further up, the later: this is the escalation. */
  to: TaskParty[];
  isOn: boolean;
  /** What a rule would have said before it held is not made up for. */
  since: string;
  updatedAt: string;
  version: number;
}

/** The number that does not go with the kind of a rule; null = the rule is whole. */
export function misfit({ kind, days, everyDays }: Pick<ReminderRule, 'kind' | 'days' | 'everyDays'>): 'days' | 'everyDays' | null {
  const shape: RuleShape = ruleShapes[kind];
  if ((shape.days === 'required' && days === null) || (shape.days === 'none' && days !== null)) return 'days';
  return !shape.repeats && everyDays !== null ? 'everyDays' : null;
}

/** The rules an office begins with. */
export const firstRules: readonly Pick<ReminderRule, 'kind' | 'days' | 'everyDays' | 'to'>[] = [
  { kind: 'report_missing', days: 5, everyDays: 5, to: ['focal'] },
  { kind: 'due_soon', days: null, everyDays: null, to: ['focal'] },
  { kind: 'due_today', days: null, everyDays: null, to: ['focal', 'unit-leader'] },
  { kind: 'overdue', days: 0, everyDays: 3, to: ['focal', 'unit-leader'] },
  { kind: 'overdue', days: 3, everyDays: null, to: ['assigner'] },
  { kind: 'overdue', days: 10, everyDays: null, to: ['leader'] },
];

/** Rules that came with their kinds, for offices that had begun before. */
export const laterRules: typeof firstRules = [
  { kind: 'part_due_soon', days: null, everyDays: null, to: ['coordinating'] },
  { kind: 'part_overdue', days: 0, everyDays: 3, to: ['focal', 'coordinating'] },
  { kind: 'not_evaluated', days: 0, everyDays: 5, to: ['decider'] },
];

/** Of work that lies beyond the response target of the unit. */
export const responseRules: typeof firstRules = [
  { kind: 'not_received', days: 0, everyDays: 1, to: ['focal', 'unit-leader'] },
  { kind: 'not_received', days: 1, everyDays: null, to: ['assigner'] },
];

/** Of work without a term: its cycle is said once before each review; a report that is missing then is counted from the review on. */
export const reviewRules: typeof firstRules = [{ kind: 'review_due', days: 1, everyDays: null, to: ['focal'] }];

/** One line about a task in its timeline. */
export interface Reminder {
  id: string;
  taskId: string;
  at: string;
  kind: ReminderKind;
  /** Null when a rule spoke. */
  byId: string | null;
  byName: string | null;
  text: string | null;
  to: TaskParty[];
  /** Whose part of the task it is about, and when that is due; null = about the task itself. */
  part: { orgId: string; dueAt: string } | null;
}

export interface ReminderEvents {
  'reminder.sent': { reminder: Reminder; task: ToldTask };
  'reminder.rule-created': ReminderRule;
  'reminder.rule-updated': ReminderRule;
}
export const reminderAudience = {
  'reminder.sent': 'task:read',
  'reminder.rule-created': 'task:read',
  'reminder.rule-updated': 'task:read',
} as const satisfies Record<keyof ReminderEvents, Permission>;

export const reminderProblems = {
  'reminder.rule-not-found': 404,
  'reminder.not-now': 409,
  'reminder.too-soon': 409,
} as const;

/** A task that nobody touches for longer is no longer reminded of: by then people talk. */
export const mostOccurrences = 30;

const dayMs = 86_400_000;
const offsetMs = 7 * 3_600_000;
const tomorrow = (now: Date): Date => new Date((Math.floor((now.getTime() + offsetMs) / dayMs) + 1) * dayMs - offsetMs);

/**
 * The rule turned round: instead of counting working time for every task, the moments are computed that a task's own
 * moment (its due date, its response target, its last report) has to lie before. A task before n of them has been reminded of n
 * times; the latest comes first. O(occurrences × days).
 */
export function anchorsAt({ kind, days, everyDays }: Pick<ReminderRule, 'kind' | 'days' | 'everyDays'>, now: Date, clock: WorkingClock): Date[] {
  // The warning moment of a task is counted in working time already, so it is compared with the clock itself.
  if (kind === 'due_soon' || kind === 'part_due_soon' || kind === 'review_due') return [days === null ? now : clock.add(now, days * clock.dayMs)];
  // What falls on days off belongs to the last working day before them.
  if (kind === 'due_today') return [clock.next(tomorrow(now))];
  const count = everyDays === null ? 1 : mostOccurrences;
  return Array.from({ length: count }, (_, n) => clock.subtract(now, ((days ?? 0) + n * (everyDays ?? 0)) * clock.dayMs));
}
