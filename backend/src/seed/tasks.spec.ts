import { describe, expect, it } from '@jest/globals';
import { missingForAssign } from '@ioc/shared/task-gate';
import { deadlineState, isDone, isPrepared } from '@ioc/shared/tasks';
import { assignTask } from '@ioc/shared/tasks.input';
import { generateProvince, type SeedTask } from './province.js';

const now = '2026-11-20T03:15:00.000Z';
const province = generateProvince({ now });
const { tasks } = province;

const bucketsAt = (list: readonly SeedTask[], instant: string): Record<string, number> => {
  const counts = { done_on_time: 0, done_late: 0, in_term: 0, due_soon: 0, overdue: 0, no_term: 0 };
  for (const { status, ...task } of list) counts[deadlineState({ ...task, warnAt: null, state: status, suspendedAt: task.suspension?.at ?? null }, new Date(instant)) ?? 'no_term'] += 1;
  return counts;
};

describe('tasks of the demo province', () => {
  it.each([
    '2026-11-20T03:15:00.000Z',
    '2026-01-01T16:59:00.000Z',
    '2025-12-31T17:00:00.000Z',
    '2026-03-07T10:00:00.000Z',
    '2027-02-28T23:30:00.000Z',
  ])('are 585 done, 67 open in term and 181 overdue at %s', (instant) => {
    const buckets = bucketsAt(generateProvince({ now: instant }).tasks, instant);
    expect(buckets).toMatchObject({ done_on_time: 515, done_late: 70, overdue: 181, no_term: 0 });
    expect((buckets['in_term'] ?? 0) + (buckets['due_soon'] ?? 0)).toBe(67);
  });

  it('complete 76,37 % of what was due, 88 % of it on time', () => {
    const { done_on_time: onTime = 0, done_late: late = 0, overdue = 0 } = bucketsAt(tasks, now);
    expect((100 * (onTime + late)) / (onTime + late + overdue)).toBeCloseTo(76.37, 2);
    expect((100 * onTime) / (onTime + late)).toBeCloseTo(88, 0);
  });

  it('are 96 of one plan and 737 others', () => {
    const planned = tasks.filter(({ planCode }) => planCode === province.plan.code);
    expect([planned.length, tasks.length - planned.length]).toEqual([96, 737]);
    expect(planned.every(({ assignedAt }) => assignedAt.slice(0, 10) >= province.plan.docDate)).toBe(true);
  });

  it('name things that exist: sector, lead able to lead, co-ordinating units, assigner, place', () => {
    const organisations = new Map(province.organisations.map((organisation) => [organisation.code, organisation]));
    const assets = new Map(province.assets.map((asset) => [asset.code, asset]));
    const units = new Set(province.units.filter(({ validTo }) => validTo === null).map(({ key }) => key));
    const usernames = new Map(province.people.map((person) => [person.username, person]));
    for (const task of tasks) {
      const lead = organisations.get(task.leadOrgCode);
      expect(lead?.canLeadTask && lead.functions.includes(task.sectorCode)).toBe(true);
      expect(task.coordinatingOrgCodes.every((code) => organisations.has(code) && code !== task.leadOrgCode)).toBe(
        true,
      );
      expect(usernames.get(task.assignerUsername)?.orgCode).toBe('IOC');
      if (task.focalUsername) expect(usernames.get(task.focalUsername)?.orgCode).toBe(task.leadOrgCode);
      if (task.unitKey) expect(units.has(task.unitKey)).toBe(true);
      if (task.assetCode) expect(assets.get(task.assetCode)?.location).toEqual(task.location);
    }
    expect(new Set(tasks.map(({ sectorCode }) => sectorCode)).size).toBe(11);
    expect(new Set(tasks.map(({ priority }) => priority)).size).toBe(3);
    expect(tasks.filter(({ location }) => location).length).toBeGreaterThan(400);
  });

  it('have codes of their own in the order of assignment and no two the same title', () => {
    expect(new Set(tasks.map(({ code }) => code)).size).toBe(833);
    expect(tasks.every(({ code, assignedAt }) => code.startsWith(`NV-${assignedAt.slice(0, 4)}-`))).toBe(true);
    expect(new Set(tasks.map(({ title }) => title)).size).toBe(833);
    expect(tasks.filter(({ title, content }) => /[{}]|undefined/.test(title + content))).toEqual([]);
  });

  it('fit the contract of assigned tasks', () => {
    const { title, content, priority } = assignTask.shape;
    for (const task of tasks) {
      expect(title.parse(task.title)).toBe(task.title);
      expect(content.parse(task.content)).toBe(task.content);
      expect(priority.parse(task.priority)).toBe(task.priority);
    }
  });

  it('tell a story in order: assigned, reported, submitted, all before now', () => {
    for (const task of tasks) {
      const moments = [task.assignedAt, ...task.progress.map(({ at }) => at), task.submittedAt ?? now];
      expect([...moments].sort()).toEqual(moments);
      expect(moments.every((moment) => moment <= now)).toBe(true);
      expect(task.assignedAt < task.dueAt).toBe(true);
      const percents = task.progress.map(({ percent }) => percent);
      expect([...percents].sort((a, b) => a - b)).toEqual(percents);
      // A result is submitted, not reported: its hundred percent are on the line of the submission.
      if (percents.length > 0 && task.submittedAt === null && !task.rework) expect(percents.at(-1)).toBe(task.progressPct);
      expect(percents.every((percent) => percent < 100)).toBe(true);
      expect(task.completedAt).toBe(isDone(task.status) ? task.submittedAt : null);
      expect(task.submittedAt !== null).toBe(task.status === 'submitted' || isDone(task.status));
      const later = [task.completedAt, task.acceptedAt, task.evaluation?.at, task.appeal?.at, task.appeal?.decision?.at, task.giveBack?.at, task.suspension?.at].flatMap((at) => at ?? []);
      expect([...later].sort()).toEqual(later);
      expect(later.every((at) => at <= now && at >= task.assignedAt)).toBe(true);
    }
  });

  it('stand in every state a demo should show, also returned, suspended, judged and appealed against', () => {
    const count = (is: (task: SeedTask) => boolean) => tasks.filter(is).length;
    expect(count(({ status }) => status === 'evaluated')).toBeGreaterThan(300);
    // What waits for its mark is of these days, but for a few: a manager sees the work of a morning.
    const waiting = tasks.flatMap(({ status, completedAt }) => (status === 'completed' && completedAt !== null ? [completedAt] : []));
    expect(waiting.length).toBeGreaterThan(8);
    expect(waiting.length).toBeLessThan(40);
    const twoWeeksAgo = new Date(Date.parse(now) - 14 * 86_400_000).toISOString();
    expect(waiting.filter((completedAt) => completedAt < twoWeeksAgo).length).toBeLessThan(10);
    for (const status of ['returned', 'suspended'] as const) expect(count((task) => task.status === status)).toBeGreaterThan(1);
    expect(count(({ appeal }) => appeal?.decision === null)).toBeGreaterThan(0);
    expect(count(({ appeal }) => Boolean(appeal?.decision))).toBeGreaterThan(0);
    expect(tasks.every(({ status }) => !isPrepared(status))).toBe(true);
  });

  it('are clear in all six points, and a few more are being prepared, of which one is not', () => {
    expect(tasks.filter((task) => missingForAssign({ ...task, leadOrgId: task.leadOrgCode, reviewEvery: null, planId: task.planCode }).length > 0)).toEqual([]);
    expect(province.drafts.map(({ status }) => status).sort()).toEqual(['draft', 'draft', 'draft', 'pending_approval', 'pending_approval']);
    const unclear = province.drafts.filter((task) => missingForAssign({ ...task, leadOrgId: task.leadOrgCode, reviewEvery: null, planId: task.planCode }).length > 0);
    expect(unclear).toHaveLength(1);
    expect(province.drafts.every(({ code, dueAt }) => dueAt > now && !tasks.some((task) => task.code === code))).toBe(true);
  });

  it('fall due at five in the afternoon of a weekday', () => {
    for (const { dueAt } of tasks) {
      expect(dueAt.slice(11)).toBe('10:00:00.000Z');
      expect([0, 6]).not.toContain(new Date(dueAt).getUTCDay());
    }
  });
});
