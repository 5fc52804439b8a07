/**
 * Extensions of a due date ("gia hạn", domain §3.3.5). The term of given work moves in no other way: the unit asks while it
 * works and the side that gave the task decides, or that side moves it of itself with a reason ("đổi hạn"). At most one
 * request of a task is open; the first due date is always kept. See docs/decisions/2026-11-30-terms-move-by-decision.md.
 */
import { can, type Actor, type Permission } from './access.js';
import { actsFor, gaveChild } from './task-sides.js';
import { isPrepared, taskPlace, type Task, type TaskState, type TaskTransition } from './tasks.js';
import type { Choices } from './words.js';

export const extensionStates = ['requested', 'approved', 'refused', 'countered', 'accepted_by_unit', 'declined_by_unit', 'withdrawn', 'moved'] as const;
export type ExtensionState = (typeof extensionStates)[number];
export const extensionStateNames = {
  requested: { vi: 'Chờ quyết định', en: 'Awaiting decision' },
  approved: { vi: 'Đã chấp thuận', en: 'Approved' },
  refused: { vi: 'Không chấp thuận', en: 'Refused' },
  countered: { vi: 'Đề xuất hạn khác', en: 'Other date proposed' },
  accepted_by_unit: { vi: 'Đơn vị đồng ý', en: 'Accepted by the unit' },
  declined_by_unit: { vi: 'Đơn vị không đồng ý', en: 'Declined by the unit' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
  moved: { vi: 'Bên giao đổi hạn', en: 'Moved by the assigner’s side' },
} as const satisfies Choices<ExtensionState>;

/** A request that somebody still has to answer: the side that gave the task, or the unit. */
export const openExtensionStates = ['requested', 'countered'] as const satisfies readonly ExtensionState[];
export type OpenExtension = (typeof openExtensionStates)[number];

export const extensionSteps = ['request', 'approve', 'refuse', 'counter', 'accept', 'decline', 'withdraw', 'move'] as const;
export type ExtensionStep = (typeof extensionSteps)[number];

export interface ExtensionTransition {
  /** Null: no request of the task is open. */
  from: OpenExtension | null;
  to: ExtensionState;
  permission: Permission;
  side: TaskTransition['side'];
  giver?: TaskTransition['giver'];
  /** The date the step is about: one that is sent with it, or one of the request. */
  date?: 'sent' | 'requested' | 'countered';
  /** The due date becomes that date. */
  moves?: true;
  /** The person has to say why. */
  reason?: true;
  /** Separation of duty, by person: whoever put the date forward does not agree to it. */
  notThe?: 'requester' | 'decider';
}

export const extensionTransitions = {
  request: { from: null, to: 'requested', permission: 'task:report', side: 'lead-unit', date: 'sent', reason: true },
  approve: { from: 'requested', to: 'approved', permission: 'task:decide', side: 'assigner', giver: true, date: 'requested', moves: true, notThe: 'requester' },
  refuse: { from: 'requested', to: 'refused', permission: 'task:decide', side: 'assigner', giver: true, reason: true, notThe: 'requester' },
  counter: { from: 'requested', to: 'countered', permission: 'task:decide', side: 'assigner', giver: true, date: 'sent', notThe: 'requester' },
  accept: { from: 'countered', to: 'accepted_by_unit', permission: 'task:report', side: 'lead-unit', date: 'countered', moves: true, notThe: 'decider' },
  decline: { from: 'countered', to: 'declined_by_unit', permission: 'task:report', side: 'lead-unit' },
  withdraw: { from: 'requested', to: 'withdrawn', permission: 'task:report', side: 'lead-unit' },
  move: { from: null, to: 'moved', permission: 'task:decide', side: 'assigner', giver: true, date: 'sent', moves: true, reason: true },
} as const satisfies Record<ExtensionStep, ExtensionTransition>;

/** The term runs and the result is not submitted: only then can more of it be asked for and given. */
export const extensibleStates = ['received', 'in_progress'] as const satisfies readonly TaskState[];
export const isExtensible = (state: TaskState): boolean => (extensibleStates as readonly TaskState[]).includes(state);
/** Given and not submitted: only then the side that gave it may move the term. While it is suspended the clock stands, and its term with it. */
export const movableStates = ['assigned', 'returned', ...extensibleStates] as const satisfies readonly TaskState[];
const isMovable = (state: TaskState): boolean => (movableStates as readonly TaskState[]).includes(state);
/** Is the term of such a task moved by a decision only? Before that it is a word of a draft like any other. */
export const termIsSet = (state: TaskState): boolean => !isPrepared(state);

export interface TaskExtension {
  id: string;
  state: ExtensionState;
  /** The due date in force when it was asked for; of one that moved it, the date it moved from. Null = there was none. */
  previousDueAt: string | null;
  requestedDueAt: string;
  reason: string;
  requestedById: string;
  requestedByName: string;
  requestedByOrgName: string | null;
  requestedAt: string;
  counterDueAt: string | null;
  decidedById: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
  decision: string | null;
  /** By the unit, to a proposal or by withdrawing; nobody where the request ended with the work it was about. */
  answeredByName: string | null;
  answeredAt: string | null;
  answer: string | null;
}

/** As a step stands in the timeline of its task. */
export type ExtensionNote = `extension_${ExtensionStep}`;

export interface TaskExtensionEvents {
  'task.extension-requested': Task;
  'task.extension-approved': Task;
  'task.extension-refused': Task;
  'task.extension-countered': Task;
  'task.extension-accepted': Task;
  'task.extension-declined': Task;
  'task.extension-withdrawn': Task;
  'task.term-moved': Task;
}
export const taskExtensionAudience = {
  'task.extension-requested': 'task:read',
  'task.extension-approved': 'task:read',
  'task.extension-refused': 'task:read',
  'task.extension-countered': 'task:read',
  'task.extension-accepted': 'task:read',
  'task.extension-declined': 'task:read',
  'task.extension-withdrawn': 'task:read',
  'task.term-moved': 'task:read',
} as const satisfies Record<keyof TaskExtensionEvents, Permission>;

export const extensionStepEvents = {
  request: 'task.extension-requested',
  approve: 'task.extension-approved',
  refuse: 'task.extension-refused',
  counter: 'task.extension-countered',
  accept: 'task.extension-accepted',
  decline: 'task.extension-declined',
  withdraw: 'task.extension-withdrawn',
  move: 'task.term-moved',
} as const satisfies Record<ExtensionStep, keyof TaskExtensionEvents>;

export const taskExtensionProblems = {
  'task.extension-open': 409,
  'task.extension-settled': 409,
  'task.no-term': 409,
  'task.own-extension': 403,
  'task.extension-not-later': 422,
  'task.term-unchanged': 422,
  'task.term-is-set': 422,
} as const;

type Extensible = Pick<Task, 'state' | 'dueAt' | 'leadOrgId' | 'coordinatingOrgIds' | 'unitId' | 'sectorCode' | 'parentId' | 'giverOrgId'>;

/**
 * Why this person may not take this step now; null = they may. The buttons and the service both ask here.
 * @param open the request of the task that is open, if there is one
 */
export function refuseExtension(
  step: ExtensionStep,
  task: Extensible,
  open: Pick<TaskExtension, 'state' | 'requestedById' | 'decidedById'> | null,
  who: Pick<Actor, 'id' | 'orgId' | 'grants'>,
): 'task.step-refused' | 'task.no-term' | 'task.extension-open' | 'task.extension-settled' | 'task.not-your-side' | 'task.own-extension' | null {
  const rule: ExtensionTransition = extensionTransitions[step];
  const isMove = step === 'move';
  if (!(isMove ? isMovable : isExtensible)(task.state)) return 'task.step-refused';
  if (task.dueAt === null && !isMove) return 'task.no-term';
  if ((open?.state ?? null) !== rule.from) return rule.from === null ? 'task.extension-open' : 'task.extension-settled';
  const decides = can(who.grants, rule.permission, taskPlace(task)) || (rule.giver === true && gaveChild(who, task));
  const mine = rule.side === 'assigner' ? decides : actsFor(who, rule.permission, task.leadOrgId);
  if (!mine) return 'task.not-your-side';
  const kept = { requester: open?.requestedById, decider: open?.decidedById };
  return rule.notThe !== undefined && kept[rule.notThe] === who.id ? 'task.own-extension' : null;
}
