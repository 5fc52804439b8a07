import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CatchUp, EventPacket } from '@ioc/shared/events';
import { deadlineState, isDone, isPrepared, stepEvent, stepIsOpen, taskStates, taskSteps, taskTransitions, type Task, type TaskState, type TaskStep, type TaskTransition, type TaskUpdate } from '@ioc/shared/tasks';
import fc from 'fast-check';
import { assignWith, headOf, ifMatch, withoutNotices } from './builders.js';
import { startTestApp, type Person, type TestApp } from './test-app.js';

const walkers = ['operator', 'manager', 'leader', 'vtl', 'so', 'auditor'] as const;
type Walker = (typeof walkers)[number];
/** Somebody tries something; the guided ones try what the table leads on to, or random people would never get far. */
const tried = fc.record({
  who: fc.constantFrom(...walkers), step: fc.constantFrom(...taskSteps), isGuided: fc.boolean(), says: fc.boolean(),
  quality: fc.constantFrom('A', 'B', null), minutes: fc.integer({ min: 1, max: 20 }),
});

/** What was tried least of all that leads on from here; calling off ends a walk, so it waits for its turn. */
function guided(state: TaskState, attempts: Map<TaskStep, number>): { who: Walker; step: TaskStep } | null {
  const cost = (step: TaskStep): number => (attempts.get(step) ?? 0) + (step === 'cancel' ? 6 : 0);
  const [step] = taskSteps.filter((each) => stepIsOpen(each, state)).sort((one, other) => cost(one) - cost(other));
  if (step === undefined) return null;
  attempts.set(step, (attempts.get(step) ?? 0) + (step === 'cancel' ? 6 : 1));
  const { side, permission }: TaskTransition = taskTransitions[step];
  return { step, who: side === 'lead-unit' ? 'vtl' : permission === 'task:review' ? 'leader' : 'manager' };
}

describe('a walk of random people over the machine', () => {
  let test: TestApp;
  let people: ReadonlyMap<string, Person>;
  const person = (name: string): Person => people.get(name) ?? test.anonymous;

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000', IOC_CATCH_UP_EVENTS: '5000' });
    people = new Map(await Promise.all(walkers.map(async (name) => [name, await test.as(name)] as const)));
  });
  afterAll(() => test.close());

  it('reaches only states the table leads to, and leaves an event and a line of the timeline for each step', async () => {
    const visited = new Set<TaskState>();
    const guidedSoFar = new Map<TaskStep, number>();
    await fc.assert(fc.asyncProperty(fc.boolean(), fc.array(tried, { minLength: 25, maxLength: 40 }), async (asDraft, attempts) => {
      // Walks take days; nobody has to sign in anew for them.
      await test.transactions.query(`update sessions set expires_at = $1::timestamptz + interval '9 days', last_seen_at = $1`, [test.clock.now()]);
      const start = await headOf(test);
      const dueAt = new Date(test.clock.now().getTime() + 6 * 3_600_000).toISOString();
      let task = (await assignWith(test, person('manager'), { asDraft, dueAt })).body;
      visited.add(task.state);
      const walked: { step: TaskUpdate['step']; event: string }[] = [{ step: asDraft ? 'draft' : 'assign', event: asDraft ? 'task.drafted' : 'task.assigned' }];
      for (const { isGuided, minutes, ...wild } of attempts) {
        const { who, step, says, quality } = { ...wild, ...(isGuided ? { ...guided(task.state, guidedSoFar), says: true, quality: 'A' } : {}) };
        test.clock.advance(minutes * 60_000);
        const answer = await person(who).send<Task>('POST', `/api/tasks/${task.id}/steps`, {
          step, text: says ? 'Có lý do' : null, percent: 50, quality, leadOrgId: step === 'reassign' ? test.province.orgs.so : null,
        }, ifMatch(task.version));
        expect([200, 403, 404, 409, 422]).toContain(answer.status);
        if (answer.status !== 200) continue;
        const rule: TaskTransition = taskTransitions[step];
        expect(rule.from).toContain(task.state);
        expect(answer.body.state).toBe(rule.to === 'previous' ? task.suspendedFrom : rule.to);
        expect(answer.body.version).toBe(task.version + 1);
        walked.push({ step, event: stepEvent(step, task.state) });
        task = answer.body;
        visited.add(task.state);
        // What is true of a task in any state.
        expect(task.completedAt !== null).toBe(isDone(task.state));
        expect(task.suspendedAt !== null).toBe(task.state === 'suspended');
        expect(deadlineState(task, test.clock.now()) === null).toBe(isPrepared(task.state) || task.state === 'cancelled');
        expect(task.originalDueAt).toBe(dueAt);
      }
      expect((await person('manager').get<Task>(`/api/tasks/${task.id}`)).body).toEqual(task);
      const timeline = (await person('manager').get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body;
      expect(timeline.map(({ step }) => step)).toEqual(walked.map(({ step }) => step));
      const { events } = (await person('manager').get<CatchUp>(`/api/events?after=${start}`)).body as EventPacket;
      expect(withoutNotices(events).map(({ name }) => name).filter((name) => name !== 'task.withdrawn')).toEqual(walked.map(({ event }) => event));
    }), { numRuns: 10 });
    expect(taskStates.filter((state) => !visited.has(state))).toEqual([]);
  });

  it('of fifty at once from the same version is taken by one', async () => {
    const task = (await assignWith(test, person('manager'))).body;
    const start = await headOf(test);
    const steps: readonly (readonly [string, TaskStep])[] = [['vtl', 'receive'], ['vtl', 'start'], ['vtl', 'return'], ['leader', 'suspend'], ['manager', 'cancel']];
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => {
      const [who, step] = steps[n % steps.length] ?? ['vtl', 'receive'];
      return person(who).send<Task>('POST', `/api/tasks/${task.id}/steps`, { step, text: 'Có lý do' }, ifMatch(task.version));
    }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status, body }) => status === 409 && (body as { code?: string }).code === 'request.version-stale')).toHaveLength(49);
    const { events } = (await person('manager').get<CatchUp>(`/api/events?after=${start}`)).body as EventPacket;
    expect(withoutNotices(events)).toHaveLength(1);
    expect((await person('manager').get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body).toHaveLength(2);
  });
});
