/**
 * Parts of coordinating units ("phần việc phối hợp", domain §3.2): what each of them has to contribute, reported and
 * judged apart from the task, and on the way there with a percentage, as often as there is something to say. A result is
 * submitted only when every mandatory part is done or waived.
 */
import { can, type Actor, type Permission } from './access.js';
import { actsFor } from './task-sides.js';
import { deadlineState, taskPlace, type DeadlineState, type Task, type TaskState } from './tasks.js';
import type { TakePartStep } from './task-parts.input.js';
import type { Choices } from './words.js';

export const partStates = ['open', 'reported', 'done', 'waived'] as const;
export type PartState = (typeof partStates)[number];
export const partStateNames = {
  open: { vi: 'Chưa báo cáo', en: 'Not reported' },
  reported: { vi: 'Chờ xác nhận', en: 'Awaiting confirmation' },
  done: { vi: 'Đã xong', en: 'Done' },
  waived: { vi: 'Được miễn', en: 'Waived' },
} as const satisfies Choices<PartState>;

export const partSteps = ['progress', 'report', 'accept', 'send_back', 'waive'] as const;
export type PartStep = (typeof partSteps)[number];

export interface PartTransition {
  from: readonly PartState[];
  to: PartState;
  /** Whose step it is: the coordinating unit's, or of those who judge it: the lead unit and the side that gave the task. */
  side: 'part-unit' | 'part-judge';
  /** What was done, or why not. */
  text?: true;
  /** How the part goes: with difficulties, proposals. */
  tells?: true;
  /** It may carry files. */
  carries?: true;
  /** How far the part is: of what is reported as finished it is known. */
  percent?: true;
  /** Separation of duty, by person. */
  notReporter?: true;
}

export const partTransitions = {
  progress: { from: ['open'], to: 'open', side: 'part-unit', tells: true, carries: true, percent: true },
  report: { from: ['open'], to: 'reported', side: 'part-unit', text: true, tells: true, carries: true },
  accept: { from: ['reported'], to: 'done', side: 'part-judge', notReporter: true },
  send_back: { from: ['reported'], to: 'open', side: 'part-judge', text: true, carries: true, notReporter: true },
  waive: { from: ['open', 'reported'], to: 'waived', side: 'part-judge', text: true, notReporter: true },
} as const satisfies Record<PartStep, PartTransition>;

/** Work goes on: parts are given, reported and judged until the result of the whole is submitted. */
export const partableStates = ['assigned', 'received', 'in_progress'] as const satisfies readonly TaskState[];
export const isPartable = (state: TaskState): boolean => (partableStates as readonly TaskState[]).includes(state);

/** One for each coordinating unit at most. */
export interface TaskPart {
  id: string;
  orgId: string;
  orgName: string;
  /** What the unit has to contribute. */
  required: string;
  /** Never after the task's own; null where the task has no term. */
  dueAt: string | null;
  /** From here on it is due soon: as with the task, in the working time of the lead unit. */
  warnAt: string | null;
  isMandatory: boolean;
  state: PartState;
  progressPercent: number;
  /** The last report, on the way or at the end; the earlier ones are in the timeline. */
  report: string | null;
  difficulties: string | null;
  proposals: string | null;
  /** The line of the timeline with the files of the last report; null = nothing was reported yet. */
  reportUpdateId: string | null;
  reportedById: string | null;
  reportedByName: string | null;
  reportedAt: string | null;
  decision: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
}

/** As a step stands in the timeline of its task. */
export type PartNote = 'part_give' | `part_${PartStep}`;

export interface TaskPartEvents {
  'task.part-given': Task;
  'task.part-progressed': Task;
  'task.part-reported': Task;
  'task.part-accepted': Task;
  'task.part-sent-back': Task;
  'task.part-waived': Task;
}
export const taskPartAudience = {
  'task.part-given': 'task:read',
  'task.part-progressed': 'task:read',
  'task.part-reported': 'task:read',
  'task.part-accepted': 'task:read',
  'task.part-sent-back': 'task:read',
  'task.part-waived': 'task:read',
} as const satisfies Record<keyof TaskPartEvents, Permission>;

export const partStepEvents = {
  progress: 'task.part-progressed',
  report: 'task.part-reported',
  accept: 'task.part-accepted',
  send_back: 'task.part-sent-back',
  waive: 'task.part-waived',
} as const satisfies Record<PartStep, keyof TaskPartEvents>;

export const taskPartProblems = {
  'task.part-not-found': 404,
  'task.part-exists': 409,
  'task.part-settled': 409,
  'task.own-part': 403,
  'task.part-of-lead': 422,
  'task.part-after-task': 422,
  'task.parts-missing': 422,
} as const;

type Divided = Pick<Task, 'state' | 'leadOrgId' | 'coordinatingOrgIds' | 'unitId' | 'sectorCode'>;
type Person = Pick<Actor, 'id' | 'orgId' | 'grants'>;

/** The first field that this step has no place for; null when there is none. */
export function misplacedOnPart({ step, percent, difficulties, proposals, attachmentIds }: TakePartStep): string | null {
  const rule: PartTransition = partTransitions[step];
  if (percent !== null && !rule.percent) return 'percent';
  if (difficulties && !rule.tells) return 'difficulties';
  if (proposals && !rule.tells) return 'proposals';
  return attachmentIds.length > 0 && !rule.carries ? 'attachmentIds' : null;
}

/** What the person has to say with a step of a part and did not; null = all is there. As with the whole, less than before wants a reason. */
export function missingOnPart({ step, text, percent }: Pick<TakePartStep, 'step' | 'text' | 'percent'>, before: Pick<TaskPart, 'progressPercent'>): 'task.reason-required' | 'task.percent-required' | null {
  const rule: PartTransition = partTransitions[step];
  if (rule.text && !text) return 'task.reason-required';
  return rule.percent && (percent === null || (percent < before.progressPercent && !text)) ? 'task.percent-required' : null;
}

/** Keeps the result of the whole back: mandatory, and neither done nor waived. */
export const isMissing = ({ isMandatory, state }: Pick<TaskPart, 'isMandatory' | 'state'>): boolean => isMandatory && state !== 'done' && state !== 'waived';

/**
 * How a part stands to its own term: reported is done, whoever confirms it when. Null while nothing is owed, once it is waived,
 * and where the whole was handed in without it. While the task is suspended the clock stands.
 */
export function partDeadline(
  { state, dueAt, warnAt, reportedAt }: Pick<TaskPart, 'state' | 'dueAt' | 'warnAt' | 'reportedAt'>, task: Pick<Task, 'state' | 'suspendedAt'>, now: Date,
): DeadlineState | null {
  if (state === 'waived' || (state === 'open' && !isPartable(task.state) && task.state !== 'suspended')) return null;
  return deadlineState({ ...task, submittedAt: null, dueAt, warnAt, completedAt: state === 'open' ? null : reportedAt }, now);
}

/** Why this person may not give a part of this task now; null = they may. */
export function refusePart(task: Divided, who: Person): 'task.step-refused' | 'task.not-your-side' | null {
  if (!isPartable(task.state)) return 'task.step-refused';
  return can(who.grants, 'task:assign', taskPlace(task)) ? null : 'task.not-your-side';
}

/** Why this person may not take this step on this part now; null = they may. The buttons and the service both ask here. */
export function refusePartStep(
  step: PartStep,
  part: Pick<TaskPart, 'orgId' | 'state' | 'reportedById'>,
  task: Divided,
  who: Person,
): 'task.step-refused' | 'task.part-settled' | 'task.not-your-side' | 'task.own-part' | null {
  const rule: PartTransition = partTransitions[step];
  if (!isPartable(task.state)) return 'task.step-refused';
  if (!rule.from.includes(part.state)) return 'task.part-settled';
  const mine =
    rule.side === 'part-unit'
      ? actsFor(who, 'task:report', part.orgId)
      : actsFor(who, 'task:report', task.leadOrgId) || can(who.grants, 'task:decide', taskPlace(task));
  if (!mine) return 'task.not-your-side';
  return rule.notReporter && part.reportedById === who.id ? 'task.own-part' : null;
}
