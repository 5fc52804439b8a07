/**
 * Assigned work ("nhiệm vụ"). The state says where the work is; whether it is late is derived from the due date and
 * never stored. This is the first form of the machine of domain §3.3.4; its later states are added to the table below.
 */
import { can, type Actor, type Permission, type Place } from './access.js';
import type { LngLat } from './geo.js';
import type { Choices } from './words.js';
import { continuousClock, type WorkingClock } from './working-time.js';

export const taskStates = ['assigned', 'received', 'in_progress', 'submitted', 'completed', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];
export const taskStateNames = {
  assigned: { vi: 'Đã giao', en: 'Assigned' },
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
  in_progress: { vi: 'Đang thực hiện', en: 'In progress' },
  submitted: { vi: 'Chờ nghiệm thu', en: 'Submitted' },
  completed: { vi: 'Hoàn thành', en: 'Completed' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
} as const satisfies Choices<TaskState>;

/** A step a person takes with a task. */
export const taskSteps = ['receive', 'start', 'report', 'submit', 'accept', 'send_back', 'cancel'] as const;
export type TaskStep = (typeof taskSteps)[number];

export interface TaskTransition {
  from: readonly TaskState[];
  to: TaskState;
  permission: Permission;
  /** Whose step it is: a member of the lead unit, or the side that gave the task. */
  side: 'lead-unit' | 'assigner';
  /** The person has to say why. */
  reason?: true;
  /** Separation of duty, by person: whoever submitted may not accept. */
  notSubmitter?: true;
}

export const taskTransitions = {
  receive: { from: ['assigned'], to: 'received', permission: 'task:report', side: 'lead-unit' },
  start: { from: ['assigned', 'received'], to: 'in_progress', permission: 'task:report', side: 'lead-unit' },
  report: { from: ['assigned', 'received', 'in_progress'], to: 'in_progress', permission: 'task:report', side: 'lead-unit' },
  submit: { from: ['in_progress'], to: 'submitted', permission: 'task:report', side: 'lead-unit' },
  accept: { from: ['submitted'], to: 'completed', permission: 'task:decide', side: 'assigner', notSubmitter: true },
  send_back: { from: ['submitted'], to: 'in_progress', permission: 'task:decide', side: 'assigner', reason: true, notSubmitter: true },
  cancel: { from: ['assigned', 'received', 'in_progress', 'submitted'], to: 'cancelled', permission: 'task:decide', side: 'assigner', reason: true },
} as const satisfies Record<TaskStep, TaskTransition>;

export const openTaskStates = ['assigned', 'received', 'in_progress', 'submitted'] as const satisfies readonly TaskState[];

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
  state: TaskState;
  priority: TaskPriority;
  sectorCode: string;
  leadOrgId: string;
  leadOrgName: string;
  coordinatingOrgIds: string[];
  assignerId: string;
  assignerName: string;
  assignedAt: string;
  dueAt: string | null;
  /** From here on it is due soon: counted in the working time of the lead unit, so it is kept and not computed on the way. */
  warnAt: string | null;
  progressPercent: number;
  lastReportAt: string | null;
  submittedAt: string | null;
  submittedById: string | null;
  /** The moment of the submission that was accepted: waiting for acceptance never makes a unit late. */
  completedAt: string | null;
  reworkCount: number;
  subject: TaskSubject | null;
  subjectName: string | null;
  location: LngLat | null;
  unitId: string | null;
  unitName: string | null;
  synthetic: boolean;
  version: number;
}

/** One line of a task's timeline. */
export interface TaskUpdate {
  id: string;
  at: string;
  byId: string | null;
  byName: string;
  orgName: string | null;
  step: TaskStep | 'assign';
  percent: number | null;
  text: string | null;
}

export const taskSorts = ['code', 'title', 'dueAt', 'priority', 'state', 'assignedAt', 'progressPercent', 'leadOrgName'] as const;

/** The open tasks, those due first; the map draws the ones that have a place, the figures count all. */
export interface TaskSnapshot {
  seq: number;
  /** There are more than the server sends: what is counted here is a lower bound. */
  isCut: boolean;
  tasks: Pick<Task, 'id' | 'code' | 'title' | 'state' | 'priority' | 'dueAt' | 'warnAt' | 'location' | 'subject' | 'leadOrgName' | 'progressPercent'>[];
}

export interface TaskEvents {
  'task.assigned': Task;
  'task.updated': Task;
  'task.received': Task;
  'task.started': Task;
  'task.progressed': Task;
  'task.submitted': Task;
  'task.completed': Task;
  'task.sent-back': Task;
  'task.cancelled': Task;
}
export const taskAudience = {
  'task.assigned': 'task:read',
  'task.updated': 'task:read',
  'task.received': 'task:read',
  'task.started': 'task:read',
  'task.progressed': 'task:read',
  'task.submitted': 'task:read',
  'task.completed': 'task:read',
  'task.sent-back': 'task:read',
  'task.cancelled': 'task:read',
} as const satisfies Record<keyof TaskEvents, Permission>;

export const taskStepEvents = {
  receive: 'task.received',
  start: 'task.started',
  report: 'task.progressed',
  submit: 'task.submitted',
  accept: 'task.completed',
  send_back: 'task.sent-back',
  cancel: 'task.cancelled',
} as const satisfies Record<TaskStep, keyof TaskEvents>;

export const taskProblems = {
  'task.not-found': 404,
  'task.step-refused': 409,
  'task.not-your-side': 403,
  'task.own-submission': 403,
  'task.due-in-the-past': 422,
  'task.percent-required': 422,
  'task.reason-required': 422,
  'task.lead-cannot-lead': 422,
} as const;

/** An emergency does not wait for the office to open; everything else runs in the working time of the lead unit. */
export const clockFor = (priority: TaskPriority, ofLead: WorkingClock): WorkingClock => (priority === 'hoa_toc' ? continuousClock : ofLead);

/** "Due soon" begins at the larger of one working day and a fifth of the term before the due date, all in working time. */
export function warnAt({ priority, assignedAt, dueAt }: { priority: TaskPriority; assignedAt: Date; dueAt: Date }, ofLead: WorkingClock): Date {
  const clock = clockFor(priority, ofLead);
  return clock.subtract(dueAt, Math.max(clock.dayMs, clock.between(assignedAt, dueAt) * 0.2));
}

/** F-DL: the deadline bucket. `now` is the server's clock; on a screen, the clock the server last told. */
export function deadlineState(task: Pick<Task, 'state' | 'dueAt' | 'warnAt' | 'completedAt'>, now: Date): DeadlineState {
  if (task.dueAt === null) return 'no_term';
  const due = Date.parse(task.dueAt);
  if (task.completedAt !== null) return Date.parse(task.completedAt) <= due ? 'done_on_time' : 'done_late';
  if (now.getTime() > due) return 'overdue';
  return task.warnAt !== null && now.getTime() >= Date.parse(task.warnAt) ? 'due_soon' : 'in_term';
}

/** Is this step open to someone of this side in this state? The service and the buttons ask the same table. */
export const stepIsOpen = (step: TaskStep, state: TaskState): boolean =>
  (taskTransitions[step].from as readonly TaskState[]).includes(state);

/** Where a task lies for scopes: its unit, its sector, and every organisation that works on it. */
export const taskPlace = (task: Pick<Task, 'unitId' | 'leadOrgId' | 'coordinatingOrgIds' | 'sectorCode'>): Place => ({
  unitId: task.unitId,
  orgIds: [task.leadOrgId, ...task.coordinatingOrgIds],
  sector: task.sectorCode,
});

/** Why this person may not take this step now; null = they may. The buttons and the service both ask here. */
export function refuseStep(
  step: TaskStep,
  task: Pick<Task, 'state' | 'leadOrgId' | 'coordinatingOrgIds' | 'unitId' | 'sectorCode' | 'submittedById'>,
  who: Pick<Actor, 'id' | 'orgId' | 'grants'>,
): 'task.step-refused' | 'task.not-your-side' | 'task.own-submission' | null {
  const rule: TaskTransition = taskTransitions[step];
  if (!stepIsOpen(step, task.state)) return 'task.step-refused';
  const mine =
    rule.side === 'assigner'
      ? can(who.grants, rule.permission, taskPlace(task))
      : can(who.grants, rule.permission) &&
        (who.orgId === task.leadOrgId || who.grants.some(({ permissions, scope }) => permissions.includes(rule.permission) && scope.orgIds.includes(task.leadOrgId)));
  if (!mine) return 'task.not-your-side';
  if (rule.notSubmitter && task.submittedById === who.id) return 'task.own-submission';
  return null;
}
