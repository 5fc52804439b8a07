import { continuousClock, officeWeek, workingClock } from '@ioc/shared/working-time';
import { publicHolidays } from '@ioc/shared/public-holidays';
import { FixedClock } from '#platform/clock';
import { Transactions } from '#platform/database';
import { ReminderSweep } from '#features/reminders';
import { commandConfig, withDatabase } from '../commands/database.js';
import { multiplyTasks } from './mass.js';
import type { Figure } from './report.js';
import type { Site } from './site.js';

const wanted = { full: 200_000, quick: 40_000 };

/** Looking through all tasks for what the reminder rules have to say: what is new, and then nothing, as in most minutes. */
export async function measureSweep(site: Site, isQuick: boolean): Promise<Figure[]> {
  const total = isQuick ? wanted.quick : wanted.full;
  return withDatabase(commandConfig(site.env), async ({ source, transactions }) => {
    await multiplyTasks(transactions, total);
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
