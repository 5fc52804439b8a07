/**
 * Scores of units, persons and sectors over a period ("đánh giá", F-SCORE): from the events of tasks to figures, in whole
 * numbers, so that whoever computes them again gets the same, whatever the order. Why a task counts where it does:
 * docs/decisions/2026-11-24-scores-from-the-log.md.
 */
import { daysOfPeriod, type ScorePeriod } from './score-periods.js';
import { scoreWeights, type Quality } from './task-score.js';
import { workSteps } from './task-focal.js';
import { isDone, isOpen, stoppedAt, taskTransitions, type Task, type TaskPriority } from './tasks.js';
import type { Choices, Words } from './words.js';
import { dateIn } from './working-time.js';

export const scoreGroups = ['unit', 'person', 'sector'] as const;
export type ScoreGroup = (typeof scoreGroups)[number];
export const scoreGroupNames = {
  unit: { vi: 'Đơn vị', en: 'Unit' },
  person: { vi: 'Cá nhân', en: 'Person' },
  sector: { vi: 'Lĩnh vực', en: 'Sector' },
} as const satisfies Choices<ScoreGroup>;

/** What the events of a task say about how it counts. Instants as ISO 8601 in UTC with milliseconds. */
export interface ScoreFact {
  taskId: string;
  /** Of the task, at the last event that is in here. */
  version: number;
  /** `none`: prepared or called off, so nobody owes anything. */
  standing: 'none' | 'open' | 'done';
  sectorCode: string;
  priority: TaskPriority;
  leadOrgId: string;
  coordinatingOrgIds: readonly string[];
  /** Whose it is: whoever the lead unit named, otherwise who worked on it last; null = nobody yet. */
  focalId: string | null;
  /** Who of the lead unit worked on it last, whoever is named. */
  workerId: string | null;
  dueAt: string | null;
  stoppedAt: string | null;
  completedAt: string | null;
  /** T × Q in hundredths of a point; null = not judged. */
  points: number | null;
}

/** As much of an event as counts. `data` is the whole task after it. */
export interface TaskFactEvent {
  name: string;
  byId: string | null;
  data: Pick<
    Task,
    'id' | 'version' | 'state' | 'sectorCode' | 'priority' | 'leadOrgId' | 'coordinatingOrgIds' | 'focalUserId' | 'dueAt' | 'submittedAt' | 'suspendedAt' | 'completedAt' | 'score'
  >;
}

const workEvents: ReadonlySet<string> = new Set(workSteps.map((step) => taskTransitions[step].event));

const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());

/** T × Q has two decimals at most, so hundredths lose nothing. */
export const pointsOf = (score: number): number => Math.round(score * 100);

/** The fact after one more event of the task. What is known already changes nothing, so events may come twice. */
export function factAfter(before: ScoreFact | null, { name, byId, data }: TaskFactEvent): ScoreFact {
  if (before !== null && data.version <= before.version) return before;
  const worker = name === 'task.reassigned' ? null : workEvents.has(name) ? byId : (before?.workerId ?? null);
  return {
    taskId: data.id, version: data.version,
    standing: isDone(data.state) ? 'done' : isOpen(data.state) ? 'open' : 'none',
    sectorCode: data.sectorCode, priority: data.priority, leadOrgId: data.leadOrgId,
    coordinatingOrgIds: data.coordinatingOrgIds.filter((id) => id !== data.leadOrgId),
    // Events from before persons were named tell nothing of it.
    focalId: data.focalUserId ?? worker, workerId: worker,
    dueAt: iso(data.dueAt), stoppedAt: iso(stoppedAt(data)), completedAt: iso(data.completedAt),
    points: data.score === null ? null : pointsOf(data.score),
  };
}

/** What a log says of one task; whole when it holds every version from the first. */
export interface LoggedFact {
  fact: ScoreFact;
  isWhole: boolean;
}

/** One more event of a log, in the order of the log. O(1). */
export function readLog(facts: Map<string, LoggedFact>, event: TaskFactEvent): void {
  const before = facts.get(event.data.id);
  const next = (before?.fact.version ?? 0) + 1;
  facts.set(event.data.id, { fact: factAfter(before?.fact ?? null, event), isWhole: (before?.isWhole ?? true) && event.data.version <= next });
}

/** How a task counts at a moment; null while nothing of it can be judged. */
export const standings = ['judged', 'overdue', 'awaiting'] as const;
export type Standing = (typeof standings)[number];
export const standingNames = {
  judged: { vi: 'Đã chấm điểm', en: 'Judged' },
  overdue: { vi: 'Quá hạn, chưa hoàn thành', en: 'Overdue, not done' },
  awaiting: { vi: 'Chờ chấm điểm', en: 'To be judged' },
} as const satisfies Choices<Standing>;

export function standingOf({ standing, points, dueAt, stoppedAt }: ScoreFact, now: Date): Standing | null {
  if (standing === 'done') return points === null ? 'awaiting' : 'judged';
  if (standing === 'none' || dueAt === null) return null;
  return (stoppedAt === null ? now.getTime() : Date.parse(stoppedAt)) > Date.parse(dueAt) ? 'overdue' : null;
}

/** The moment its outcome was decided: done in term when it was done, otherwise when the term ended. Its day decides the period. */
export function decidedAt({ standing, dueAt, completedAt }: ScoreFact): string | null {
  if (standing === 'none') return null;
  if (dueAt === null || completedAt === null) return dueAt ?? completedAt;
  return completedAt < dueAt ? completedAt : dueAt;
}

/** Only counts and sums travel: a score is computed from them last, and never a mean of scores (F-STAT). */
export interface ScoreSums {
  judged: number;
  overdue: number;
  /** Done and waiting to be judged: in no sum yet. */
  awaiting: number;
  /** Σ (score × weight) in hundredths of a point and halves of a weight. */
  points: number;
  /** Σ weight in halves: what is judged or overdue. */
  weight: number;
}

export interface ScoreRow extends ScoreSums {
  /** An id or a sector's code; null for tasks that nobody has taken up. */
  key: string | null;
  name: string | null;
}

export interface Scores {
  by: ScoreGroup;
  period: ScorePeriod;
  /** The moment the terms were compared with. */
  at: string;
  rows: ScoreRow[];
}

/** A task as it counts for one of those it counts for: the formula with its parts. */
export interface ScoredTask {
  id: string;
  code: string;
  title: string;
  leadOrgName: string;
  priority: TaskPriority;
  part: 'lead' | 'coordinating';
  standing: Standing;
  dueAt: string | null;
  completedAt: string | null;
  decidedAt: string;
  /** Of the judgement that holds; null where there is none. */
  workingDaysLate: number | null;
  timeliness: number | null;
  quality: Quality | null;
  /** T × Q in hundredths of a point. */
  points: number;
  /** In halves. */
  weight: number;
}

/** A weight in halves, because a co-ordinating unit counts half. */
export const halvesOf = (priority: TaskPriority, part: ScoredTask['part']): number => scoreWeights[priority] * (part === 'lead' ? 2 : 1);

/** The score of sums; null where nothing could be judged. */
export const scoreOf = ({ points, weight }: Pick<ScoreSums, 'points' | 'weight'>): number | null => (weight === 0 ? null : points / (100 * weight));

/** How many tasks a score comes from. */
export const countOf = ({ judged, overdue }: Pick<ScoreSums, 'judged' | 'overdue'>): number => judged + overdue;

export const noSums: ScoreSums = { judged: 0, overdue: 0, awaiting: 0, points: 0, weight: 0 };

export const sumOfScores = (rows: readonly ScoreSums[]): ScoreSums =>
  rows.reduce<ScoreSums>((sum, row) => ({
    judged: sum.judged + row.judged, overdue: sum.overdue + row.overdue, awaiting: sum.awaiting + row.awaiting, points: sum.points + row.points, weight: sum.weight + row.weight,
  }), noSums);

/** Whom a task counts for. Persons and sectors have each task once; units that co-ordinate share its outcome. */
function sharesOf(fact: ScoreFact, by: ScoreGroup): { key: string | null; part: ScoredTask['part'] }[] {
  if (by === 'sector') return [{ key: fact.sectorCode, part: 'lead' }];
  if (by === 'person') return [{ key: fact.focalId, part: 'lead' }];
  return [{ key: fact.leadOrgId, part: 'lead' }, ...fact.coordinatingOrgIds.map((key) => ({ key, part: 'coordinating' as const }))];
}

const compareKeys = (one: string | null, other: string | null): number =>
  one === other ? 0 : one === null ? 1 : other === null ? -1 : one < other ? -1 : 1;

/** The figures of a period, by key. O(facts), in any order. The twin in SQL is held to it by tests and by `npm run db -- scores`. */
export function scoresOf(facts: Iterable<ScoreFact>, { by, period, now }: { by: ScoreGroup; period: ScorePeriod; now: Date }): (ScoreSums & { key: string | null })[] {
  const { from, before } = daysOfPeriod(period);
  const sums = new Map<string | null, ScoreSums>();
  for (const fact of facts) {
    const [standing, at] = [standingOf(fact, now), decidedAt(fact)];
    if (standing === null || at === null) continue;
    const day = dateIn(new Date(at));
    if (day < from || day >= before) continue;
    for (const { key, part } of sharesOf(fact, by)) {
      const weight = standing === 'awaiting' ? 0 : halvesOf(fact.priority, part);
      const own: ScoreSums = { ...noSums, [standing]: 1, weight, points: (standing === 'judged' ? (fact.points ?? 0) : 0) * weight };
      sums.set(key, sumOfScores([sums.get(key) ?? noSums, own]));
    }
  }
  return [...sums].map(([key, sum]) => ({ key, ...sum })).sort((one, other) => compareKeys(one.key, other.key));
}

/** Fewer tasks than that say more about chance than about a unit: it has a score, but no place. */
export const leastRanked = 5;

/** Places from the best score down; who has the same has the same place. Null where there are too few tasks, and for nobody. */
export function placesOf<Row extends ScoreSums & Pick<ScoreRow, 'key'>>(rows: readonly Row[]): Map<Row, number | null> {
  const score = (row: Row): number => scoreOf(row) ?? 0;
  const ranked = rows.filter((row) => row.key !== null && countOf(row) >= leastRanked).sort((one, other) => score(other) - score(one));
  return new Map(rows.map((row) => [row, ranked.includes(row) ? ranked.findIndex((other) => score(other) === score(row)) + 1 : null]));
}

interface ReportColumn {
  name: string;
  title: Words;
  width: number;
  kind: 'text' | 'number';
}

/** The table as a file. */
export const scoreColumns = [
  { name: 'place', title: { vi: 'Thứ hạng', en: 'Place' }, width: 10, kind: 'number' },
  { name: 'name', title: { vi: 'Đối tượng đánh giá', en: 'Evaluated' }, width: 44, kind: 'text' },
  { name: 'count', title: { vi: 'Số nhiệm vụ tính điểm (n)', en: 'Tasks counted (n)' }, width: 14, kind: 'number' },
  { name: 'judged', title: { vi: 'Đã chấm điểm', en: 'Judged' }, width: 12, kind: 'number' },
  { name: 'overdue', title: { vi: 'Quá hạn, chưa hoàn thành', en: 'Overdue, not done' }, width: 14, kind: 'number' },
  { name: 'awaiting', title: { vi: 'Chờ chấm điểm', en: 'To be judged' }, width: 12, kind: 'number' },
  { name: 'points', title: { vi: 'Tổng điểm × hệ số', en: 'Sum of score × weight' }, width: 16, kind: 'number' },
  { name: 'weight', title: { vi: 'Tổng hệ số', en: 'Sum of weights' }, width: 12, kind: 'number' },
  { name: 'score', title: { vi: 'Điểm', en: 'Score' }, width: 10, kind: 'number' },
  { name: 'band', title: { vi: 'Xếp loại', en: 'Band' }, width: 24, kind: 'text' },
] as const satisfies readonly ReportColumn[];
export type ScoreColumn = (typeof scoreColumns)[number]['name'];

