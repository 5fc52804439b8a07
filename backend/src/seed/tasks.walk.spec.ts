import { describe, expect, it } from '@jest/globals';
import { rolePermissions, type Actor } from '@ioc/shared/access';
import { refuseStep, taskSteps, taskTransitions, type RuledTask, type TaskState, type TaskStep, type TaskTransition } from '@ioc/shared/tasks';
import { generateProvince, type SeedPerson, type SeedTask } from './province.js';
import { stepsOf } from './tasks.walk.js';

const now = '2026-11-20T03:15:00.000Z';

const actorOf = ({ username, orgCode, role, scope }: SeedPerson): Pick<Actor, 'id' | 'orgId' | 'grants'> => ({
  id: username, orgId: orgCode,
  grants: [{ role, permissions: rolePermissions[role], scope: { everywhere: scope.everywhere, unitIds: [...scope.unitKeys], orgIds: [...scope.orgCodes], sectorCodes: [...scope.sectorCodes] } }],
});

const isStep = (step: string): step is TaskStep => (taskSteps as readonly string[]).includes(step);

/** Takes every step of the timeline as the service would, and tells the first that is refused. */
function replay(task: SeedTask, people: ReadonlyMap<string, SeedPerson>): { state: TaskState; percent: number; refused: string | null } {
  const ruled: RuledTask = {
    state: 'draft', leadOrgId: task.leadOrgCode, coordinatingOrgIds: [...task.coordinatingOrgCodes], unitId: task.unitKey, sectorCode: task.sectorCode, parentId: null, giverOrgId: 'IOC',
    returnUntil: new Date(Date.parse(task.assignedAt) + 86_400_000).toISOString(), appeal: null, submittedById: null, askedById: null, evaluatedById: null,
  };
  let percent = 0;
  for (const { step, by, at, percent: told, text } of stepsOf(task)) {
    if (!isStep(step)) continue;
    const rule: TaskTransition = taskTransitions[step];
    const person = people.get(by ?? '');
    const refused = person ? refuseStep(step, ruled, actorOf(person), new Date(at)) : 'nobody';
    if (refused !== null) return { state: ruled.state, percent, refused: `${task.code} ${step}: ${refused}` };
    if ((rule.reason && !text) || (step === 'report' && (told === null || told >= 100)) || (step === 'submit' && !text)) return { state: ruled.state, percent, refused: `${task.code} ${step}: words` };
    percent = told ?? percent;
    ruled.state = rule.to === 'previous' ? ruled.state : rule.to;
    if (rule.asks) ruled.askedById = by;
    else if (rule.notBy?.includes('askedById')) ruled.askedById = null;
    if (step === 'submit') ruled.submittedById = by;
    if (step === 'send_back') ruled.submittedById = null;
    if (step === 'evaluate') ruled.evaluatedById = by;
    if (step === 'appeal') ruled.appeal = 'open';
    if (step === 'decide_appeal') ruled.appeal = 'decided';
  }
  return { state: ruled.state, percent, refused: null };
}

describe.each([now, '2026-01-01T16:59:00.000Z', '2025-12-31T17:00:00.000Z', '2027-02-28T23:30:00.000Z'])('the timelines of the demo at %s', (instant) => {
  const { tasks, drafts, people } = generateProvince({ now: instant });
  const byName = new Map(people.map((person) => [person.username, person]));

  it('walk the machine of the contract, each step by somebody who may take it, to where the task stands', () => {
    const walked = [...tasks, ...drafts].map((task) => ({ task, ...replay(task, byName) }));
    expect(walked).toHaveLength(838);
    expect(walked.flatMap(({ refused }) => refused ?? [])).toEqual([]);
    for (const { task, state, percent } of walked) expect([task.code, state, percent]).toEqual([task.code, task.status, task.progressPct]);
  });

  it('have no two steps at one minute, and none that is still to come', () => {
    for (const task of [...tasks, ...drafts]) {
      const moments = stepsOf(task).map(({ at }) => at);
      expect([task.code, [...new Set(moments)].sort()]).toEqual([task.code, moments]);
      expect(moments.every((at) => at <= instant)).toBe(true);
    }
  });

  it('name the result of whatever was submitted', () => {
    const submitted = tasks.filter(({ submittedAt }) => submittedAt !== null);
    expect(submitted.filter(({ resultText }) => !resultText)).toEqual([]);
  });

  it('are given, accepted and judged by managers and leaders; operators prepare', () => {
    const roleOf = (username: string | null): string => byName.get(username ?? '')?.role ?? '';
    for (const task of tasks) {
      const deciding = stepsOf(task).filter(({ step }) => ['assign', 'approve', 'accept', 'evaluate', 'send_back'].includes(step));
      expect(deciding.map(({ by }) => roleOf(by)).filter((role) => role !== 'manager')).toEqual([]);
    }
    expect(tasks.filter(({ assignerUsername }) => roleOf(assignerUsername) === 'operator').length).toBeGreaterThan(40);
  });

  it('tell of three to five sites that were taken as restored over an open alarm, with a reason', () => {
    const over = tasks.filter(({ overrideReason }) => overrideReason);
    expect(over.length).toBeGreaterThanOrEqual(3);
    expect(over.length).toBeLessThanOrEqual(5);
    expect(over.every(({ assetCode, acceptedAt, sectorCode }) => assetCode !== null && acceptedAt !== null && sectorCode === 'HTS')).toBe(true);
  });
});
