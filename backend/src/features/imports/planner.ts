import type { Actor } from '@ioc/shared/access';
import { fieldsOf, isAssetKind, partTargets, type TargetField } from '@ioc/shared/import-fields';
import type { ImportTarget } from '@ioc/shared/imports';
import type { TaskImportOptions } from '@ioc/shared/task-import';
import { planAssets } from './asset-plan.js';
import { SheetReader, type ColumnOf } from './cells.js';
import { Directory, type Db } from './directory.js';
import { finding, type Finding } from './findings.js';
import { proposeMapping, type ImportField } from './mapping.js';
import { planOrganisations } from './organisation-plan.js';
import { planParts } from './part-plan.js';
import type { ImportWriters, Plan, PlanRequest } from './plan.js';
import type { Sheet } from './sheet.types.js';
import { planTasks } from './task-plan.js';
import { planUnits } from './unit-plan.js';
import { fold } from './values.js';

export interface Mapped {
  mapping: ColumnOf;
  findings: readonly Finding[];
}

/** The mapping a person chose, or the one proposed from the headings; either way what it leaves open is said. */
export function mapColumns(target: ImportTarget, columns: readonly string[], chosen: ColumnOf): Mapped {
  const fields = fieldsOf(target);
  if (Object.keys(chosen).length === 0) {
    const { matches, ambiguous, findings } = proposeMapping(columns, fields.map((field) => asAsked(field, columns)));
    const rival = ambiguous.find(({ field }) => field === 'code');
    const mapping = Object.fromEntries(fields.map(({ name }) => [name, matches.find(({ field }) => field === name)?.column ?? null]));
    const unclear = rival ? [finding('import.code-column-unclear', { columns: rival.columns.join(', ') })] : [];
    const said = findings.filter(({ code, column }) => code !== 'import.column-unmatched' || !isOwnExport(target, mapping, column));
    return { mapping, findings: [...said, ...unclear, ...missingOf(target, mapping)] };
  }
  const mapping = Object.fromEntries(fields.map(({ name }) => [name, chosen[name] ?? null]));
  const used = new Set(Object.values(mapping));
  const unmatched = columns.filter((column) => !used.has(column)).map((column) => finding('import.column-unmatched', {}, { column }));
  return { mapping, findings: [...unmatched, ...missingOf(target, mapping)] };
}

/** What the portal's own export tells people beside what it reads back: how an asset is right now, and the id of a feature. */
const isOwnExport = (target: ImportTarget, mapping: ColumnOf, column: string | null): boolean =>
  isAssetKind(target) && mapping['code'] === 'code' && (column === 'state' || column === 'id');

/** A heading that is the field's own name leaves no doubt; its other names are for files that lack it. */
function asAsked(field: TargetField, columns: readonly string[]): ImportField {
  const own = new Set([field.name, field.labels.vi, field.labels.en].map(fold));
  const { aliases, ...bare } = field;
  return { ...bare, required: false, ...(aliases && !columns.some((column) => own.has(fold(column))) ? { aliases } : {}) };
}

/** Fields without which no row can be told from another, whether it is new or not. */
function missingOf(target: ImportTarget, mapping: ColumnOf): Finding[] {
  const always = target === 'tasks' ? ['title', 'leadUnit'] : target === 'units' || target === 'organisations' ? ['code'] : isAssetKind(target) ? [] : ['assetCode'];
  return fieldsOf(target).filter(({ name }) => always.includes(name) && mapping[name] === null).map(({ labels }) => finding('import.field-missing', { field: labels.vi }));
}

export interface Planning extends ImportWriters {
  target: ImportTarget;
  options: TaskImportOptions | null;
  now: Date;
  db: Db;
  actor: Actor;
  today: string;
  sheet: Sheet;
  mapped: Mapped;
  progress(rowsDone: number): Promise<void>;
}

/** The same code for the check and for applying: what is shown is what is done. */
export async function makePlan({ target, options, db, actor, today, now, sheet, mapped, progress, ...writers }: Planning): Promise<Plan> {
  const directory = await Directory.load(db, today);
  const reader = new SheetReader(sheet, fieldsOf(target), mapped.mapping);
  for (const found of mapped.findings) reader.say(found);
  const request: PlanRequest = { ...writers, target, db, actor, directory, reader, progress, now: now.toISOString() };
  if (target === 'units') return planUnits(request);
  if (target === 'organisations') return planOrganisations(request);
  if (options !== null) return planTasks(request, options);
  if (isAssetKind(target)) return planAssets(request, target);
  const kind = partTargets[target];
  if (kind === undefined) throw new Error(`no plan for ${target}`);
  return planParts(request, target, kind);
}
