import type { OfficeClock } from '@ioc/shared/calendars';
import type { ProblemCode } from '@ioc/shared/problems';
import { isReviewed, receiveBy, reviewAt } from '@ioc/shared/task-clocks';
import {
  clockFor, evaluateWithinDays, isPrepared, movedPast, returnWithinDays, warnAt, taskTransitions, type Task, type TaskState, type TaskStep, type TaskTransition,
} from '@ioc/shared/tasks';
import type { TakeTaskStep } from '@ioc/shared/tasks.input';
import type { WorkingClock } from '@ioc/shared/working-time';

/** The fields of a task that steps move; everything else of it is edited or derived. */
export type StepFields = Pick<
  Task,
  | 'state' | 'leadOrgId' | 'coordinatingOrgIds' | 'assignedAt' | 'receiveBy' | 'receiveSince' | 'returnUntil' | 'dueAt' | 'reviewAt' | 'reviewSince' | 'warnAt' | 'progressPercent' | 'lastReportAt' | 'submittedAt'
  | 'submittedById' | 'completedAt' | 'firstCompletedAt' | 'reworkCount' | 'askedById' | 'suspendedAt' | 'suspendedFrom' | 'appeal' | 'evaluateBy'
>;

/** What the person has to say with a step and did not; null = all is there. */
export function missingWords(step: TaskStep, before: Pick<Task, 'progressPercent' | 'leadOrgId'>, input: TakeTaskStep): ProblemCode | null {
  const rule: TaskTransition = taskTransitions[step];
  const { text, percent, quality, leadOrgId } = input;
  if (rule.reason && !text) return 'task.reason-required';
  if (step === 'report' && percent === 100) return 'task.submit-instead';
  if (step === 'report' && (percent === null || (percent < before.progressPercent && !text))) return 'task.percent-required';
  if ((step === 'evaluate' || step === 'decide_appeal') && quality === null) return 'task.quality-required';
  if (step === 'reassign' && (leadOrgId === null || leadOrgId === before.leadOrgId)) return 'task.lead-required';
  return null;
}

/** By when the unit should receive what it was given just now, and until when it may return it. */
export const answerBy = (priority: Task['priority'], now: Date, ofLead: OfficeClock): Record<'receiveBy' | 'receiveSince' | 'returnUntil', string> => {
  const clock = clockFor(priority, ofLead);
  return { receiveBy: receiveBy({ priority, since: now }, ofLead).toISOString(), receiveSince: now.toISOString(), returnUntil: clock.addDays(now, returnWithinDays).toISOString() };
};

/** Until when whoever accepted a result should judge it. */
export const evaluateBy = (priority: Task['priority'], now: Date, ofLead: WorkingClock): string =>
  clockFor(priority, ofLead).addDays(now, evaluateWithinDays).toISOString();

interface Circumstances {
  now: Date;
  byId: string;
  /** Of whoever leads after the step. */
  clock: OfficeClock;
}

/** With these a cycle of reviews begins anew: somebody has just reported, or the work begins, or goes on, from here. */
const beginsCycle: readonly TaskStep[] = ['approve', 'assign', 'reassign', 'report', 'submit', 'send_back', 'reopen'];

/** The task after a step. Pure; whether the step is open is asked before, of the contract. */
export function afterStep(before: Task, input: TakeTaskStep, circumstances: Circumstances): StepFields {
  const after = moved(before, input, circumstances);
  const reviewSince = beginsCycle.includes(input.step) ? circumstances.now.toISOString() : after.reviewSince;
  return { ...after, reviewSince, reviewAt: reviewOf({ ...before, ...after, reviewSince }, circumstances.clock) };
}

/** Counted anew with each step, edit and report; a change of calendars is `TaskTerms`'. Work from before there were cycles counts from its last report. */
export function reviewOf(task: Pick<Task, 'state' | 'priority' | 'dueAt' | 'reviewEvery' | 'reviewSince' | 'lastReportAt' | 'assignedAt'>, ofLead: WorkingClock): string | null {
  if (!isReviewed(task)) return null;
  const since = new Date(task.reviewSince ?? task.lastReportAt ?? task.assignedAt);
  return reviewAt({ priority: task.priority, reviewEvery: task.reviewEvery, since }, ofLead).toISOString();
}

/** Of work that is given just now. */
export const firstReview = (task: Pick<Task, 'priority' | 'dueAt' | 'reviewEvery' | 'assignedAt'>, ofLead: WorkingClock): Pick<Task, 'reviewAt' | 'reviewSince'> => ({
  reviewSince: task.assignedAt,
  reviewAt: reviewOf({ ...task, state: 'assigned', reviewSince: task.assignedAt, lastReportAt: null }, ofLead),
});

function moved(before: Task, { step, percent, leadOrgId }: TakeTaskStep, { now, byId, clock }: Circumstances): StepFields {
  const rule: TaskTransition = taskTransitions[step];
  const at = now.toISOString();
  const state: TaskState = rule.to === 'previous' ? (before.suspendedFrom ?? before.state) : rule.to;
  const stepped: StepFields = {
    ...before,
    state,
    askedById: rule.asks ? byId : rule.notBy?.includes('askedById') ? null : before.askedById,
  };
  switch (step) {
    case 'approve':
    case 'assign':
      return { ...stepped, assignedAt: at, ...answerBy(before.priority, now, clock), warnAt: warnOf({ ...before, assignedAt: at }, clock) };
    case 'insist':
      return { ...stepped, ...answerBy(before.priority, now, clock), returnUntil: null };
    case 'reassign': {
      const lead = leadOrgId ?? before.leadOrgId;
      return {
        ...stepped, leadOrgId: lead, coordinatingOrgIds: before.coordinatingOrgIds.filter((id) => id !== lead),
        ...answerBy(before.priority, now, clock), warnAt: warnOf(before, clock),
      };
    }
    case 'report':
      return { ...stepped, progressPercent: percent ?? before.progressPercent, lastReportAt: at };
    case 'submit':
      return { ...stepped, submittedAt: at, submittedById: byId, progressPercent: 100, lastReportAt: at };
    case 'accept':
      return { ...stepped, completedAt: before.submittedAt, firstCompletedAt: before.firstCompletedAt ?? before.submittedAt, evaluateBy: evaluateBy(before.priority, now, clock) };
    case 'send_back':
      return { ...stepped, reworkCount: before.reworkCount + 1, submittedAt: null, submittedById: null };
    case 'reopen':
      return { ...stepped, evaluateBy: null, completedAt: null, submittedAt: null, submittedById: null };
    case 'appeal':
      return { ...stepped, appeal: 'open' };
    case 'decide_appeal':
      return { ...stepped, appeal: 'decided' };
    case 'suspend':
      return { ...stepped, suspendedAt: at, suspendedFrom: before.state };
    case 'resume':
      return { ...stepped, ...restarted(before, now, clock) };
    case 'cancel':
      return { ...stepped, suspendedAt: null, suspendedFrom: null };
    default:
      return stepped;
  }
}

/** Every moment that was still to come when the clock was stopped lies as far ahead again. */
function restarted(before: Task, now: Date, ofLead: WorkingClock): Partial<StepFields> {
  const clock = clockFor(before.priority, ofLead);
  const moved = (at: string | null): string | null =>
    at === null || before.suspendedAt === null ? at : movedPast(new Date(at), { stoppedAt: new Date(before.suspendedAt), now }, clock).toISOString();
  const dueAt = moved(before.dueAt);
  return { suspendedAt: null, suspendedFrom: null, dueAt, receiveBy: moved(before.receiveBy), receiveSince: moved(before.receiveSince), reviewSince: moved(before.reviewSince ?? before.lastReportAt ?? before.assignedAt), returnUntil: moved(before.returnUntil), warnAt: warnOf({ ...before, dueAt }, ofLead) };
}

/** Counted anew when the urgency of what nobody received yet changes; a suspension that moved it would be forgotten by every other edit. */
export function receiveByAfter(before: Pick<Task, 'state' | 'priority' | 'receiveBy' | 'receiveSince'>, { priority }: Pick<Task, 'priority'>, ofLead: OfficeClock): string | null {
  const { state, receiveSince } = before;
  if (priority === before.priority || state !== 'assigned' || receiveSince === null) return before.receiveBy;
  return receiveBy({ priority, since: new Date(receiveSince) }, ofLead).toISOString();
}

/** Asked anew whenever who leads, the due date or the urgency changes; a change of calendars is `TaskTerms`'. */
export function warnOf({ priority, assignedAt, dueAt }: Pick<Task, 'priority' | 'assignedAt' | 'dueAt'>, ofLead: WorkingClock): string | null {
  return dueAt === null ? null : warnAt({ priority, assignedAt: new Date(assignedAt), dueAt: new Date(dueAt) }, ofLead).toISOString();
}

/** Does the step give work that was only prepared? Then it has to be clear in all six points. */
export const givesWork = (before: Pick<Task, 'state'>, step: TaskStep): boolean => isPrepared(before.state) && taskTransitions[step].to === 'assigned';
