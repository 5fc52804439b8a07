/** What applying a file would do. The check shows it and throws it away; applying makes it anew and carries it out. */
import { createHash } from 'node:crypto';
import type { Actor } from '@ioc/shared/access';
import type { ImportTarget } from '@ioc/shared/imports';
import type { UnitQuestion } from '@ioc/shared/task-import';
import type { OrganisationAliasesService, OrganisationsService } from '#features/organisations';
import type { PlansService } from '#features/plans';
import type { TaskGiving } from '#features/tasks';
import type { Tx } from '#platform/database';
import type { SheetReader } from './cells.js';
import type { Db, Directory } from './directory.js';
import type { Finding } from './findings.js';

/** Whoever writes what an import cannot write by itself. */
export interface ImportWriters {
  organisations: OrganisationsService;
  aliases: OrganisationAliasesService;
  plans: PlansService;
  tasks: TaskGiving;
  /** Most tasks in one file; more is no plan. */
  maxTasks: number;
}

export interface PlanRequest extends ImportWriters {
  target: ImportTarget;
  db: Db;
  /** Whose rights decide, row by row. */
  actor: Actor;
  directory: Directory;
  reader: SheetReader;
  /** The server's clock, as an instant. */
  now: string;
  /** Called between slices with the number of rows behind it. */
  progress(rowsDone: number): Promise<void>;
}

export interface Plan {
  findings: readonly Finding[];
  toCreate: number;
  toUpdate: number;
  unchanged: number;
  /** What a person has to answer first. */
  questions?: readonly UnitQuestion[];
  /** Two plans with one digest do the same to the same versions of the same records. */
  digest: string;
  /** Carries the plan out in the transaction in which it was made. */
  write(tx: Tx): Promise<void>;
}

/** Somebody changed what the plan rests on. The transaction ends and the file has to be checked again. */
export class ChangedSince extends Error {
  constructor() {
    super('records changed since the file was checked');
    this.name = 'ChangedSince';
  }
}

export const digestOf = (writes: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(writes)).digest('base64url');

/** Rows that one statement handles: large enough to be quick, small enough to end well before a statement's time limit. */
export const sliceRows = 500;

export function* slices<Item>(items: readonly Item[], size = sliceRows): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** The same code for the same thing every time, from what distinguishes it. */
export function generatedCode(prefix: string, parts: readonly (string | number)[]): string {
  const hash = createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 12).toUpperCase();
  return `${prefix.toUpperCase()}-${hash}`;
}

/** An empty list says as little as nothing at all, and a table has one cell for both. */
const isSaid = (value: unknown): boolean => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);

/** Attributes as they compare: absent, null and an empty list are one, the order of keys is none. */
export function canonical(attributes: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(attributes).filter(([, value]) => isSaid(value)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Degrees below which two places are one: about a centimetre, less than any file writes. */
const samePlaceDegrees = 1e-7;

export const isSamePlace = (a: readonly [number, number] | null, b: readonly [number, number] | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a[0] - b[0]) < samePlaceDegrees && Math.abs(a[1] - b[1]) < samePlaceDegrees;
