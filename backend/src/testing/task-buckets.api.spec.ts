import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import { deadlineState, deadlineStates, openTaskStates, taskStates, type ListedTask } from '@ioc/shared/tasks';
import fc from 'fast-check';
import { assignWith } from './builders.js';
import { startTestApp, type Person, type TestApp } from './test-app.js';

const hour = 3_600_000;

/** A task as it may lie in the table, in hours from now. */
const standing = fc.record({
  state: fc.constantFrom(...taskStates), from: fc.constantFrom('assigned', 'in_progress', 'submitted'),
  due: fc.option(fc.integer({ min: -60, max: 60 })), warnBefore: fc.option(fc.integer({ min: 0, max: 40 })),
  done: fc.integer({ min: -80, max: 0 }), stopped: fc.integer({ min: -80, max: 0 }),
});

/** The contract and the database each say in which bucket a task is; nothing else holds the two together. */
describe('the deadline buckets of the contract and of the database', () => {
  let test: TestApp;
  let manager: Person;
  let ids: string[];
  const most = 24;

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    manager = await test.as('manager');
    ids = [];
    for (let count = 0; count < most; count += 1) ids.push((await assignWith(test, manager)).body.id);
  });
  afterAll(() => test.close());

  it('agree on any task, also one whose clock stands, and every task is in one bucket or in none', async () => {
    await fc.assert(fc.asyncProperty(fc.array(standing, { minLength: most, maxLength: most }), async (all) => {
      const now = test.clock.now().getTime();
      const at = (hours: number | null) => (hours === null ? null : new Date(now + hours * hour).toISOString());
      const rows = all.map(({ state, from, due, warnBefore, done, stopped }, index) => ({
        id: ids[index], state, given: state !== 'draft' && state !== 'pending_approval', due: at(due), warn: due === null || warnBefore === null ? null : at(due - warnBefore),
        done: state === 'completed' || state === 'evaluated' ? at(done) : null,
        submitted: state === 'submitted' ? at(stopped) : null, stopped: state === 'suspended' ? at(stopped) : null, from: state === 'suspended' ? from : null,
      }));
      await test.transactions.query(
        `update tasks t set state = r.state, is_given = r.given, due_at = r.due, warn_at = r.warn, completed_at = r.done, submitted_at = r.submitted, suspended_at = r.stopped, suspended_from = r."from"
         from jsonb_to_recordset($1::jsonb) as r(id uuid, state text, given boolean, due timestamptz, warn timestamptz, done timestamptz, submitted timestamptz, stopped timestamptz, "from" text)
         where t.id = r.id`,
        [JSON.stringify(rows)],
      );
      const tasks = (await manager.get<Page<ListedTask>>(`/api/tasks?perPage=500`)).body.data;
      expect(tasks).toHaveLength(most);
      const listed = async (bucket: string) => (await manager.get<Page<ListedTask>>(`/api/tasks?perPage=500&deadline=${bucket}`)).body.data.map(({ id }) => id).sort();
      for (const bucket of deadlineStates) {
        const expected = tasks.filter((task) => deadlineState(task, test.clock.now()) === bucket).map(({ id }) => id).sort();
        expect({ bucket, ids: await listed(bucket) }).toEqual({ bucket, ids: expected });
      }
      const figures = (await manager.get<{ open: number }[]>('/api/sectors/figures')).body;
      expect(figures.reduce((sum, { open }) => sum + open, 0)).toBe(tasks.filter(({ state }) => (openTaskStates as readonly string[]).includes(state)).length);
    }), { numRuns: 12 });
  });
});
