/**
 * 833 assigned tasks: 96 of one plan and 737 others. Counted at `now`: 585 done (515 of them on time), 67 open in
 * term, 181 overdue, so that the dashboard's totals can be checked by hand. Beside them a few drafts, counted nowhere.
 */
import type { TaskPriority } from '@ioc/shared/tasks';
import { diligenceOf, fitOf } from './diligence.js';
import { committeeCode, departments, inSentence } from './organisations.js';
import { reportersOf } from './people.js';
import { padded } from './placement.js';
import { itemAt, Random, valueOf } from './random.js';
import { sectors } from './sectors.js';
import { withOverrides } from './tasks.overrides.js';
import { buildPlan, planItems, type PlanItem } from './tasks.plan.js';
import { toDrafts, withLaterSteps } from './tasks.later.js';
import { sectorWeights, templatesOf, type TaskTemplate } from './tasks.templates.js';
import { progressOf, timelineOf, type Outcome, type Timeline } from './tasks.timeline.js';
import { walkOf } from './tasks.walk.js';
import { replaceByWeek } from './tasks.week.js';
import { contentOf, resultOf } from './tasks.words.js';
import type { SeedAsset, SeedPerson, SeedTask, SeedUnit } from './types.js';
import { presentKeyOf } from './units.js';

export { buildPlan } from './tasks.plan.js';

export interface TaskWorld {
  units: readonly SeedUnit[];
  assets: readonly SeedAsset[];
  people: readonly SeedPerson[];
}

type Quota = readonly (readonly [Outcome, number])[];
export const planQuota: Quota = [
  ['done_on_time', 59],
  ['done_late', 8],
  ['overdue', 21],
  ['in_term', 8],
];
export const everydayQuota: Quota = [
  ['done_on_time', 456],
  ['done_late', 62],
  ['overdue', 160],
  ['in_term', 59],
];

const spelledOut = (quota: Quota): Outcome[] =>
  quota.flatMap(([outcome, count]) => Array.from({ length: count }, () => outcome));

/** What a task is before it has a code and a timeline. */
type Subject = Pick<
  SeedTask,
  'title' | 'requiredResult' | 'sectorCode' | 'leadOrgCode' | 'planCode' | 'unitKey' | 'assetCode' | 'location'
>;

export function buildTasks(seed: number, now: string, world: TaskWorld): SeedTask[] {
  const writer = new TaskWriter(seed, now, world);
  const random = new Random(seed, 'outcomes');
  const done = random.shuffle(spelledOut(planQuota.slice(0, 2)));
  const open = random.shuffle(spelledOut(planQuota.slice(2)));
  // First stages come first: what is still open belongs to the later ones.
  const inOrder = [...random.shuffle(planItems)].sort((a, b) => a.stage - b.stage);
  const outcomes = [...done, ...open];
  const planned = inOrder.map((item, index) => writer.writePlanned(item, itemAt(outcomes, index)));
  const everyday = random.shuffle(spelledOut(everydayQuota)).map((outcome) => writer.writeEveryday(outcome));
  const { kept, week } = replaceByWeek(seed, now, everyday, world);
  const given = [...withLaterSteps(seed, now, [...planned, ...kept], world.people), ...week];
  const drafts = toDrafts(now, Array.from({ length: 5 }, () => writer.writeEveryday('in_term')));
  return numbered([...withOverrides(given), ...drafts]);
}

/** Codes run through a year in the order of assignment. */
function numbered(tasks: readonly SeedTask[]): SeedTask[] {
  const counts = new Map<string, number>();
  return [...tasks]
    .sort((a, b) => Date.parse(a.assignedAt) - Date.parse(b.assignedAt))
    .map((task) => {
      const year = task.assignedAt.slice(0, 4);
      const number = (counts.get(year) ?? 0) + 1;
      counts.set(year, number);
      return { ...task, code: `NV-${year}-${padded(number, 5)}` };
    });
}

/** Writes one task after another; two writers of the same seed write the same. */
export class TaskWriter {
  readonly #random: Random;
  readonly #walk: Random;
  readonly #now: number;
  readonly #plan;
  readonly #communes: readonly SeedUnit[];
  readonly #officers: ReadonlyMap<string, string>;
  readonly #assets: ReadonlyMap<string, readonly SeedAsset[]>;
  readonly #titles = new Set<string>();

  constructor(
    private readonly seed: number,
    now: string,
    world: TaskWorld,
    private readonly options = { repeatTitles: false },
  ) {
    this.#random = new Random(seed, 'tasks');
    this.#walk = new Random(seed, 'walk of tasks');
    this.#now = Date.parse(now);
    this.#plan = buildPlan(now);
    this.#communes = world.units.filter(({ level, validTo }) => level === 'commune' && validTo === null);
    this.#assets = new Map(
      (['bts', 'post', 'radio'] as const).map((kind) => [kind, world.assets.filter((asset) => asset.kind === kind)]),
    );
    this.#officers = reportersOf(world.people);
  }

  writeEveryday(outcome: Outcome): SeedTask {
    const priority = this.#random.pickWeighted([
      ['hoa_toc', 5],
      ['khan', 22],
      ['thuong', 73],
    ] as const);
    const timeline = timelineOf(this.#random, this.#now, outcome, priority);
    return this.#write(this.#freshSubject(timeline.assignedAt, outcome), outcome, priority, timeline);
  }

  writePlanned(item: PlanItem, outcome: Outcome): SeedTask {
    const { sectorCode, leadOrgCode, title, requiredResult } = item;
    const timeline = timelineOf(this.#random, this.#now, outcome, 'thuong', this.#plan.docDate);
    const work = { sectorCode, leadOrgCode, title, requiredResult };
    const subject = { ...work, planCode: this.#plan.code, unitKey: null, assetCode: null, location: null };
    return this.#write(subject, outcome, 'thuong', timeline);
  }

  #write(subject: Subject, outcome: Outcome, priority: TaskPriority, timeline: Timeline): SeedTask {
    const random = this.#random;
    const task = { ...subject, ...timeline, priority, ...this.#originOf(subject, timeline.assignedAt) };
    const written = {
      ...task,
      code: '',
      content: contentOf(task),
      assignerUsername: random.pickWeighted([
        ['manager', 55],
        ['manager2', 35],
        ['operator', 6],
        ['operator5', 4],
      ] as const),
      assignerOrgCode: 'IOC',
      coordinatingOrgCodes: this.#coordinatorsOf(subject),
      focalUsername: timeline.status === 'assigned' ? null : (this.#officers.get(subject.leadOrgCode) ?? null),
      confidentiality: subject.sectorCode === 'ATTT' ? ('internal' as const) : ('public' as const),
      resultText: timeline.submittedAt ? resultOf(subject) : null,
      progress: progressOf(random, this.#now, subject.leadOrgCode, timeline, outcome),
    };
    return { ...written, ...walkOf(this.#walk, this.#now, written) };
  }

  /** The same words for two places are two tasks; the same words for one place would be a slip of the office. */
  #freshSubject(assignedAt: string, outcome: Outcome): Subject {
    for (;;) {
      const sectorCode = this.#random.pickWeighted(sectorWeights);
      const subject = this.#subjectOf(this.#random.pick(valueOf(templatesOf, sectorCode)));
      const title = subject.title.replace('{ky}', periodOf(this.#random, assignedAt));
      if (!this.#random.chance(fitOf(outcome, diligenceOf(this.seed, subject.leadOrgCode)))) continue;
      if (this.options.repeatTitles) return { ...subject, title };
      if (this.#titles.has(title)) continue;
      this.#titles.add(title);
      return { ...subject, title };
    }
  }

  #subjectOf({ sectorCode, lead, about, title, requiredResult }: TaskTemplate): Subject {
    const random = this.#random;
    const common = { sectorCode, requiredResult, planCode: null };
    const leadOf = (owner: string): string => (lead.by === 'department' ? lead.code : owner);
    if (about === 'nothing') {
      return { ...common, title, leadOrgCode: leadOf('IOC'), unitKey: null, assetCode: null, location: null };
    }
    if (about === 'unit') {
      const commune = random.pick(this.#communes);
      return {
        ...common,
        title: title.replace('{xa}', inSentence(commune.name)),
        leadOrgCode: leadOf(committeeCode(commune.code)),
        unitKey: commune.key,
        assetCode: null,
        location: commune.centre,
      };
    }
    const asset = random.pick(valueOf(this.#assets, about));
    return {
      ...common,
      title: title.replace('{ts}', about === 'post' ? inSentence(asset.name) : asset.code),
      leadOrgCode: leadOf(asset.ownerOrgCode),
      unitKey: presentKeyOf(asset.originUnitKey),
      assetCode: asset.code,
      location: asset.location,
    };
  }

  /** A department of the sector, most often the one that owns it. */
  #departmentOf(sectorCode: string): string {
    const owner = sectors.find(({ code }) => code === sectorCode)?.ownerOrgCode;
    const able = departments
      .filter(({ functions }) => (functions as readonly string[]).includes(sectorCode))
      .map(({ code }) => code);
    return this.#random.pickWeighted(able.map((code) => [code, code === owner ? 3 : 1] as const));
  }

  #coordinatorsOf({ sectorCode, leadOrgCode, unitKey }: Subject): string[] {
    const random = this.#random;
    const chosen = new Set<string>();
    const commune = this.#communes.find(({ key }) => key === unitKey);
    if (commune && random.chance(0.6)) chosen.add(committeeCode(commune.code));
    if (random.chance(0.5)) chosen.add(this.#departmentOf(sectorCode));
    if (sectorCode === 'HTS' && random.chance(0.3)) chosen.add(random.pick(['VTL', 'VNP', 'MBF', 'VNM']));
    if (!commune && random.chance(0.3)) chosen.add(committeeCode(random.pick(this.#communes).code));
    chosen.delete(leadOrgCode);
    return [...chosen];
  }

  #originOf({ sectorCode, planCode, title }: Subject, assignedAt: string) {
    const random = this.#random;
    if (planCode) {
      const { docNumber, docDate, title: docSubject, issuer } = this.#plan;
      return { originKind: 'plan' as const, docNumber, docDate, docSubject, docIssuer: issuer };
    }
    const originKind =
      sectorCode === 'PAHT' && random.chance(0.7)
        ? ('citizen_report' as const)
        : random.pickWeighted([
            ['document', 55],
            ['meeting_conclusion', 28],
            ['direct', 17],
          ] as const);
    if (originKind === 'direct') return { originKind, docNumber: null, docDate: null, docSubject: null, docIssuer: null };
    const number = random.int(12, 3_980);
    if (originKind === 'citizen_report') {
      return { originKind, docNumber: `PA-${assignedAt.slice(0, 4)}-${String(number).padStart(6, '0')}`, docDate: null, docSubject: null, docIssuer: null };
    }
    const docDate = new Date(Date.parse(assignedAt) - random.int(0, 3) * 86_400_000).toISOString().slice(0, 10);
    return originKind === 'document'
      ? {
          originKind,
          docNumber: `${number}/UBND-${random.pick(['VX', 'KT', 'TH', 'NC', 'NL'])}`,
          docDate,
          docSubject: `V/v ${inSentence(title)}`,
          docIssuer: 'UBND tỉnh Cao Bằng',
        }
      : {
          originKind,
          docNumber: `${number}/TB-VP`,
          docDate,
          docSubject: `Thông báo kết luận: ${inSentence(title)}`,
          docIssuer: 'Văn phòng UBND tỉnh',
        };
  }
}

/** The period a report speaks of: the month or the quarter in which it was asked for. */
function periodOf(random: Random, assignedAt: string): string {
  const [year = '', month = ''] = assignedAt.split('-');
  return random.chance(0.7)
    ? `tháng ${Number(month)}/${year}`
    : `quý ${itemAt(['I', 'II', 'III', 'IV'], Math.floor((Number(month) - 1) / 3))}/${year}`;
}
