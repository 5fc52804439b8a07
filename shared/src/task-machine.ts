/**
 * The life of a task as a table (domain §3.3.4): where it can stand, which steps lead on, who takes them. The service
 * and the buttons both ask `refuseStep`; nothing else moves a task. Whether it is late is no state, it is derived.
 */
import { can, type Actor, type Permission, type Place } from './access.js';
import { actsFor, gaveChild } from './task-sides.js';
import type { Task, TaskEvents } from './tasks.js';
import type { Choices } from './words.js';

export const taskStates = [
  'draft', 'pending_approval', 'assigned', 'received', 'returned', 'in_progress', 'submitted', 'completed', 'evaluated', 'suspended', 'cancelled',
] as const;
export type TaskState = (typeof taskStates)[number];
export const taskStateNames = {
  draft: { vi: 'Dự thảo', en: 'Draft' },
  pending_approval: { vi: 'Chờ phê duyệt', en: 'Waiting for approval' },
  assigned: { vi: 'Đã giao', en: 'Assigned' },
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
  returned: { vi: 'Đơn vị trả lại', en: 'Returned' },
  in_progress: { vi: 'Đang thực hiện', en: 'In progress' },
  submitted: { vi: 'Chờ nghiệm thu', en: 'Submitted' },
  completed: { vi: 'Hoàn thành', en: 'Completed' },
  evaluated: { vi: 'Đã đánh giá', en: 'Evaluated' },
  suspended: { vi: 'Tạm dừng', en: 'Suspended' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
} as const satisfies Choices<TaskState>;

/** Not given yet: only the side that gives knows of it, and no term runs. */
export const preparedTaskStates = ['draft', 'pending_approval'] as const satisfies readonly TaskState[];
/** Somebody owes work and the term runs. */
export const runningTaskStates = ['assigned', 'received', 'returned', 'in_progress', 'submitted'] as const satisfies readonly TaskState[];
/** Owed work, also where its clock is stopped. */
export const openTaskStates = [...runningTaskStates, 'suspended'] as const satisfies readonly TaskState[];
export const doneTaskStates = ['completed', 'evaluated'] as const satisfies readonly TaskState[];

const among = (states: readonly TaskState[], state: TaskState): boolean => states.includes(state);
export const isPrepared = (state: TaskState): boolean => among(preparedTaskStates, state);
export const isOpen = (state: TaskState): boolean => among(openTaskStates, state);
export const isDone = (state: TaskState): boolean => among(doneTaskStates, state);

/** A step a person takes with a task. */
export const taskSteps = [
  'submit_for_approval', 'approve', 'reject', 'assign', 'receive', 'return', 'reassign', 'insist', 'start', 'report', 'submit', 'accept', 'send_back',
  'evaluate', 'appeal', 'decide_appeal', 'suspend', 'resume', 'reopen', 'cancel',
] as const;
export type TaskStep = (typeof taskSteps)[number];

/** Separation of duty, by person and not by role: whoever is named in the field of the task may not take the step. */
export const separations = {
  submittedById: 'task.own-submission',
  askedById: 'task.own-request',
  evaluatedById: 'task.own-evaluation',
} as const satisfies Partial<Record<keyof Task, string>>;
export type Separation = keyof typeof separations;

/** An event whose data is the whole task. */
export type StepEvent = Exclude<keyof TaskEvents, 'task.withdrawn'>;

export interface TaskTransition {
  from: readonly TaskState[];
  /** `previous`: where it stood before it was suspended. */
  to: TaskState | 'previous';
  permission: Permission;
  /** Whose step it is: a member of the lead unit, or the side that gives the task. */
  side: 'lead-unit' | 'assigner';
  /** The unit that gave a child task of its own work takes it as well: see `gaveChild`. */
  giver?: true;
  event: StepEvent;
  /** The person has to say why. */
  reason?: true;
  /** Somebody else has to decide on it: the person is kept as `askedById` until that is done. */
  asks?: true;
  notBy?: readonly Separation[];
}

/** Returning is the unit's way to say "not ours" at once; later it has to do the work or ask for more time. */
export const returnWithinDays = 2;

/** From the acceptance on; whoever judges is reminded of it, and a later evaluation is still one. */
export const evaluateWithinDays = 10;

/** Stopping the clock of a task is for leaders, as deciding on appeals is: it takes a task out of every figure of lateness. */
export const taskTransitions = {
  submit_for_approval: { from: ['draft'], to: 'pending_approval', permission: 'task:assign', side: 'assigner', event: 'task.approval-requested', asks: true },
  approve: { from: ['pending_approval'], to: 'assigned', permission: 'task:decide', side: 'assigner', event: 'task.assigned', notBy: ['askedById'] },
  reject: { from: ['pending_approval'], to: 'draft', permission: 'task:decide', side: 'assigner', event: 'task.rejected', reason: true, notBy: ['askedById'] },
  assign: { from: ['draft'], to: 'assigned', permission: 'task:assign', side: 'assigner', event: 'task.assigned' },
  receive: { from: ['assigned'], to: 'received', permission: 'task:report', side: 'lead-unit', event: 'task.received' },
  return: { from: ['assigned', 'received'], to: 'returned', permission: 'task:report', side: 'lead-unit', event: 'task.returned', reason: true, asks: true },
  reassign: { from: ['returned'], to: 'assigned', permission: 'task:decide', side: 'assigner', event: 'task.reassigned', notBy: ['askedById'] },
  insist: { from: ['returned'], to: 'assigned', permission: 'task:decide', side: 'assigner', event: 'task.insisted', reason: true, notBy: ['askedById'] },
  start: { from: ['assigned', 'received'], to: 'in_progress', permission: 'task:report', side: 'lead-unit', event: 'task.started' },
  report: { from: ['assigned', 'received', 'in_progress'], to: 'in_progress', permission: 'task:report', side: 'lead-unit', event: 'task.progressed' },
  submit: { from: ['in_progress'], to: 'submitted', permission: 'task:report', side: 'lead-unit', event: 'task.submitted' },
  accept: { from: ['submitted'], to: 'completed', permission: 'task:decide', side: 'assigner', giver: true, event: 'task.completed', notBy: ['submittedById'] },
  send_back: { from: ['submitted'], to: 'in_progress', permission: 'task:decide', side: 'assigner', giver: true, event: 'task.sent-back', reason: true, notBy: ['submittedById'] },
  evaluate: { from: ['completed'], to: 'evaluated', permission: 'task:decide', side: 'assigner', event: 'task.evaluated', notBy: ['submittedById'] },
  appeal: { from: ['evaluated'], to: 'evaluated', permission: 'task:report', side: 'lead-unit', event: 'task.appealed', reason: true, asks: true },
  decide_appeal: {
    from: ['evaluated'], to: 'evaluated', permission: 'task:review', side: 'assigner', event: 'task.appeal-decided', reason: true,
    notBy: ['submittedById', 'askedById', 'evaluatedById'],
  },
  suspend: { from: runningTaskStates, to: 'suspended', permission: 'task:review', side: 'assigner', event: 'task.suspended', reason: true },
  resume: { from: ['suspended'], to: 'previous', permission: 'task:review', side: 'assigner', event: 'task.resumed' },
  reopen: { from: ['completed'], to: 'in_progress', permission: 'task:decide', side: 'assigner', event: 'task.reopened', reason: true },
  cancel: { from: [...preparedTaskStates, ...openTaskStates], to: 'cancelled', permission: 'task:decide', side: 'assigner', giver: true, event: 'task.cancelled', reason: true },
} as const satisfies Record<TaskStep, TaskTransition>;

/** What is called off before it was given is nothing the lead unit ever heard of. */
export const stepEvent = (step: TaskStep, from: TaskState): StepEvent =>
  step === 'cancel' && isPrepared(from) ? 'task.draft-dropped' : taskTransitions[step].event;

/** Is there such a step in this state, whoever takes it? */
export const stepIsOpen = (step: TaskStep, state: TaskState): boolean => among(taskTransitions[step].from, state);

/** Where a task lies for scopes: its unit, its sector, and every organisation that works on it. */
export const taskPlace = (task: Pick<Task, 'unitId' | 'leadOrgId' | 'coordinatingOrgIds' | 'sectorCode'>): Place => ({
  unitId: task.unitId,
  orgIds: [task.leadOrgId, ...task.coordinatingOrgIds],
  sector: task.sectorCode,
});

/** What the rules look at. */
export type RuledTask = Pick<Task, 'state' | 'leadOrgId' | 'coordinatingOrgIds' | 'unitId' | 'sectorCode' | 'parentId' | 'giverOrgId' | 'returnUntil' | 'appeal' | Separation>;

export type StepRefusal =
  | 'task.step-refused' | 'task.return-too-late' | 'task.appealed-already' | 'task.no-appeal' | 'task.not-your-side' | (typeof separations)[Separation];

/** What more than the state a step depends on. */
const conditions: Partial<Record<TaskStep, (task: RuledTask, now: Date) => StepRefusal | null>> = {
  return: ({ returnUntil }, now) => (returnUntil !== null && now.getTime() <= Date.parse(returnUntil) ? null : 'task.return-too-late'),
  appeal: ({ appeal }) => (appeal === null ? null : 'task.appealed-already'),
  decide_appeal: ({ appeal }) => (appeal === 'open' ? null : 'task.no-appeal'),
};

/** Why this person may not take this step now; null = they may. The buttons and the service both ask here. */
export function refuseStep(step: TaskStep, task: RuledTask, who: Pick<Actor, 'id' | 'orgId' | 'grants'>, now: Date): StepRefusal | null {
  const rule: TaskTransition = taskTransitions[step];
  if (!stepIsOpen(step, task.state)) return 'task.step-refused';
  const mine =
    rule.side === 'assigner'
      ? can(who.grants, rule.permission, taskPlace(task)) || (rule.giver === true && gaveChild(who, task))
      : actsFor(who, rule.permission, task.leadOrgId);
  if (!mine) return 'task.not-your-side';
  const same = rule.notBy?.find((field) => task[field] === who.id);
  if (same) return separations[same];
  return conditions[step]?.(task, now) ?? null;
}

/** May this person change what an open or prepared task says? Whoever may call it off, and whoever prepares work while it is prepared. */
export const mayEditTask = (task: RuledTask, who: Pick<Actor, 'id' | 'orgId' | 'grants'>): boolean =>
  stepIsOpen('cancel', task.state) && can(who.grants, isPrepared(task.state) ? 'task:assign' : 'task:decide', taskPlace(task));
