import { Injectable } from '@nestjs/common';
import { anchorsAt, ruleShapes, type ReminderRule } from '@ioc/shared/reminders';
import { continuousClock, type WorkingClock } from '@ioc/shared/working-time';
import { readClocks } from '#features/calendars';
import { system, Transactions, type Tx } from '#platform/database';
import { readRules, tellReminders } from './reminders.queries.js';

/** The moment of a task that a rule looks at, what it is reminded for (once for each), and when it no longer applies. */
interface Looked {
  moment: string;
  anchor: string;
  also: string;
  /** Whose parts it looks at, if it does. */
  from?: string;
}

const notYetDue = 'and t.due_at >= $now';
const ofParts = `tasks t join task_parts p on p.task_id = t.id and p.state = 'open' join organisations o on o.id = p.org_id`;
const looked = ({ kind, days }: ReminderRule): Looked => {
  if (kind === 'due_soon') return { moment: days === null ? 't.warn_at' : 't.due_at', anchor: 't.due_at', also: notYetDue };
  if (kind === 'due_today') return { moment: 't.due_at', anchor: 't.due_at', also: notYetDue };
  if (kind === 'overdue') return { moment: 't.due_at', anchor: 't.due_at', also: '' };
  if (kind === 'part_due_soon') return { moment: days === null ? 'p.warn_at' : 'p.due_at', anchor: 'p.due_at', also: 'and p.due_at >= $now', from: ofParts };
  if (kind === 'part_overdue') return { moment: 'p.due_at', anchor: 'p.due_at', also: '', from: ofParts };
  if (kind === 'not_evaluated') return { moment: 't.evaluate_by', anchor: 't.evaluate_by', also: '' };
  if (kind === 'not_received') return { moment: 't.receive_by', anchor: 't.receive_by', also: '' };
  if (kind === 'review_due') return { moment: 't.review_at', anchor: 't.review_at', also: '' };
  // Of work in cycles a report is missing once its review has passed, be that a week later or a quarter; of other work since it was
  // given or reported on last, where the time it was suspended does not count and a unit that took it over begins anew.
  const expected = 'coalesce(t.review_at, t.review_since, t.last_report_at, t.assigned_at)';
  return { moment: expected, anchor: expected, also: '' };
};

/** A clock and the tasks that go by it: those of an organisation, of all others, or the emergencies. */
interface Timed {
  key: string;
  clock: WorkingClock;
}

const batch = 2_000;

/**
 * Looks through the tasks for what the rules have to say now. It remembers nothing: what was said is in the table, once
 * for each time by a unique key, so it may stop anywhere and start anew. Several nodes may sweep; the rules are locked
 * by the one that does.
 */
@Injectable()
export class ReminderSweep {
  constructor(private readonly transactions: Transactions) {}

  /** @returns how many reminders were given */
  async run(): Promise<number> {
    let total = 0;
    for (;;) {
      const given = await this.transactions.run(system, (tx) => this.step(tx));
      total += given;
      if (given < batch) return total;
    }
  }

  /** One transaction: at most a batch, so that nobody waits for it long. */
  private async step(tx: Tx): Promise<number> {
    const rules = await readRules(tx);
    if (rules.length === 0) return 0;
    const { own, timed } = await this.clocks(tx);
    // Reminders come while the unit works: at night nobody acts on them. An emergency is always at work.
    const open = timed.filter(({ clock }) => clock.isWorking(tx.now));
    const ids: string[] = [];
    for (const rule of rules) {
      if (open.length === 0 || ids.length >= batch) break;
      ids.push(...(await this.apply(tx, rule, { own, open, most: batch - ids.length })));
    }
    if (ids.length > 0) await tellReminders(tx, ids);
    return ids.length;
  }

  private async clocks(tx: Tx): Promise<{ own: string[]; timed: Timed[] }> {
    const clockOf = await readClocks(tx);
    const own = (await tx.query<{ id: string }>(`select org_id as id from calendars where org_id is not null`)).map(({ id }) => id);
    return { own, timed: [{ key: 'emergency', clock: continuousClock }, { key: 'province', clock: clockOf(null) }, ...own.map((id) => ({ key: id, clock: clockOf(id) }))] };
  }

  /** One statement over all tasks: the moments of the rule come with it, so that SQL need not know working time. */
  private async apply(tx: Tx, rule: ReminderRule, { own, open, most }: { own: readonly string[]; open: readonly Timed[]; most: number }): Promise<string[]> {
    const since = new Date(rule.since);
    const moments = open.map(({ key, clock }) => ({ key, reached: anchorsAt(rule, tx.now, clock), before: anchorsAt(rule, since, clock) }));
    // What lies outside is settled for every clock, so an index may leave it out.
    const latest = moments.reduce((last, { reached: [first] }) => (first && first > last ? first : last), new Date(0));
    const earliest = moments.reduce((first, { before }) => (before.at(-1) ?? first) < first ? (before.at(-1) ?? first) : first, latest);
    const { moment, anchor, also, from } = looked(rule);
    const [orgId, orgName] = from === undefined ? ['null::uuid', 'null'] : ['p.org_id', 'o.short_name'];
    const times = (list: string) => `cardinality(c.${list}) - width_bucket(${moment}, c.${list})`;
    const ascending = (list: string) => `array(select m::timestamptz from jsonb_array_elements_text(${list}) m order by 1) as ${list}`;
    const rows = await tx.query<{ id: string }>(
      `with clocks as materialized (
         select key, ${ascending('reached')}, ${ascending('before')} from jsonb_to_recordset($1::jsonb) as c(key text, reached jsonb, before jsonb)),
       late as (
         select t.id, ${anchor} as anchor, ${times('reached')} as occurrence, ${orgId} as org_id, ${orgName} as text
         from ${from ?? 'tasks t'} join clocks c on c.key = case when t.priority = 'hoa_toc' then 'emergency' when t.lead_org_id = any($2::uuid[]) then t.lead_org_id::text else 'province' end
         where t.state in (${ruleShapes[rule.kind].states.map((state) => `'${state}'`).join(', ')}) and ${moment} < $3 and ${moment} >= $9 ${also.replace('$now', '$4')}
           and ${times('reached')} > ${times('before')})
       insert into task_reminders (task_id, at, kind, parties, rule_id, rule_version, anchor_at, occurrence, org_id, text)
       select l.id, $4::timestamptz, $5, $6::text[], $7::uuid, $8::int, l.anchor, l.occurrence, l.org_id, l.text from late l
       where not exists (
         select 1 from task_reminders r where r.task_id = l.id and r.rule_id = $7 and r.rule_version = $8 and r.anchor_at = l.anchor and r.occurrence = l.occurrence
           and r.org_id is not distinct from l.org_id)
       order by l.anchor limit ${most} on conflict do nothing returning id`,
      [JSON.stringify(moments), own, latest, tx.now, rule.kind, rule.to, rule.id, rule.version, earliest],
    );
    return rows.map(({ id }) => id);
  }
}
