import { describe, expect, it } from '@jest/globals';
import { usualResponse } from '@ioc/shared/calendars';
import { publicHolidays } from '@ioc/shared/public-holidays';
import { periodAt, periodKinds } from '@ioc/shared/score-periods';
import { decidedAt, factAfter, readLog, scoreGroups, scoreOf, scoresOf, type LoggedFact, type ScoreFact, type ScoreGroup, type TaskFactEvent } from '@ioc/shared/scores';
import { taskScore, unitScore, workingDaysLate, type Judged, type Quality } from '@ioc/shared/task-score';
import { isExtensible } from '@ioc/shared/task-extensions';
import { clockFor, deadlineState, isDone, isOpen, stepEvent, stepIsOpen, taskPriorities, taskSteps, taskTransitions, type Task, type TaskStep, type TaskTransition } from '@ioc/shared/tasks';
import { officeWeek, workingClock } from '@ioc/shared/working-time';
import fc from 'fast-check';
import { afterStep } from './task-steps.rules.js';

const clock = { ...workingClock({ week: officeWeek, days: publicHolidays }), receiveWithin: usualResponse };
const start = Date.parse('2026-09-14T01:00:00Z');
const hour = 3_600_000;
const orgs = ['org-a', 'org-b', 'org-c'] as const;
const sectors = ['HTS', 'YTE'] as const;
const people = ['an', 'binh', 'chi'] as const;

/** The road to a judgement and past it: random steps alone would seldom get there. */
const road: readonly TaskStep[] = ['submit_for_approval', 'approve', 'assign', 'receive', 'start', 'submit', 'accept', 'evaluate', 'appeal', 'decide_appeal', 'reassign', 'resume'];

/** One thing that befalls a task: a step the machine has open, or something else that makes a version of it. */
const move = fc.record({
  what: fc.constantFrom('onward', 'onward', 'onward', 'onward', 'step', 'extension', 'edit', 'part', 'focal'), pick: fc.nat(1_000), hours: fc.integer({ min: 1, max: 90 }),
  quality: fc.constantFrom<Quality>('A', 'B', 'C', 'D'), org: fc.constantFrom(...orgs), sector: fc.constantFrom(...sectors),
  priority: fc.constantFrom(...taskPriorities), by: fc.constantFrom(...people),
});
const history = fc.record({ first: move, asDraft: fc.boolean(), termHours: fc.option(fc.integer({ min: 8, max: 600 })), moves: fc.array(move, { maxLength: 22, size: 'max' }) });
type Move = typeof move extends fc.Arbitrary<infer Value> ? Value : never;
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

/** A task as those who worked on it remember it, beside what was logged. */
interface Lived {
  task: Task;
  judgement: { quality: Quality; workingDaysLate: number } | null;
  /** Who took the last step of the work. */
  worker: string | null;
  log: { at: number; event: TaskFactEvent }[];
}

function live({ first, asDraft, termHours, moves }: History, index: number): Lived {
  let at = start + first.hours * hour;
  const dueAt = termHours === null ? null : new Date(at + termHours * hour).toISOString();
  const base = {
    id: `task-${index}`, version: 1, state: asDraft ? 'draft' : 'assigned', sectorCode: first.sector, priority: first.priority, leadOrgId: first.org,
    coordinatingOrgIds: orgs.filter((org, place) => org !== first.org && (first.pick >> place) % 2 === 1), assignedAt: new Date(at).toISOString(), dueAt, warnAt: null, receiveBy: null, receiveSince: null, reviewEvery: termHours === null ? 'month' : null, reviewAt: null, reviewSince: null, returnUntil: new Date(at + 48 * hour).toISOString(),
    progressPercent: 0, lastReportAt: null, submittedAt: null, submittedById: null, completedAt: null, firstCompletedAt: null, reworkCount: 0, askedById: null,
    suspendedAt: null, suspendedFrom: null, evaluatedById: null, score: null, appeal: null, extensionCount: 0, focalUserId: null,
  } as Partial<Task> as Task;
  const lived: Lived = { task: base, judgement: null, worker: null, log: [] };
  const record = (name: string, byId: string, task: Task): void => {
    lived.task = task;
    lived.log.push({ at, event: { name, byId, data: JSON.parse(JSON.stringify(task)) as Task } });
  };
  record(asDraft ? 'task.drafted' : 'task.assigned', first.by, base);
  for (const one of moves) {
    at += one.hours * hour;
    befall(lived, one, at, record);
  }
  return lived;
}

function befall(lived: Lived, { what, pick, org, by, quality, priority, sector }: Move, at: number, record: (name: string, byId: string, task: Task) => void): void {
  const { task } = lived;
  const next = { ...task, version: task.version + 1 };
  if (what === 'part') return record('task.part-reported', by, next);
  if (what === 'focal' && isOpen(task.state)) return record('task.focal-named', by, { ...next, focalUserId: pick % 4 === 0 ? null : (people[pick % people.length] ?? null) });
  if (what === 'edit' && stepIsOpen('cancel', task.state)) return record('task.updated', by, { ...next, priority, sectorCode: sector });
  if (what === 'extension' && isExtensible(task.state) && task.dueAt !== null) {
    return record('task.extension-approved', by, { ...next, dueAt: new Date(Date.parse(task.dueAt) + pick * hour).toISOString(), extensionCount: task.extensionCount + 1 });
  }
  const open = taskSteps.filter((step) => stepIsOpen(step, task.state) && (step !== 'decide_appeal' || task.appeal === 'open') && (step !== 'appeal' || task.appeal === null));
  // Calling off ends a history: one in three of them is enough.
  const steps = open.filter((step) => step !== 'cancel' || pick % 3 === 0);
  const step = (what === 'onward' ? road.find((one) => steps.includes(one)) : undefined) ?? steps[pick % steps.length];
  if (step === undefined) return;
  const input = { step, text: 'Có lý do', percent: 50, quality, leadOrgId: step === 'reassign' ? org : null, difficulties: '', proposals: '', attachmentIds: [], overrideReason: null, evidenceReason: null, children: null, childrenReason: null };
  const after = { ...task, ...afterStep(task, input, { now: new Date(at), byId: by, clock }), version: next.version };
  if (step === 'evaluate' || step === 'decide_appeal') {
    const late = task.dueAt === null || task.completedAt === null ? 0 : workingDaysLate(new Date(task.dueAt), new Date(task.completedAt), clockFor(task.priority, clock));
    lived.judgement = { quality, workingDaysLate: late };
    after.score = taskScore({ isDone: true, ...lived.judgement });
  }
  const rule: TaskTransition = taskTransitions[step];
  if (step === 'reassign') [lived.worker, after.focalUserId] = [null, null];
  else if (rule.side === 'lead-unit' && step !== 'return' && step !== 'appeal') lived.worker = by;
  record(stepEvent(step, task.state), by, after);
}

/** F-SCORE over what people remember: nothing of it is read from the log. */
function rememberedScore(lives: readonly Lived[], { by, key, period, now }: { by: ScoreGroup; key: string | null; period: string; now: Date }): number | null {
  return unitScore(lives.flatMap(({ task, judgement, worker }): Judged[] => {
    const isOverdue = deadlineState(task, now) === 'overdue';
    const isJudged = isDone(task.state) && judgement !== null;
    if (!isOverdue && !isJudged) return [];
    const ends = [task.dueAt, isJudged ? task.completedAt : null].flatMap((at) => (at === null ? [] : [Date.parse(at)]));
    const kind = periodKinds.find((one) => periodAt(one, new Date(Math.min(...ends))) === period);
    const isLead = { unit: task.leadOrgId, person: task.focalUserId ?? worker, sector: task.sectorCode }[by] === key;
    const isPartOf = by === 'unit' && key !== null && task.coordinatingOrgIds.includes(key);
    if (kind === undefined || (!isLead && !isPartOf)) return [];
    const of: Judged = { priority: task.priority, part: isLead ? 'lead' : 'coordinating', isDone: isJudged, workingDaysLate: judgement?.workingDaysLate ?? 0, quality: isJudged ? judgement.quality : null };
    return [of];
  }));
}

/** As the listener keeps them: batch by batch, through the text of a table, now and then the same batch twice. */
function kept(events: readonly TaskFactEvent[], batch: number): Map<string, string> {
  const rows = new Map<string, string>();
  for (let from = 0; from < events.length; from += batch) {
    for (const event of [...events.slice(Math.max(0, from - 3), from), ...events.slice(from, from + batch)]) {
      const row = rows.get(event.data.id);
      rows.set(event.data.id, JSON.stringify(factAfter(row === undefined ? null : (JSON.parse(row) as ScoreFact), event)));
    }
  }
  return rows;
}

describe('scores of ten thousand random histories', () => {
  it('that were kept event by event are those of the log, byte for byte, and those of F-SCORE', () => {
    let judged = 0;
    fc.assert(fc.property(fc.array(history, { minLength: 10, maxLength: 10 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 2_400 }), (histories, batch, hoursLater) => {
      const lives = histories.map(live);
      const log = lives.flatMap((one) => one.log).sort((one, other) => one.at - other.at).map(({ event }) => event);
      const now = new Date(start + hoursLater * hour);
      const stored = kept(log, batch);
      const ofLog = new Map<string, LoggedFact>();
      for (const event of log) readLog(ofLog, event);
      expect([...ofLog].map(([id, { fact, isWhole }]) => [id, isWhole, JSON.stringify(fact)])).toEqual([...stored].map(([id, row]) => [id, true, row]));
      const facts = [...ofLog.values()].map(({ fact }) => fact);
      const rows = [...stored.values()].map((row) => JSON.parse(row) as ScoreFact).reverse();
      const periods = new Set(facts.flatMap((fact) => periodKinds.map((kind) => periodAt(kind, new Date(decidedAt(fact) ?? now)))));
      for (const period of periods) {
        for (const by of scoreGroups) {
          const computed = scoresOf(facts, { by, period, now });
          expect(JSON.stringify(scoresOf(rows, { by, period, now }))).toBe(JSON.stringify(computed));
          for (const row of computed) {
            const remembered = rememberedScore(lives, { by, key: row.key, period, now });
            if (remembered === null) expect(scoreOf(row)).toBeNull();
            else expect(scoreOf(row)).toBeCloseTo(remembered, 9);
            judged += row.judged;
          }
        }
      }
    }), { numRuns: 1_000 });
    // Otherwise the histories would not reach what this is about.
    expect(judged).toBeGreaterThan(5_000);
  });

  it('of a log that lacks its beginning, or a piece of it, are not called proven', () => {
    const [life] = [live({ first: { what: 'onward', pick: 0, hours: 1, quality: 'A', org: 'org-a', sector: 'HTS', priority: 'thuong', by: 'an' }, asDraft: false, termHours: 100, moves: [
      { what: 'part', pick: 0, hours: 1, quality: 'A', org: 'org-a', sector: 'HTS', priority: 'thuong', by: 'an' }, { what: 'edit', pick: 0, hours: 1, quality: 'A', org: 'org-a', sector: 'YTE', priority: 'khan', by: 'an' },
    ] }, 1)];
    const events = life.log.map(({ event }) => event);
    const isWhole = (some: readonly TaskFactEvent[]) => {
      const facts = new Map<string, LoggedFact>();
      for (const event of some) readLog(facts, event);
      return facts.get('task-1')?.isWhole;
    };
    expect([isWhole(events), isWhole(events.slice(1)), isWhole(events.filter((_, index) => index !== 1)), isWhole([...events, ...events])]).toEqual([true, false, false, true]);
  });
});
