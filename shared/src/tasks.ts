/**
 * Assigned work ("nhiệm vụ"): the record, its term and what others hear of it. Where the work stands and which steps lead
 * on is the machine beside it; whether it is late is derived from the due date and never stored.
 */
import type { Permission } from './access.js';
import type { FieldChange } from './changes.js';
import type { LngLat } from './geo.js';
import type { ExtensionNote, OpenExtension } from './task-extensions.js';
import type { ToldTask } from './task-parties.js';
import type { FocalNote } from './task-focal.js';
import type { PartNote } from './task-parts.js';
import type { ChecklistNote } from './task-checklist.js';
import type { ChildNote } from './task-children.js';
import { isDone, isOpen, type TaskState, type TaskStep } from './task-machine.js';
import type { Quality } from './task-score.js';
import type { CalendarDate } from './time.js';
import type { LineEvidence, RequiredEvidence } from './task-evidence.js';
import type { Choices } from './words.js';
import { continuousClock, type WorkingClock } from './working-time.js';

/** The machine is part of this contract: whoever reads a task reads both here. */
export * from './task-machine.js';
export { movedPast } from './working-time.js';

export const taskPriorities = ['hoa_toc', 'khan', 'thuong'] as const;
export type TaskPriority = (typeof taskPriorities)[number];
export const taskPriorityNames = {
  hoa_toc: { vi: 'Hỏa tốc', en: 'Immediate' },
  khan: { vi: 'Khẩn', en: 'Urgent' },
  thuong: { vi: 'Thường', en: 'Normal' },
} as const satisfies Choices<TaskPriority>;

export const deadlineStates = ['in_term', 'due_soon', 'overdue', 'done_on_time', 'done_late', 'no_term'] as const;
export type DeadlineState = (typeof deadlineStates)[number];
export const deadlineStateNames = {
  in_term: { vi: 'Trong hạn', en: 'In term' },
  due_soon: { vi: 'Sắp đến hạn', en: 'Due soon' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  done_on_time: { vi: 'Hoàn thành đúng hạn', en: 'Done on time' },
  done_late: { vi: 'Hoàn thành quá hạn', en: 'Done late' },
  no_term: { vi: 'Không thời hạn', en: 'No term' },
} as const satisfies Choices<DeadlineState>;

/** On whose word a task is given ("căn cứ"). */
export const originKinds = ['document', 'meeting_conclusion', 'plan', 'citizen_report', 'incident', 'alarm', 'press', 'indicator', 'direct'] as const;
export type OriginKind = (typeof originKinds)[number];
export const originKindNames = {
  document: { vi: 'Văn bản chỉ đạo', en: 'Directive document' },
  meeting_conclusion: { vi: 'Kết luận họp', en: 'Meeting conclusion' },
  plan: { vi: 'Kế hoạch, chương trình', en: 'Plan, programme' },
  citizen_report: { vi: 'Phản ánh hiện trường', en: 'Citizen report' },
  incident: { vi: 'Sự cố, tình huống', en: 'Incident' },
  alarm: { vi: 'Cảnh báo', en: 'Alarm' },
  press: { vi: 'Báo chí phản ánh', en: 'Press report' },
  indicator: { vi: 'Chỉ tiêu theo dõi', en: 'Indicator' },
  direct: { vi: 'Chỉ đạo trực tiếp', en: 'Direct order' },
} as const satisfies Choices<OriginKind>;

/** How often work without a term is looked at. */
export const reviewCycles = ['week', 'month', 'quarter'] as const;
export type ReviewCycle = (typeof reviewCycles)[number];
export const reviewCycleNames = {
  week: { vi: 'Hằng tuần', en: 'Every week' },
  month: { vi: 'Hằng tháng', en: 'Every month' },
  quarter: { vi: 'Hằng quý', en: 'Every quarter' },
} as const satisfies Choices<ReviewCycle>;

/** What a task was given for; the place on the map comes from it. */
export const subjectKinds = ['asset', 'alarm', 'unit'] as const;
export interface TaskSubject {
  kind: (typeof subjectKinds)[number];
  id: string;
}

export interface Task {
  id: string;
  code: string;
  title: string;
  content: string | null;
  /** The product that has to be there at the end ("sản phẩm"). */
  requiredResult: string | null;
  /** What has to go along before the result is submitted. */
  requiredEvidence: RequiredEvidence;
  originKind: OriginKind;
  docNumber: string | null;
  docDate: CalendarDate | null;
  docIssuer: string | null;
  docSubject: string | null;
  /** The plan or programme it is part of. */
  planId: string | null;
  planTitle: string | null;
  state: TaskState;
  priority: TaskPriority;
  sectorCode: string;
  leadOrgId: string;
  leadOrgName: string;
  coordinatingOrgIds: string[];
  /** Who of the lead unit handles it; null = the unit has named nobody. */
  focalUserId: string | null;
  focalName: string | null;
  /** The larger task this one is part of. */
  parentId: string | null;
  /** On whose behalf it was given: the organisation of whoever gave it, or the unit that broke its own work down; null = nobody’s. */
  giverOrgId: string | null;
  assignerId: string;
  assignerName: string;
  /** When it was given; of a draft, when it was begun. */
  assignedAt: string;
  /** By when the lead unit should say that it has it; null = it was never given, or before such moments were kept. */
  receiveBy: string | null;
  /** From when on that moment is counted: since the work was given to whoever leads it now. */
  receiveSince: string | null;
  /** Until then the lead unit may return it; null = it may not, because it has no such moment or somebody insisted. */
  returnUntil: string | null;
  /** The term in force; null = none, and then it is reviewed in cycles. */
  dueAt: string | null;
  /** The term as it was first given. */
  originalDueAt: string | null;
  reviewEvery: ReviewCycle | null;
  /** When work without a term is looked at next; null = it has a term, is not open or has no cycle. */
  reviewAt: string | null;
  /** From when on that cycle, or the wait for a report, is counted: the last report, or since it was given, handed over, sent back or opened again; past a suspension. */
  reviewSince: string | null;
  /** From here on it is due soon: counted in the working time of the lead unit, so it is kept and not computed on the way. */
  warnAt: string | null;
  progressPercent: number;
  lastReportAt: string | null;
  submittedAt: string | null;
  submittedById: string | null;
  /** The moment of the submission that was accepted: waiting for acceptance never makes a unit late. */
  completedAt: string | null;
  /** Kept when completed work is opened again. */
  firstCompletedAt: string | null;
  /** By when it should be evaluated, once it is accepted. */
  evaluateBy: string | null;
  reworkCount: number;
  extensionCount: number;
  /** A request for more time that somebody has to answer. */
  openExtension: OpenExtension | null;
  /** Who asked for the decision that is waited for: an approval, a return, an appeal. */
  askedById: string | null;
  /** Its clock stands since then; null = it runs. */
  suspendedAt: string | null;
  suspendedFrom: TaskState | null;
  evaluatedById: string | null;
  /** F-SCORE as last judged; null = not judged. */
  score: number | null;
  appeal: 'open' | 'decided' | null;
  subject: TaskSubject | null;
  subjectName: string | null;
  location: LngLat | null;
  unitId: string | null;
  unitName: string | null;
  synthetic: boolean;
  version: number;
}

/**
 * A task as lists, boards and calendars show it, with what the rules of its steps look at. Whoever opens it asks for the
 * rest: with it a page is three times as long and takes the database twice the time.
 */
export type ListedTask = Pick<
  Task,
  | 'id' | 'code' | 'title' | 'state' | 'priority' | 'sectorCode' | 'leadOrgId' | 'leadOrgName' | 'requiredEvidence' | 'coordinatingOrgIds' | 'focalName' | 'parentId' | 'giverOrgId' | 'assignedAt' | 'receiveBy' | 'returnUntil'
  | 'dueAt' | 'originalDueAt' | 'reviewAt' | 'warnAt' | 'progressPercent' | 'submittedAt' | 'submittedById' | 'completedAt' | 'extensionCount' | 'openExtension' | 'askedById'
  | 'suspendedAt' | 'evaluatedById' | 'appeal' | 'unitId' | 'unitName' | 'version'
>;

/** One line of a task's timeline. */
export interface TaskUpdate extends LineEvidence {
  id: string;
  at: string;
  byId: string | null;
  byName: string;
  orgName: string | null;
  step: TaskStep | 'draft' | 'edit' | ExtensionNote | PartNote | FocalNote | ChildNote | ChecklistNote;
  percent: number | null;
  /** The date a step about the due date was about. */
  dueAt: string | null;
  /** The due date until then, where the step moved it. */
  previousDueAt: string | null;
  text: string | null;
  /** Who leads from here on, where that changed. */
  leadOrgName: string | null;
  /** Of an edit which fields, of the checklist which lines; null for everything else, for a draft and for edits from before fields were kept. */
  changes: readonly FieldChange[] | null;
}

/** One judgement of a result, with what it was computed from; an appeal that was decided is a second one, and the last holds. */
export interface TaskEvaluation {
  kind: 'first' | 'appeal';
  at: string;
  byName: string;
  quality: Quality;
  workingDaysLate: number;
  /** T of F-SCORE. */
  timeliness: number;
  score: number;
  comment: string | null;
}

export const taskSorts = ['code', 'title', 'dueAt', 'priority', 'state', 'assignedAt', 'progressPercent', 'leadOrgName'] as const;

/** The open tasks, those due first; the map draws the ones that have a place, the figures count all. */
export interface TaskSnapshot {
  seq: number;
  /** There are more than the server sends: what is counted here is a lower bound. */
  isCut: boolean;
  tasks: Pick<Task, 'id' | 'code' | 'title' | 'state' | 'priority' | 'dueAt' | 'reviewAt' | 'warnAt' | 'submittedAt' | 'suspendedAt' | 'location' | 'subject' | 'leadOrgName' | 'progressPercent'>[];
}

/** How many are overdue, by state; a state without overdue tasks is left out. */
export interface OverdueCounts {
  at: string;
  counts: Partial<Record<TaskState, number>>;
}

/** Work that is prepared is told to the side that gives it; the lead unit hears of what was given. */
export const taskAudience = {
  'task.drafted': 'task:assign',
  'task.draft-edited': 'task:assign',
  'task.approval-requested': 'task:assign',
  'task.rejected': 'task:assign',
  'task.draft-dropped': 'task:assign',
  'task.assigned': 'task:read',
  'task.updated': 'task:read',
  'task.received': 'task:read',
  'task.returned': 'task:read',
  'task.reassigned': 'task:read',
  'task.withdrawn': 'task:read',
  'task.insisted': 'task:read',
  'task.started': 'task:read',
  'task.progressed': 'task:read',
  'task.submitted': 'task:read',
  'task.completed': 'task:read',
  'task.sent-back': 'task:read',
  'task.evaluated': 'task:read',
  'task.appealed': 'task:read',
  'task.appeal-decided': 'task:read',
  'task.suspended': 'task:read',
  'task.resumed': 'task:read',
  'task.reopened': 'task:read',
  'task.cancelled': 'task:read',
} as const satisfies Record<string, Permission>;
/** Whoever has to leave the work to another unit hears only that, of the task as it was theirs: the rest is not theirs to see any more. */
export type TaskEvents = Record<Exclude<keyof typeof taskAudience, 'task.withdrawn'>, Task> & { 'task.withdrawn': ToldTask };

export const taskProblems = {
  'task.not-found': 404,
  'task.step-refused': 409,
  'task.return-too-late': 409,
  'task.appealed-already': 409,
  'task.no-appeal': 409,
  'task.lead-is-set': 409,
  'task.not-your-side': 403,
  'task.own-submission': 403,
  'task.own-request': 403,
  'task.own-evaluation': 403,
  'task.due-in-the-past': 422,
  'task.not-clear': 422,
  'task.percent-required': 422,
  'task.submit-instead': 422,
  'task.reason-required': 422,
  'task.quality-required': 422,
  'task.lead-required': 422,
  'task.lead-cannot-lead': 422,
} as const;

/** An emergency does not wait for the office to open; everything else runs in the working time of the lead unit. */
export const clockFor = (priority: TaskPriority, ofLead: WorkingClock): WorkingClock => (priority === 'hoa_toc' ? continuousClock : ofLead);

/** "Due soon" begins at the larger of one working day and a fifth of the term before the due date, all in working time. */
export function warnAt({ priority, assignedAt, dueAt }: { priority: TaskPriority; assignedAt: Date; dueAt: Date }, ofLead: WorkingClock): Date {
  const clock = clockFor(priority, ofLead);
  return clock.subtract(dueAt, Math.max(clock.dayMs, clock.between(assignedAt, dueAt) * 0.2));
}

/**
 * Since when the clock of open work stands: while it is suspended, and while its result waits to be accepted, which never
 * makes a unit late. Null while it runs.
 */
export const stoppedAt = ({ state, submittedAt, suspendedAt }: Pick<Task, 'state' | 'submittedAt' | 'suspendedAt'>): string | null =>
  (state === 'submitted' ? submittedAt : suspendedAt);

/**
 * F-DL: the deadline bucket; null while nothing is owed, before it is given and once it is called off. `now` is the
 * server's clock; on a screen, the clock the server last told.
 */
export function deadlineState(task: Pick<Task, 'state' | 'dueAt' | 'warnAt' | 'submittedAt' | 'completedAt' | 'suspendedAt'>, now: Date): DeadlineState | null {
  if (!isDone(task.state) && !isOpen(task.state)) return null;
  if (task.dueAt === null) return 'no_term';
  const due = Date.parse(task.dueAt);
  if (task.completedAt !== null) return Date.parse(task.completedAt) <= due ? 'done_on_time' : 'done_late';
  const stopped = stoppedAt(task);
  const at = stopped === null ? now.getTime() : Date.parse(stopped);
  if (at > due) return 'overdue';
  return task.warnAt !== null && at >= Date.parse(task.warnAt) ? 'due_soon' : 'in_term';
}
