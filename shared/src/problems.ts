/** Every refusal a person can cause has a stable code. The wire form is problem+json (RFC 9457). */
import { accessProblems } from './access.js';
import { alarmProblems } from './alarms.js';
import { assetProblems } from './assets.js';
import { attachmentProblems } from './attachments.js';
import { calendarProblems } from './calendars.js';
import { commentProblems } from './comments.js';
import { channelProblems } from './channels.js';
import { importProblems } from './imports.js';
import { notificationProblems } from './notifications.js';
import { organisationProblems } from './organisations.js';
import { planProblems } from './plans.js';
import { reminderProblems } from './reminders.js';
import { sectorProblems } from './sectors.js';
import { taskChangeSetProblems } from './task-change-sets.js';
import { taskChecklistProblems } from './task-checklist.js';
import { taskEvidenceProblems } from './task-evidence.js';
import { taskExtensionProblems } from './task-extensions.js';
import { taskReportProblems } from './task-report.js';
import { taskChildProblems } from './task-children.js';
import { taskFocalProblems } from './task-focal.js';
import { taskPartProblems } from './task-parts.js';
import { taskTemplateProblems } from './task-templates.js';
import { taskProblems } from './tasks.js';
import { taskViewProblems } from './task-views.js';
import { territoryProblems } from './territory.js';

/** Refusals that belong to no feature. */
const platformProblems = {
  'request.invalid': 422,
  'request.too-large': 413,
  'request.too-many': 429,
  'request.not-found': 404,
  'request.version-required': 428,
  'request.version-stale': 409,
  'request.key-reused': 409,
  'system.unavailable': 503,
  'system.busy': 503,
  'system.failed': 500,
} as const;

export const problemStatus = {
  ...platformProblems, ...accessProblems, ...territoryProblems, ...organisationProblems, ...sectorProblems, ...assetProblems,
  ...alarmProblems, ...taskProblems, ...taskExtensionProblems, ...taskPartProblems, ...taskFocalProblems, ...taskChildProblems, ...taskReportProblems, ...importProblems, ...calendarProblems,
  ...attachmentProblems, ...taskEvidenceProblems,
  ...reminderProblems, ...notificationProblems,
  ...commentProblems,
  ...planProblems, ...taskChecklistProblems,
  ...channelProblems,
  ...taskViewProblems, ...taskChangeSetProblems, ...taskTemplateProblems,
} as const;
export type ProblemCode = keyof typeof problemStatus;

export type ProblemParams = Record<string, string | number | boolean | null>;

/** One field that was refused: where, by which rule, and the sentence for the person. */
export interface FieldProblem {
  /** Path in the body, e.g. `location.1` or `attributes.mastHeightM`. */
  path: string;
  code: string;
  message: string;
}

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  params: ProblemParams;
  fields?: FieldProblem[];
  requestId: string;
  /** With `request.version-stale`: the record as it is now. */
  current?: unknown;
}
