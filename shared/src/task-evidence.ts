/**
 * What a step of a task carries besides its words, and the rule that a site which is still in trouble is not reported as
 * restored: an alarm that is open has to end first, or somebody says why the task ends without it. In the same way a task
 * may ask for a file or a photo, and its result is not submitted without, unless somebody says why.
 */
import type { Permission } from './access.js';
import { farMetres, isPicture, warningsOf, type Attachment } from './attachments.js';
import type { TakeTaskStep } from './tasks.input.js';
import type { TaskStep } from './tasks.js';
import type { Choices } from './words.js';

/** The parts of one line of a timeline, beside its text. */
export interface LineEvidence {
  difficulties: string | null;
  proposals: string | null;
  /** Why the result counts although an alarm of the site was open; null when none was. */
  overrideReason: string | null;
  /** Why the result was submitted without the evidence the task asks for; null when it was there, or none is asked for. */
  evidenceReason: string | null;
}

/** What has to go along before a result is submitted. */
export const requiredEvidences = ['none', 'file', 'photo'] as const;
export type RequiredEvidence = (typeof requiredEvidences)[number];
export const requiredEvidenceNames = {
  none: { vi: 'Không bắt buộc', en: 'Not required' },
  file: { vi: 'Ít nhất một tệp', en: 'At least one file' },
  photo: { vi: 'Ảnh chụp tại nơi thực hiện', en: 'A photo taken at the place' },
} as const satisfies Choices<RequiredEvidence>;

/** Why the evidence is not there: the last one a photo could still mend stands last. */
export const evidenceFaults = ['file', 'photo', 'unplaced', 'early', 'away'] as const;
export type EvidenceFault = (typeof evidenceFaults)[number];
type Shown = Pick<Attachment, 'kind' | 'takenAt' | 'location' | 'distanceM' | 'isOutsideUnit'>;

/** Near the site, or in its unit. Of what cannot be told, as of a file that waits, nothing is held against it. */
const isAtTask = ({ distanceM, isOutsideUnit }: Shown): boolean =>
  isOutsideUnit === false || (distanceM === null ? isOutsideUnit === null : distanceM <= farMetres);

/**
 * What lacks of the evidence a task asks for; null = its result may be submitted. A photo counts when it says where and when
 * it was taken, after the task was given and at its place.
 */
export function missingEvidence(required: RequiredEvidence, files: readonly Shown[], assignedAt: string): EvidenceFault | null {
  if (required === 'none') return null;
  if (required === 'file') return files.length > 0 ? null : 'file';
  const pictures = files.filter(({ kind }) => isPicture(kind));
  const placed = pictures.filter(({ takenAt, location }) => takenAt !== null && location !== null);
  const recent = placed.filter((photo) => !warningsOf(photo, assignedAt).includes('before-task'));
  if (recent.some(isAtTask)) return null;
  if (pictures.length === 0) return 'photo';
  if (placed.length === 0) return 'unplaced';
  return recent.length === 0 ? 'early' : 'away';
}

/** Steps that say how the work goes: with difficulties and proposals. */
export const reportingSteps = ['report', 'submit'] as const satisfies readonly TaskStep[];
/** Steps that may carry files: of the lead unit what was done, of who judges it what is to be mended. */
export const carryingSteps = [...reportingSteps, 'send_back'] as const satisfies readonly TaskStep[];
/** Steps by which the side that takes them says the site is restored. */
export const closingSteps = ['submit', 'accept'] as const satisfies readonly TaskStep[];

export const isReporting = (step: TaskStep): boolean => (reportingSteps as readonly TaskStep[]).includes(step);
export const isCarrying = (step: TaskStep): boolean => (carryingSteps as readonly TaskStep[]).includes(step);
export const isClosing = (step: TaskStep): boolean => (closingSteps as readonly TaskStep[]).includes(step);

/** The first field that this step has no place for; null when there is none. */
export function misplacedEvidence({ step, attachmentIds, difficulties, proposals, overrideReason, evidenceReason }: TakeTaskStep): string | null {
  if (attachmentIds.length > 0 && !isCarrying(step)) return 'attachmentIds';
  if (!isReporting(step)) {
    if (difficulties) return 'difficulties';
    if (proposals) return 'proposals';
  }
  if (evidenceReason && step !== 'submit') return 'evidenceReason';
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

/** A result was submitted without the evidence its task asks for. */
export interface EvidenceOverride {
  /** Of the task. */
  id: string;
  code: string;
  required: RequiredEvidence;
  fault: EvidenceFault;
  reason: string;
}

export interface TaskEvidenceEvents {
  'evidence.alarm-overridden': AlarmOverride;
  'evidence.requirement-overridden': EvidenceOverride;
}
export const taskEvidenceAudience = {
  'evidence.alarm-overridden': 'task:read',
  'evidence.requirement-overridden': 'task:read',
} as const satisfies Record<keyof TaskEvidenceEvents, Permission>;

export const taskEvidenceProblems = {
  'task.alarm-still-open': 409,
  'task.evidence-file': 409,
  'task.evidence-photo': 409,
  'task.evidence-unplaced': 409,
  'task.evidence-early': 409,
  'task.evidence-away': 409,
} as const;
