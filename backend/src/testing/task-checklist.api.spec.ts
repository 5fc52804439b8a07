import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChecklistLine } from '@ioc/shared/task-checklist';
import { mostChecklistLines } from '@ioc/shared/task-checklist';
import type { Task } from '@ioc/shared/tasks';
import { assignWith, headOf, ifMatch, withoutNotices } from './builders.js';
import { listenTo, startTestApp, type Person, type TestApp } from './test-app.js';

describe('the checklist of a task', () => {
  let test: TestApp;
  let manager: Person;
  let officer: Person;

  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.as('manager');
    officer = await test.as('vtl');
  });
  afterAll(() => test.close());

  const take = (person: Person, task: Pick<Task, 'id' | 'version'>, body: object) => person.send<Task>('POST', `/api/tasks/${task.id}/checklist`, body, ifMatch(task.version));
  const linesOf = async (person: Person, { id }: Pick<Task, 'id'>): Promise<ChecklistLine[]> => (await person.get<ChecklistLine[]>(`/api/tasks/${id}/checklist`)).body;

  it('has lines of both sides, which the lead unit ticks: by whom and when is known, and all who see the task hear of it', async () => {
    const { body: given } = await assignWith(test, manager, { coordinatingOrgIds: [test.province.orgs.so] });
    const watcher = await test.as('so');
    const { heard, reached } = await listenTo(watcher.socket());
    const first = (await take(manager, given, { step: 'add', text: 'Khảo sát hiện trường' })).body;
    const second = (await take(officer, first, { step: 'add', text: 'Thay nguồn' })).body;
    expect(second.version).toBe(given.version + 2);
    const ticked = (await take(officer, second, { step: 'tick', n: 1 })).body;
    const at = test.clock.now().toISOString();
    test.clock.advance(60_000);
    const again = (await take(officer, ticked, { step: 'tick', n: 1 })).body;
    expect(await linesOf(watcher, given)).toEqual([
      { n: 1, text: 'Khảo sát hiện trường', doneAt: at, doneByName: 'Cán Bộ Viettel' }, { n: 2, text: 'Thay nguồn', doneAt: null, doneByName: null },
    ]);
    const off = (await take(officer, again, { step: 'untick', n: 1 })).body;
    const removed = (await take(manager, off, { step: 'remove', n: 1 })).body;
    const last = (await take(manager, removed, { step: 'add', text: 'Đo kiểm' })).body;
    expect((await linesOf(officer, given)).map(({ n, text, doneAt }) => [n, text, doneAt])).toEqual([[2, 'Thay nguồn', null], [3, 'Đo kiểm', null]]);
    await reached(await headOf(test));
    const told = withoutNotices(heard).filter(({ name }) => name === 'task.checklist-changed');
    expect(told).toHaveLength(7);
    expect(told.at(-1)?.data).toEqual(last);
  });

  it('is ticked by nobody but the lead unit, and is nobody’s who may not see the task', async () => {
    const { body: given } = await assignWith(test, manager, { coordinatingOrgIds: [test.province.orgs.so] });
    const task = (await take(manager, given, { step: 'add', text: 'Khảo sát' })).body;
    for (const name of ['manager', 'so', 'auditor']) {
      expect(await take(await test.as(name), task, { step: 'tick', n: 1 })).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    }
    expect(await take(await test.as('so'), task, { step: 'add', text: 'Việc khác' })).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    const stranger = await test.as('xa.nam');
    expect(await take(stranger, task, { step: 'tick', n: 1 })).toMatchObject({ status: 404, body: { code: 'task.not-found' } });
    expect((await stranger.get(`/api/tasks/${task.id}/checklist`)).status).toBe(404);
    expect((await take(officer, task, { step: 'tick', n: 1 })).status).toBe(200);
  });

  it('changes while the work goes on, at the version one saw, line by line', async () => {
    const { body: given } = await assignWith(test, manager);
    const task = (await take(manager, given, { step: 'add', text: 'Khảo sát' })).body;
    expect(await take(officer, given, { step: 'tick', n: 1 })).toMatchObject({ status: 409, body: { code: 'request.version-stale' } });
    expect(await take(officer, task, { step: 'tick', n: 9 })).toMatchObject({ status: 404, body: { code: 'task.line-not-found' } });
    expect((await take(officer, task, { step: 'add', text: ' ' })).status).toBe(422);
    expect((await take(officer, task, { step: 'tick' })).status).toBe(422);
    const cancelled = (await manager.send<Task>('POST', `/api/tasks/${task.id}/steps`, { step: 'cancel', text: 'Không cần nữa' }, ifMatch(task.version))).body;
    expect(await take(officer, cancelled, { step: 'tick', n: 1 })).toMatchObject({ status: 409, body: { code: 'task.step-refused' } });
    const { body: draft } = await assignWith(test, manager, { asDraft: true });
    expect(await take(manager, draft, { step: 'add', text: 'Khảo sát' })).toMatchObject({ status: 409, body: { code: 'task.step-refused' } });
  });

  it('ends at so many lines', async () => {
    const { body: task } = await assignWith(test, manager);
    await test.transactions.query(`insert into task_checklist (task_id, n, text) select $1, n, 'Dòng ' || n from generate_series(1, $2::int) n`, [task.id, mostChecklistLines]);
    expect(await take(officer, task, { step: 'add', text: 'Một dòng nữa' })).toMatchObject({ status: 422, body: { code: 'task.checklist-full' } });
  });
});
