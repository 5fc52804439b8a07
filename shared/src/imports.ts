/** Bringing an office's own files in: first a check that writes nothing, then one change set. */
import type { Permission } from './access.js';
import { assetKindCodes } from './asset-kinds.js';
import type { TaskImportOptions, UnitQuestion } from './task-import.js';

/** What a file may hold: units, organisations, one kind of asset, the parts of one kind, or the tasks of a plan. */
export const importTargets = ['units', 'organisations', ...assetKindCodes, 'bts-stations', 'radio-clusters', 'tasks'] as const;
export type ImportTarget = (typeof importTargets)[number];

/** Whoever may import may bring in what they may write: catalogues are the administrator's, assets are not. */
export const importPermission = (target: ImportTarget): Permission => own[target] ?? 'asset:write';
const own: Readonly<Partial<Record<ImportTarget, Permission>>> = { units: 'territory:write', organisations: 'organisation:write', tasks: 'task:assign' };

export const importStates = ['checking', 'checked', 'applying', 'applied', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

export const findingSeverities = ['error', 'warning', 'info'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

export interface ImportFinding {
  severity: FindingSeverity;
  /** As the person sees it in the file, heading included; null = about the whole file. */
  row: number | null;
  column: string | null;
  code: string;
  params: Record<string, string | number>;
  /** What is wrong and how to mend it, in the reader's language. */
  sentence: string;
}

export interface ImportJob {
  id: string;
  target: ImportTarget;
  fileName: string;
  state: ImportState;
  rowsTotal: number;
  rowsDone: number;
  /** What applying would do, or did. */
  toCreate: number;
  toUpdate: number;
  unchanged: number;
  errors: number;
  warnings: number;
  columns: string[];
  /** Column of the file for each field of the target; null = not in the file; `=text` = this value for every row. */
  mapping: Record<string, string | null>;
  /** Of tasks only. */
  options: TaskImportOptions | null;
  /** Units the file names and nobody knows by that name; with an answer in the options they stay, and are no error any more. */
  questions: UnitQuestion[];
  byName: string;
  createdAt: string;
  appliedAt: string | null;
  version: number;
}

export interface ImportEvents {
  'import.progressed': ImportJob;
}
export const importAudience = { 'import.progressed': 'import:run' } as const satisfies Record<keyof ImportEvents, Permission>;

export const importProblems = {
  'import.not-found': 404,
  'import.not-checked': 409,
  'import.has-errors': 409,
  'import.changed-since': 409,
  'import.file-required': 422,
  'import.unreadable': 422,
  'import.plan-required': 422,
  'import.not-of-tasks': 409,
} as const;
