/**
 * What a step of a task carries besides its words, and the rule that a site which is still in trouble is not reported as
 * restored: an alarm that is open has to end first, or somebody says why the task ends without it.
 */
import type { Permission } from './access.js';
import type { TakeTaskStep } from './tasks.input.js';
import type { TaskStep } from './tasks.js';

/** The parts of one line of a timeline, beside its text. */
export interface LineEvidence {
  difficulties: string | null;
  proposals: string | null;
  /** Why the result counts although an alarm of the site was open; null when none was. */
  overrideReason: string | null;
}

/** Steps that may carry files, difficulties and proposals. */
export const reportingSteps = ['report', 'submit'] as const satisfies readonly TaskStep[];
/** Steps by which the side that takes them says the site is restored. */
export const closingSteps = ['submit', 'accept'] as const satisfies readonly TaskStep[];

export const isReporting = (step: TaskStep): boolean => (reportingSteps as readonly TaskStep[]).includes(step);
export const isClosing = (step: TaskStep): boolean => (closingSteps as readonly TaskStep[]).includes(step);

/** The first field that this step has no place for; null when there is none. */
export function misplacedEvidence({ step, attachmentIds, difficulties, proposals, overrideReason }: TakeTaskStep): string | null {
  if (!isReporting(step)) {
    if (attachmentIds.length > 0) return 'attachmentIds';
    if (difficulties) return 'difficulties';
    if (proposals) return 'proposals';
  }
  return overrideReason && !isClosing(step) ? 'overrideReason' : null;
}

/** A task was submitted or accepted over open alarms. */
export interface AlarmOverride {
  /** Of the task. */
  id: string;
  code: string;
  step: TaskStep;
  alarmIds: string[];
  reason: string;
}

export interface TaskEvidenceEvents {
  'evidence.alarm-overridden': AlarmOverride;
}
export const taskEvidenceAudience = { 'evidence.alarm-overridden': 'task:read' } as const satisfies Record<keyof TaskEvidenceEvents, Permission>;

export const taskEvidenceProblems = { 'task.alarm-still-open': 409 } as const;
