/** What bringing in the tasks of a plan would do: read row by row, checked as the gate of assignment checks, written by the tasks themselves. */
import { can } from '@ioc/shared/access';
import { groundOf, type Plan as PlanPaper } from '@ioc/shared/plans';
import { missingForAssign } from '@ioc/shared/task-gate';
import type { TaskImportOptions } from '@ioc/shared/task-import';
import { reviewCycleNames, type ReviewCycle, type TaskPriority } from '@ioc/shared/tasks';
import type { AssignTask } from '@ioc/shared/tasks.input';
import { searchKey } from '@ioc/shared/words';
import type { WorkingClock } from '@ioc/shared/working-time';
import { readClocks } from '#features/calendars';
import type { SheetReader } from './cells.js';
import { finding } from './findings.js';
import { nameKey, OrganisationNames, type NamedOrganisation } from './org-names.js';
import { digestOf, type Plan, type PlanRequest } from './plan.js';
import type { SheetRow } from './sheet.types.js';
import { TaskUnits } from './task-units.js';
import { asText, fold, isBlank, parseChoice, type Choice } from './values.js';

const dayMs = 24 * 3_600_000;

/** The end of work on that day; of a day nobody works, the hour at which offices usually close. */
export function endOfWork(date: string, clock: WorkingClock): string {
  if (clock.dayOff(new Date(`${date}T12:00:00+07:00`)) !== null) return new Date(`${date}T17:00:00+07:00`).toISOString();
  return clock.subtract(new Date(Date.parse(`${date}T00:00:00+07:00`) + dayMs), 0).toISOString();
}

interface Known {
  paper: PlanPaper;
  names: OrganisationNames;
  sectors: readonly Choice[];
  clockOf: (orgId: string) => WorkingClock;
  /** Titles the plan has already, with their leads. */
  present: Map<string, string>;
}

async function load({ db, plans, options, directory }: PlanRequest & { options: TaskImportOptions }): Promise<Known> {
  const organisations = await db.query<NamedOrganisation>(
    `select o.id, o.code, o.name, o.short_name as "shortName", o.can_lead_task as "canLeadTask",
       array(select a.text from organisation_aliases a where a.org_id = o.id) as aliases from organisations o`,
  );
  const sectors = await db.query<{ code: string; vi: string; en: string }>(`select code, name_vi as vi, name_en as en from sectors where active order by sort_order`);
  const tasks = await db.query<{ code: string; title: string; leadOrgId: string }>(
    `select code, title, lead_org_id as "leadOrgId" from tasks where plan_id = $1 and state <> 'cancelled'`, [options.planId],
  );
  return {
    paper: await plans.read(db, options.planId),
    names: new OrganisationNames(organisations, directory.box.name),
    sectors: sectors.map(({ code, vi, en }) => ({ code, labels: { vi, en } })),
    clockOf: await readClocks(db),
    present: new Map(tasks.map(({ code, title, leadOrgId }) => [taskKey(title, leadOrgId), code])),
  };
}

const taskKey = (title: string, leadOrgId: string): string => `${searchKey(title)}\u0000${leadOrgId}`;

export async function planTasks(request: PlanRequest, options: TaskImportOptions): Promise<Plan> {
  const { reader, actor, progress, maxTasks } = request;
  const known = await load({ ...request, options });
  const units = new TaskUnits(known.names, reader, options);
  const rows = reader.sheet.rows;
  if (rows.length > maxTasks) reader.say(finding('import.too-many-rows', { limit: maxTasks }));
  const inputs: AssignTask[] = [];
  const seen = new Map<string, number>();
  let unchanged = 0;
  for (const row of rows.slice(0, maxTasks)) {
    const input = readTask(row, { reader, units, known, options, request });
    if (input === null) continue;
    const key = taskKey(input.title, input.leadOrgId);
    const code = known.present.get(key);
    const earlier = seen.get(key);
    if (code !== undefined) {
      reader.sayAt(finding('import.task-present', { code }), row, 'title');
      unchanged += 1;
    } else if (earlier !== undefined) {
      reader.sayAt(finding('import.task-twice', { other: earlier }), row, 'title');
    } else {
      seen.set(key, row.row);
      inputs.push(input);
    }
  }
  await progress(rows.length);
  const kept = units.kept;
  return {
    findings: reader.findings, toCreate: inputs.length, toUpdate: 0, unchanged, questions: units.questions,
    digest: digestOf([options.planId, kept, inputs]),
    async write(tx) {
      for (const { text, orgId } of kept) if (orgId !== null) await request.aliases.keep(tx, { orgId, text, key: nameKey(text) });
      await request.tasks.give(tx, actor, inputs);
    },
  };
}

interface Reading {
  reader: SheetReader;
  units: TaskUnits;
  known: Known;
  options: TaskImportOptions;
  request: PlanRequest;
}

/** The task of a row, or null when the row says too little or something wrong; what, is said. */
function readTask(row: SheetRow, { reader, units, known, options, request }: Reading): AssignTask | null {
  const text = (name: string): string | null => (reader.value(row, name) as string | null | undefined) ?? null;
  const title = text('title') ?? '';
  const content = text('content');
  const requiredResult = text('requiredResult');
  const leads = units.read(row, 'leadUnit');
  const coordinating = units.read(row, 'coordinatingUnits');
  if (leads !== null && leads.length > 1) reader.sayAt(finding('import.task-leads', { count: leads.length }), row, 'leadUnit');
  const leadOrgId = leads?.length === 1 ? (leads[0] ?? '') : '';
  const lead = known.names.get(leadOrgId);
  if (lead && !lead.canLeadTask) reader.sayAt(finding('import.task-lead-cannot', { name: lead.name }), row, 'leadUnit');
  const sectorCode = readSector(row, reader, known.sectors);
  const priority = (text('priority') ?? 'thuong') as TaskPriority;
  const term = readTerm(row, reader);
  const dueAt = term.on === null ? null : endOfWork(term.on, known.clockOf(leadOrgId));
  if (dueAt !== null && dueAt <= request.now) reader.sayAt(finding('import.task-due-past', {}), row, 'dueAt');
  const input: AssignTask = {
    title, content, requiredResult, requiredEvidence: 'none', ...groundOf(known.paper), planId: known.paper.id, priority, sectorCode: sectorCode ?? '', leadOrgId, dueAt,
    coordinatingOrgIds: [...new Set(coordinating ?? [])].filter((id) => id !== leadOrgId), reviewEvery: dueAt === null ? term.every : null, subject: null, parts: [], checklist: [], asDraft: options.asDraft,
  };
  sayMissing(row, reader, input, { isUnitAsked: leads === null || leads.length > 1, isSectorSaid: sectorCode === undefined, isTermSaid: term.isWrong });
  if (reader.isFailed(row.row)) return null;
  if (!can(request.actor.grants, 'task:assign', { unitId: null, orgIds: [leadOrgId, ...input.coordinatingOrgIds], sector: input.sectorCode })) {
    reader.sayAt(finding('import.not-permitted', { code: title }), row, 'title');
    return null;
  }
  return input;
}

/** By code or by name in either language; `undefined` = wrong, which is said. */
function readSector(row: SheetRow, reader: SheetReader, sectors: readonly Choice[]): string | null | undefined {
  const cell = reader.cell(row, 'sector');
  if (isBlank(cell)) return null;
  const parsed = parseChoice(cell, sectors);
  if (parsed.ok) return parsed.value;
  reader.sayAt(parsed.problem, row, 'sector');
  return undefined;
}

interface Term {
  on: string | null;
  every: ReviewCycle | null;
  /** The cell holds something that is no term, and the row says so. */
  isWrong: boolean;
}

/** A day, or how often to look at work without one: many plans write "hằng quý" where others have a date. */
function readTerm(row: SheetRow, reader: SheetReader): Term {
  const asked = fold(asText(reader.cell(row, 'dueAt')));
  const cycles = Object.entries(reviewCycleNames) as [ReviewCycle, { vi: string; en: string }][];
  const said = cycles.find(([, { vi, en }]) => [fold(vi), fold(en)].includes(asked))?.[0];
  if (said) return { on: null, every: said, isWrong: false };
  const on = reader.value(row, 'dueAt') as string | null | undefined;
  const every = reader.value(row, 'reviewEvery') as ReviewCycle | null | undefined;
  return { on: on ?? null, every: every ?? null, isWrong: on === undefined && reader.has('dueAt') };
}

interface Said {
  isUnitAsked: boolean;
  isSectorSaid: boolean;
  isTermSaid: boolean;
}

/** The gate of assignment, point by point; what a draft may lack is only pointed out. What is wrong already is not called missing too. */
function sayMissing(row: SheetRow, reader: SheetReader, input: AssignTask, said: Said): void {
  for (const { item } of missingForAssign(input)) {
    if (item === 'work') reader.sayAt(finding('import.task-title', {}), row, 'title');
    if (item === 'person' && !said.isUnitAsked) reader.sayAt(finding('import.task-lead', {}), row, 'leadUnit');
    if (item === 'responsibility' && !said.isSectorSaid) reader.sayAt(finding('import.task-sector', {}), row, 'sector');
    if (item === 'time' && !said.isTermSaid) reader.sayAt(finding(input.asDraft ? 'import.draft-term' : 'import.task-term', {}), row, 'dueAt');
    if (item === 'product') reader.sayAt(finding(input.asDraft ? 'import.draft-result' : 'import.task-result', {}), row, 'requiredResult');
  }
}
