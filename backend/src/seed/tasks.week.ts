/** Puts the week of those who sign in first in the place of other open work, so that the sums of the demo stay. */
import { reportersOf } from './people.js';
import { itemAt, Random } from './random.js';
import { closingTime, isWeekend, startOfLocalDay, workingDay } from './tasks.timeline.js';
import { shownOrgs, weekItems, type WeekItem } from './tasks.week.items.js';
import { contentOf, resultOf } from './tasks.words.js';
import type { TaskWorld } from './tasks.js';
import type { SeedPerson, SeedTask } from './types.js';
import { presentKeyOf } from './units.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Vietnam has no summer time. */
const localOffset = 7 * hour;

const iso = (time: number): string => new Date(time).toISOString();

/** The beginning of the working day so many of them from today, today not counted. */
function weekday(now: number, count: number): number {
  const step = count < 0 ? -1 : 1;
  let date = startOfLocalDay(now);
  for (let left = Math.abs(count); left > 0; left -= isWeekend(date) ? 0 : 1) date += step * day;
  return date;
}

/** What is due today would be late this evening: the week ends on its Friday only where that is still to come. */
function dueOn(now: number, due: WeekItem['due']): number {
  if (due !== 'friday') return weekday(now, due);
  const weekdayNumber = new Date(now + localOffset).getUTCDay();
  return weekdayNumber >= 1 && weekdayNumber <= 4 ? workingDay(now, 5 - weekdayNumber, 1) : weekday(now, 1);
}

interface Replaced {
  kept: SeedTask[];
  week: SeedTask[];
}

/** As many tasks as were in term, or late, stay so: each of the week takes the place of one of another office. */
export function replaceByWeek(seed: number, now: string, tasks: readonly SeedTask[], world: TaskWorld): Replaced {
  const week = weekOf(seed, now, world);
  const isLate = ({ dueAt }: SeedTask): boolean => dueAt < now;
  const left = [week.filter((task) => !isLate(task)).length, week.filter(isLate).length];
  const kept = tasks.filter((task) => {
    const bucket = isLate(task) ? 1 : 0;
    const isOther = (task.status === 'in_progress' || task.status === 'received') && !(shownOrgs as readonly string[]).includes(task.leadOrgCode);
    if (!isOther || itemAt(left, bucket) === 0) return true;
    left[bucket] = itemAt(left, bucket) - 1;
    return false;
  });
  return { kept, week };
}

function weekOf(seed: number, now: string, { units, assets, people }: TaskWorld): SeedTask[] {
  const random = new Random(seed, 'week');
  const reporters = reportersOf(people);
  const masts = random.shuffle(assets.filter(({ kind, ownerOrgCode }) => kind === 'bts' && ownerOrgCode === 'VTL'));
  return weekItems.map((item, index) => {
    const mast = item.title.includes('{ts}') ? itemAt(masts, index) : null;
    const commune = item.lead.startsWith('UB-') ? units.find(({ code, level, validTo }) => level === 'commune' && validTo === null && item.lead === `UB-${code}`) : undefined;
    const place = mast
      ? { unitKey: presentKeyOf(mast.originUnitKey), assetCode: mast.code, location: mast.location }
      : { unitKey: commune?.key ?? null, assetCode: null, location: commune?.centre ?? null };
    return write(Date.parse(now), { ...item, title: item.title.replace('{ts}', mast?.code ?? '') }, { place, reporter: reporters.get(item.lead) ?? null, giver: 'manager', random });
  });
}

interface Around {
  place: Pick<SeedTask, 'unitKey' | 'assetCode' | 'location'>;
  reporter: string | null;
  giver: SeedPerson['username'];
  random: Random;
}

function write(now: number, item: WeekItem, { place, reporter, giver, random }: Around): SeedTask {
  const { lead, sectorCode, title, requiredResult, status, reports = [], sentBack, submitted, part } = item;
  /** In the office hours of that day, the later the further it comes in the story. */
  const on = (count: number, at: number): string => iso(weekday(now, count) + at * hour + random.int(0, 50) * minute);
  const assignedAt = on(item.given, 9);
  const dueAt = iso(dueOn(now, item.due) + closingTime);
  const submittedAt = submitted === undefined ? null : on(submitted, 15);
  const resultText = resultOf({ requiredResult });
  return {
    ...place, title, requiredResult, sectorCode, code: '', content: contentOf({ title, requiredResult, dueAt }),
    originKind: 'direct', planCode: null, docNumber: null, docDate: null, docSubject: null, docIssuer: null,
    assignerUsername: giver, assignerOrgCode: 'IOC', leadOrgCode: lead, coordinatingOrgCodes: part ? [part.orgCode] : [],
    focalUsername: status === 'assigned' ? null : reporter, priority: item.priority ?? 'thuong', confidentiality: 'public', assignedAt, dueAt, status,
    progressPct: submittedAt || sentBack ? 100 : (reports.at(-1)?.[1] ?? 0),
    submittedAt, completedAt: null, acceptedAt: null, resultText: submittedAt ? resultText : null,
    receivedAt: status === 'assigned' ? null : on(item.given, 14),
    startedAt: status === 'in_progress' || status === 'submitted' ? on(item.given + 1, 8) : null,
    progress: reports.map(([count, percent, text, difficulties]) => ({ at: on(count, 10), orgCode: lead, percent, text: text.normalize('NFC'), difficulties: difficulties ?? null })),
    ...(sentBack ? { rework: { submittedAt: on(sentBack.submitted, 15), resultText, sentBackAt: on(sentBack.on, 9), reason: sentBack.reason } } : {}),
    ...(part ? { owedParts: [part] } : {}),
  };
}
