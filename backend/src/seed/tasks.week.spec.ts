import { describe, expect, it } from '@jest/globals';
import { isOpen } from '@ioc/shared/tasks';
import { generateProvince, type SeedTask } from './province.js';
import { partsOf } from './tasks.parts.js';
import { shownOrgs } from './tasks.week.items.js';

/** A Tuesday, a Friday, a Sunday, midnight of a Thursday: a demo is looked at whatever the day. */
const moments = ['2026-12-01T03:00:00.000Z', '2026-11-20T03:15:00.000Z', '2026-11-22T08:00:00.000Z', '2025-12-31T17:00:00.000Z'];

describe.each(moments)('the week of those who sign in first, at %s', (now) => {
  const { tasks, organisations, people } = generateProvince({ now });
  const open = (code: string): SeedTask[] => tasks.filter(({ leadOrgCode, status }) => leadOrgCode === code && isOpen(status));

  it.each(shownOrgs)('has for %s something to receive, to go on with, late and sent back, and a result that waits', (code) => {
    const mine = open(code);
    expect(mine.length).toBeGreaterThanOrEqual(6);
    const some = (is: (task: SeedTask) => boolean): boolean => mine.some(is);
    expect(some(({ status }) => status === 'assigned')).toBe(true);
    expect(some(({ status }) => status === 'received')).toBe(true);
    expect(some(({ status, dueAt }) => status === 'in_progress' && dueAt < now)).toBe(true);
    expect(some(({ status, rework, submittedAt }) => status === 'in_progress' && rework !== undefined && submittedAt === null)).toBe(true);
    expect(some(({ status, dueAt }) => status === 'in_progress' && dueAt > now && Date.parse(dueAt) - Date.parse(now) < 6 * 86_400_000)).toBe(true);
  });

  it.each(shownOrgs)('asks %s for a part of the work of another office', (code) => {
    const parts = partsOf(20_250_701, now, tasks, people).filter(({ orgCode, state }) => orgCode === code && state === 'open');
    expect(parts.some(({ taskCode, dueAt }) => dueAt > now && tasks.find((task) => task.code === taskCode)?.owedParts)).toBe(true);
  });

  it('lies in sectors that its offices work in', () => {
    const functions = new Map(organisations.map((organisation) => [organisation.code, organisation.functions]));
    for (const task of shownOrgs.flatMap(open)) expect(functions.get(task.leadOrgCode)).toContain(task.sectorCode);
  });
});
