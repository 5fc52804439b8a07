import { continuousClock, officeWeek, workingClock } from '@ioc/shared/working-time';
import { publicHolidays } from '@ioc/shared/public-holidays';
import { FixedClock } from '#platform/clock';
import { Transactions } from '#platform/database';
import { ReminderSweep } from '#features/reminders';
import { commandConfig, withDatabase } from '../commands/database.js';
import type { Figure } from './report.js';
import type { Site } from './site.js';

const wanted = { full: 200_000, quick: 40_000 };

/** Looking through all tasks for what the reminder rules have to say: what is new, and then nothing, as in most minutes. */
export async function measureSweep(site: Site, isQuick: boolean): Promise<Figure[]> {
  const total = isQuick ? wanted.quick : wanted.full;
  return withDatabase(commandConfig(site.env), async ({ source, transactions }) => {
    await multiply(transactions, total);
    // Also at night it is measured what happens while offices are open.
    const now = workingClock({ week: officeWeek, days: publicHolidays }).next(new Date());
    await transactions.query(`update reminder_rules set since = $1`, [continuousClock.subtract(now, 2 * continuousClock.dayMs)]);
    const sweep = new ReminderSweep(new Transactions(source, new FixedClock(now)));
    const time = async () => {
      const started = performance.now();
      const given = await sweep.run();
      return { given, ms: performance.now() - started };
    };
    const first = await time();
    const rests = [await time(), await time(), await time()].sort((a, b) => a.ms - b.ms);
    const rest = rests[1]?.ms ?? 0;
    return [
      { name: `${total.toLocaleString('en-GB')} tasks, nothing new to say (median)`, value: rest, unit: 'ms', target: { most: 1_000 } },
      { name: `the same, ${first.given.toLocaleString('en-GB')} reminders of two days at once`, value: first.ms, unit: 'ms' },
    ];
  });
}

/** Copies of all tasks that are there, until there are about so many: their terms stay spread as they are. */
async function multiply(transactions: Transactions, total: number): Promise<void> {
  await transactions.query(
    `insert into tasks (code, title, state, priority, sector, lead_org_id, coordinating_org_ids, assigner_id, assigned_at, due_at, warn_at, progress_percent,
       last_report_at, submitted_at, submitted_by_id, completed_at, unit_id, synthetic)
     select 'SW-' || n || '-' || t.code, 'Nhiệm vụ', t.state, t.priority, t.sector, t.lead_org_id, t.coordinating_org_ids, t.assigner_id, t.assigned_at, t.due_at, t.warn_at,
       t.progress_percent, t.last_report_at, t.submitted_at, t.submitted_by_id, t.completed_at, t.unit_id, true
     from tasks t cross join generate_series(2, round($1::numeric / (select count(*) from tasks))::int) n`,
    [total],
  );
  await transactions.query('vacuum (analyze) tasks');
}
