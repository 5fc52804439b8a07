/** How a task of the demo walked its machine: between the moments its term hangs on, the steps an office takes besides. */
import type { TaskUpdate } from '@ioc/shared/tasks';
import type { Random } from './random.js';
import { inOfficeHours } from './tasks.timeline.js';
import type { SeedTask } from './types.js';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Who judges, where whoever gave the work may only prepare it: an operator's tasks are approved, accepted and evaluated by the manager. */
export const deciderOf = ({ assignerUsername }: Pick<SeedTask, 'assignerUsername'>): string => (assignerUsername.startsWith('operator') ? 'manager' : assignerUsername);
/** Stopping a clock and deciding on appeals is for leaders. */
const reviewer = 'leader';

const iso = (time: number): string => new Date(Math.floor(time / minute) * minute).toISOString();

type Walked = Pick<SeedTask, 'receivedAt' | 'startedAt' | 'acceptedAt' | 'progress'>;

/** When the unit took it, began it, and when its result was accepted; reports that would stand at the minute of another step are not there. */
export function walkOf(random: Random, now: number, task: Pick<SeedTask, 'status' | 'assignedAt' | 'submittedAt' | 'completedAt' | 'progress'>): Walked {
  const given = Date.parse(task.assignedAt);
  const end = Date.parse(task.submittedAt ?? iso(now));
  // The reports before a submission; the result itself is the submission.
  const reports = task.progress.filter(({ at, percent }) => percent < 100 && (task.submittedAt === null || at < task.submittedAt));
  const progress = reports.filter(({ at }, index) => at !== reports[index + 1]?.at);
  const next = Date.parse(progress[0]?.at ?? iso(end));
  const some = [random.between(20 * minute, day), random.between(10 * minute, 2 * day)] as const;
  const receivedAt = inOfficeHours(random, given + some[0], given + 10 * minute, given + (next - given) * 0.4);
  const startedAt = inOfficeHours(random, receivedAt + some[1], receivedAt + 2 * minute, given + (next - given) * 0.8);
  const done = task.completedAt === null ? null : Date.parse(task.completedAt);
  const acceptedAt = done === null ? null : inOfficeHours(random, done + random.between(0.2, 2) * day, done + 10 * minute, Math.max(done + 10 * minute, Math.min(done + 3 * day, now - 20 * minute)));
  return {
    progress,
    receivedAt: task.status === 'assigned' ? null : iso(receivedAt),
    startedAt: task.status === 'assigned' || task.status === 'received' ? null : iso(startedAt),
    acceptedAt: acceptedAt === null ? null : iso(acceptedAt),
  };
}

/** A line of a timeline. */
export interface SeedStep {
  at: string;
  by: string | null;
  step: TaskUpdate['step'];
  percent: number | null;
  text: string | null;
  difficulties: string | null;
  overrideReason: string | null;
}

/** The timeline of a task, as its steps would have written it: oldest first, no two in one minute. */
export function stepsOf(task: SeedTask): SeedStep[] {
  const { assignerUsername: giver, focalUsername: officer, evaluation, appeal, giveBack, suspension, rework } = task;
  const decider = deciderOf(task);
  const line = (at: string | null | undefined, by: string | null, step: SeedStep['step'], more: Partial<SeedStep> = {}): SeedStep[] =>
    (at ? [{ at, by, step, percent: null, text: null, difficulties: null, overrideReason: null, ...more }] : []);
  const steps = [
    ...begin(task, giver, decider).flatMap(([at, by, step]) => line(at, by, step)),
    ...line(task.receivedAt, officer, 'receive'),
    ...line(task.startedAt, officer, 'start'),
    ...line(giveBack?.at, officer, 'return', { text: giveBack?.reason ?? null }),
    ...task.progress.flatMap(({ at, percent, text, difficulties }) => line(at, officer, 'report', { text, percent, difficulties })),
    ...line(rework?.submittedAt, officer, 'submit', { text: rework?.resultText ?? null, percent: 100 }),
    ...line(rework?.sentBackAt, decider, 'send_back', { text: rework?.reason ?? null }),
    ...line(task.submittedAt, officer, 'submit', { text: task.resultText, percent: 100 }),
    ...line(task.acceptedAt, decider, 'accept', { overrideReason: task.overrideReason ?? null }),
    ...line(suspension?.at, reviewer, 'suspend', { text: suspension?.reason ?? null }),
    ...line(evaluation?.at, decider, 'evaluate', { text: evaluation?.comment ?? null }),
    ...line(appeal?.at, officer, 'appeal', { text: appeal?.text ?? null }),
    ...line(appeal?.decision?.at, reviewer, 'decide_appeal', { text: appeal?.decision?.text ?? null }),
  ];
  return steps.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** What an operator prepares, a manager approves; managers give at once. */
function begin({ status, assignedAt: at }: SeedTask, giver: string, decider: string): (readonly [string, string, SeedStep['step']])[] {
  const later = (minutes: number): string => iso(Date.parse(at) + minutes * minute);
  if (status === 'draft') return [[at, giver, 'draft']];
  if (status === 'pending_approval') return [[at, giver, 'draft'], [later(20), giver, 'submit_for_approval']];
  return giver === decider ? [[at, giver, 'assign']] : [[later(-55), giver, 'draft'], [later(-40), giver, 'submit_for_approval'], [at, decider, 'approve']];
}
