import { periodKinds, periodAt, type ScorePeriod } from '@ioc/shared/score-periods';
import { decidedAt, readLog, scoreGroups, scoresOf, type LoggedFact, type ScoreFact, type TaskFactEvent } from '@ioc/shared/scores';
import { storedFacts, storedScores, withinEverything } from '#features/scores';
import { Params, system, type Transactions, type Tx } from '#platform/database';

export interface ScoreCheck {
  tasks: number;
  /** Whose every version is in the log. */
  proven: number;
  /** Tables of figures that were computed twice. */
  tables: number;
  /** One line for each thing that is kept otherwise than the log says. */
  differences: string[];
}

const batch = 5_000;

/**
 * Computes from the event log how every task counts and what the scores of every period are, and holds both against what
 * is kept, byte for byte. Reads one moment, at which the listener has heard the log up to its cursor. O(events).
 */
export const checkScores = (transactions: Transactions): Promise<ScoreCheck> =>
  transactions.run(system, async (tx) => {
    await tx.query('set transaction isolation level repeatable read, read only');
    const logged = await factsOfLog(tx);
    const stored = new Map((await storedFacts(tx, null)).map((fact) => [fact.taskId, fact]));
    const whole = [...logged.values()].filter(({ isWhole }) => isWhole).map(({ fact }) => fact);
    const differences = whole.flatMap((fact) => differenceOf(`task ${fact.taskId}`, fact, stored.get(fact.taskId)));
    // What the log cannot prove counts as it is kept, so that the figures can be compared all the same.
    const facts = [...new Map([...stored, ...whole.map((fact) => [fact.taskId, fact] as const)]).values()];
    let tables = 0;
    for (const period of periodsOf(facts)) {
      for (const by of scoreGroups) {
        const kept = (await storedScores(tx, { by, period, now: tx.now }, new Params(), withinEverything)).map(({ name: _, ...row }) => [row.key, row] as const);
        const computed = scoresOf(facts, { by, period, now: tx.now }).map((row) => [row.key, row] as const);
        const [ofLog, ofTable] = [new Map(computed), new Map(kept)];
        for (const key of new Set([...ofLog.keys(), ...ofTable.keys()])) differences.push(...differenceOf(`${by} ${key ?? 'nobody'} in ${period}`, ofLog.get(key), ofTable.get(key)));
        tables += 1;
      }
    }
    return { tasks: stored.size, proven: whole.length, tables, differences };
  });

async function factsOfLog(tx: Tx): Promise<Map<string, LoggedFact>> {
  const facts = new Map<string, LoggedFact>();
  for (let after = 0; ; ) {
    const events = await tx.query<TaskFactEvent & { seq: number }>(
      `select e.seq, e.name, e.actor_id as "byId", e.data from events e
       where e.seq > $1 and e.seq <= (select seq from event_cursors where name = 'task-scores') and e.name like 'task.%' and e.name <> 'task.withdrawn'
       order by e.seq limit ${batch}`,
      [after],
    );
    const last = events.at(-1);
    if (!last) return facts;
    for (const event of events) readLog(facts, event);
    after = last.seq;
  }
}

/** Every period in which an outcome was decided. */
function periodsOf(facts: readonly ScoreFact[]): ScorePeriod[] {
  const moments = facts.map(decidedAt).filter((at) => at !== null);
  return [...new Set(moments.flatMap((at) => periodKinds.map((kind) => periodAt(kind, new Date(at)))))].sort();
}

function differenceOf(what: string, ofLog: object | undefined, kept: object | undefined): string[] {
  const [one, other] = [JSON.stringify(ofLog), JSON.stringify(kept)];
  return one === other ? [] : [`${what}: the log says ${one ?? 'nothing'}, kept is ${other ?? 'nothing'}`];
}
