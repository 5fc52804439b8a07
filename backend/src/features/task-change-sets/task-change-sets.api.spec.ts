import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import type { TaskChangePreview, TaskChangeSet } from '@ioc/shared/task-change-sets';
import type { TaskPart } from '@ioc/shared/task-parts';
import type { Task, TaskUpdate } from '@ioc/shared/tasks';
import type { AssignTask } from '@ioc/shared/tasks.input';
import { Tx } from '#platform/database';
import { assignWith, dayMs, ifMatch } from '../../testing/builders.js';
import { startTestApp, type Person, type TestApp } from '../../testing/test-app.js';

describe('a change set', () => {
  let test: TestApp;
  let manager: Person;
  const give = async (wish: Partial<AssignTask> = {}) => (await assignWith(test, manager, wish)).body;
  const change = (person: Person, body: Record<string, unknown>, tasks: readonly Pick<Task, 'id' | 'version'>[], headers?: Record<string, string>) =>
    person.send<TaskChangeSet>('POST', '/api/task-change-sets', { ...body, tasks: tasks.map(({ id, version }) => ({ id, version })) }, headers);
  const now = async ({ id }: Pick<Task, 'id'>) => (await manager.get<Task>(`/api/tasks/${id}`)).body;
  const marked = async (changeSetId: string) =>
    (await test.transactions.query<{ name: string }>(`select name from events where change_set_id = $1 and name not like 'notification.%' order by seq`, [changeSetId])).map(({ name }) => name);

  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.as('manager');
  });
  afterAll(() => test.close());

  it('changes what it may and names what refused, under one id', async () => {
    const [fresh, stale, done] = [await give(), await give(), await give()];
    await manager.send('PATCH', `/api/tasks/${stale.id}`, { title: 'Đã sửa trước' }, ifMatch(1));
    await manager.send('POST', `/api/tasks/${done.id}/steps`, { step: 'cancel', text: 'Không cần nữa' }, ifMatch(1));
    const dueAt = new Date(test.clock.now().getTime() + 20 * dayMs).toISOString();
    const { status, body } = await change(manager, { action: 'due', dueAt, text: 'Mưa lũ kéo dài' }, [fresh, stale, done]);
    expect(status).toBe(200);
    expect(body.changed).toEqual([fresh.id]);
    expect(Object.fromEntries(body.refused.map(({ taskId, code }) => [taskId, code]))).toEqual({ [stale.id]: 'request.version-stale', [done.id]: 'request.version-stale' });
    expect(body.refused.every(({ reason }) => reason.vi.length > 5 && reason.en.length > 5)).toBe(true);
    expect([(await now(fresh)).dueAt, (await now(stale)).dueAt]).toEqual([dueAt, stale.dueAt]);
    expect(await marked(body.id)).toEqual(['task.term-moved']);
    const lines = (await manager.get<TaskUpdate[]>(`/api/tasks/${fresh.id}/updates`)).body;
    expect(lines.at(-1)).toMatchObject({ step: 'extension_move', previousDueAt: fresh.dueAt, dueAt, text: 'Mưa lũ kéo dài' });
    const refusal = await change(manager, { action: 'priority', priority: 'khan' }, [await now(done)]);
    expect(refusal.body).toMatchObject({ changed: [], refused: [{ code: 'task.step-refused' }] });
    expect(await marked(refusal.body.id)).toEqual([]);
  });

  it('moves terms as one alone does: never of a result that is handed in, and of a draft without more ado', async () => {
    const [submitted, draft] = [await give(), await give({ asDraft: true })];
    const officer = await test.as('vtl');
    const step = (name: string, version: number) => officer.send('POST', `/api/tasks/${submitted.id}/steps`, { step: name, text: 'Xong' }, ifMatch(version));
    await step('start', 1);
    await step('submit', 2);
    const dueAt = new Date(test.clock.now().getTime() + 30 * dayMs).toISOString();
    const { body } = await change(manager, { action: 'due', dueAt, text: 'Mưa lũ kéo dài' }, [await now(submitted), draft]);
    expect(body).toMatchObject({ changed: [draft.id], refused: [{ taskId: submitted.id, code: 'task.step-refused' }] });
    expect([(await now(submitted)).dueAt, (await now(draft)).dueAt]).toEqual([submitted.dueAt, dueAt]);
  });

  it('holds what is divided and what has children to the same rules as one alone', async () => {
    const { vnp, so, 'ub-bac': commune } = test.province.orgs;
    const [divided, parent] = [await give(), await give({ leadOrgId: so })];
    await manager.send('POST', `/api/tasks/${divided.id}/parts/${vnp}`, { required: 'Cử người phối hợp' }, ifMatch(1));
    const lead = await test.as('so');
    await lead.send('POST', `/api/tasks/${parent.id}/steps`, { step: 'start' }, ifMatch(1));
    const child = await lead.send<Task>('POST', `/api/tasks/${parent.id}/children`, {
      title: 'Rà soát tại xã', content: null, priority: 'thuong', sectorCode: 'HTS', leadOrgId: commune, coordinatingOrgIds: [], requiredResult: 'Danh sách', dueAt: parent.dueAt, subject: null,
    }, ifMatch(2));
    expect(child.status).toBe(201);
    const dueAt = new Date(Date.parse(parent.dueAt ?? '') - dayMs).toISOString();
    const { body } = await change(manager, { action: 'due', dueAt, text: 'Cần sớm hơn' }, [await now(divided), await now(parent)]);
    expect(body).toMatchObject({ changed: [divided.id], refused: [{ taskId: parent.id, code: 'task.children-due-later' }] });
    expect((await manager.get<TaskPart[]>(`/api/tasks/${divided.id}/parts`)).body).toMatchObject([{ orgId: vnp, dueAt }]);
    await change(manager, { action: 'due', dueAt, text: 'Cần sớm hơn' }, [await now(child.body)]);
    expect((await change(manager, { action: 'due', dueAt, text: 'Cần sớm hơn' }, [await now(parent)])).body.changed).toEqual([parent.id]);
    const later = new Date(Date.parse(dueAt) + dayMs).toISOString();
    expect((await change(manager, { action: 'due', dueAt: later, text: 'Chờ vật tư' }, [await now(child.body)])).body.refused.map(({ code }) => code)).toEqual(['task.child-after-parent']);
  });

  it('leaves in the timeline of each task why: with a new term always, with the rest where it was said', async () => {
    const { vnp } = test.province.orgs;
    const [given, silent, draft, returned] = [await give(), await give(), await give({ asDraft: true }), await give()];
    await (await test.as('vtl')).send('POST', `/api/tasks/${returned.id}/steps`, { step: 'return', text: 'Không thuộc đơn vị' }, ifMatch(1));
    const last = async ({ id }: Pick<Task, 'id'>) => (await manager.get<TaskUpdate[]>(`/api/tasks/${id}/updates`)).body.at(-1);
    const dueAt = new Date(test.clock.now().getTime() + 21 * dayMs).toISOString();
    await change(manager, { action: 'due', dueAt, text: 'Chờ vật tư' }, [given]);
    expect(await last(given)).toMatchObject({ step: 'extension_move', text: 'Chờ vật tư', dueAt });
    const planned = await give({ asDraft: true });
    await change(manager, { action: 'due', dueAt, text: 'Chờ kinh phí' }, [planned]);
    expect(await last(planned)).toMatchObject({ step: 'edit', text: 'Chờ kinh phí', dueAt });
    await change(manager, { action: 'priority', priority: 'khan', text: 'Bão gần bờ' }, [await now(given)]);
    expect(await last(given)).toMatchObject({ step: 'edit', text: 'Bão gần bờ', dueAt: null });
    await change(manager, { action: 'priority', priority: 'khan' }, [silent]);
    expect(await last(silent)).toMatchObject({ step: 'edit', text: null, dueAt: null });
    await change(manager, { action: 'reassign', leadOrgId: vnp, text: 'Đúng địa bàn hơn' }, [draft, await now(returned)]);
    expect([await last(draft), await last(returned)]).toMatchObject([{ step: 'edit', text: 'Đúng địa bàn hơn' }, { step: 'reassign', text: 'Đúng địa bàn hơn' }]);
    expect(await change(manager, { action: 'priority', priority: 'khan', text: 'x' }, [silent])).toMatchObject({ status: 422 });
  });

  it('asks the database the same few things of each task', async () => {
    const asked = jest.spyOn(Tx.prototype, 'query');
    const count = async (tasks: readonly Task[], body: Record<string, unknown>) => {
      asked.mockClear();
      expect((await change(manager, body, tasks)).body.changed).toHaveLength(tasks.length);
      // Only its own: listeners ask at the same time.
      return asked.mock.contexts.filter((tx) => tx instanceof Tx && tx.changeSetId !== null).length;
    };
    const eachOf = async (body: Record<string, unknown>, wish: Partial<AssignTask> = {}) => {
      const tasks = await Promise.all(Array.from({ length: 5 }, () => give(wish)));
      const [one, four] = [await count(tasks.slice(0, 1), body), await count(tasks.slice(1), body)];
      return (four - one) / 3;
    };
    const dueAt = new Date(test.clock.now().getTime() + 22 * dayMs).toISOString();
    const each = {
      due: await eachOf({ action: 'due', dueAt, text: 'Chờ vật tư' }), priority: await eachOf({ action: 'priority', priority: 'khan' }),
      remind: await eachOf({ action: 'remind', text: 'Đề nghị khẩn trương' }), reassign: await eachOf({ action: 'reassign', leadOrgId: test.province.orgs.vnp }, { asDraft: true }),
    };
    asked.mockRestore();
    // Two of each are what lets one be refused alone; to lock and to read is done for all of them at once.
    expect(each).toEqual({ due: 6, priority: 5, remind: 8, reassign: 7 });
  });

  it('asks the guards of each task for each person: an operator prepares, and decides nothing', async () => {
    const [given, draft] = [await give(), await give({ asDraft: true })];
    const operator = await test.as('operator');
    expect((await change(operator, { action: 'priority', priority: 'khan' }, [given, draft])).body).toMatchObject({ changed: [draft.id], refused: [{ taskId: given.id, code: 'task.not-your-side' }] });
    expect((await change(manager, { action: 'priority', priority: 'khan' }, [given])).body.changed).toEqual([given.id]);
    expect((await now(given)).priority).toBe('khan');
    expect(await change(await test.as('vtl'), { action: 'priority', priority: 'khan' }, [given])).toMatchObject({ status: 403 });
  });

  it('gives drafts and returned work to another unit, and drops drafts only', async () => {
    const { vnp } = test.province.orgs;
    const [draft, returned, running] = [await give({ asDraft: true }), await give(), await give()];
    await (await test.as('vtl')).send('POST', `/api/tasks/${returned.id}/steps`, { step: 'return', text: 'Không thuộc đơn vị' }, ifMatch(1));
    const moved = await change(manager, { action: 'reassign', leadOrgId: vnp }, [draft, await now(returned), running]);
    expect([moved.body.changed.toSorted(), moved.body.refused.map(({ code }) => code)]).toEqual([[draft.id, returned.id].toSorted(), ['task.step-refused']]);
    expect([(await now(draft)).leadOrgId, (await now(returned)).leadOrgId]).toEqual([vnp, vnp]);
    const dropped = await change(manager, { action: 'drop', text: 'Trùng với kế hoạch khác' }, [await now(draft), running]);
    expect(dropped.body).toMatchObject({ changed: [draft.id], refused: [{ taskId: running.id, code: 'task.step-refused' }] });
    expect([(await now(draft)).state, (await now(running)).state]).toEqual(['cancelled', 'assigned']);
  });

  it('urges each task once, and not again too soon', async () => {
    const tasks = [await give(), await give()];
    const first = await change(manager, { action: 'remind', text: 'Đề nghị khẩn trương' }, tasks);
    expect(first.body.changed).toHaveLength(2);
    expect(await marked(first.body.id)).toEqual(['reminder.sent', 'reminder.sent']);
    expect((await change(manager, { action: 'remind', text: 'Đề nghị khẩn trương' }, tasks)).body.refused.map(({ code }) => code)).toEqual(['reminder.too-soon', 'reminder.too-soon']);
  });

  it('is done once however often it is sent, and 500 tasks at most', async () => {
    const task = await give();
    const key = { 'idempotency-key': 'doi-do-khan-1' };
    const first = await change(manager, { action: 'priority', priority: 'khan' }, [task], key);
    expect((await change(manager, { action: 'priority', priority: 'khan' }, [task], key)).body.id).toBe(first.body.id);
    expect((await now(task)).version).toBe(2);
    const many = Array.from({ length: 501 }, (_, n) => ({ id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, version: 1 }));
    expect((await change(manager, { action: 'priority', priority: 'khan' }, many)).status).toBe(422);
    expect((await change(manager, { action: 'priority', priority: 'khan' }, [task, task])).status).toBe(422);
  });

  it('is kept: one sees the own ones, whoever looks into what people did sees all', async () => {
    const listed = async (name: string) => (await (await test.as(name)).get<Page<TaskChangeSet>>('/api/task-change-sets?perPage=100')).body;
    const [own, all] = [await listed('operator'), await listed('auditor')];
    expect(new Set(own.data.map(({ byId }) => byId))).toEqual(new Set([test.province.users['operator']]));
    expect(all.total).toBeGreaterThan(own.total);
  });

  it('does not reach beyond the scope', async () => {
    const task = await give();
    const media = await test.as('manager.tttt');
    expect((await change(media, { action: 'priority', priority: 'khan' }, [task])).body).toMatchObject({ changed: [], refused: [{ code: 'task.not-found' }] });
  });

  describe('for all tasks of a filter', () => {
    const preview = (person: Person, change: Record<string, unknown>, filter: Record<string, unknown>) =>
      person.send<TaskChangePreview>('POST', '/api/task-change-sets/preview', { change, filter });
    const urgent = { action: 'priority', priority: 'khan' };

    it('is tried out first: what would change and what refuses, with nothing written', async () => {
      const title = 'Rà soát cầu treo';
      const [draft, given] = [await give({ title, asDraft: true }), await give({ title })];
      await give({ title: 'Việc ngoài bộ lọc' });
      const operator = await test.as('operator');
      const head = async () => (await test.transactions.query<{ seq: number }>(`select seq from event_head`))[0]?.seq;
      await test.settle();
      const [before, sets] = [await head(), (await operator.get<Page<TaskChangeSet>>('/api/task-change-sets')).body.total];
      const seen = await preview(operator, urgent, { q: 'cau treo' });
      expect(seen.status).toBe(200);
      expect(seen.body.tasks.map(({ id, version, code }) => ({ id, version, code })).toSorted((a, b) => (a.code < b.code ? -1 : 1)))
        .toEqual([draft, given].map(({ id, code }) => ({ id, version: 1, code })));
      expect(seen.body).toMatchObject({ changed: [draft.id], refused: [{ taskId: given.id, code: 'task.not-your-side', reason: { vi: expect.stringMatching(/.{10}/), en: expect.any(String) } }] });
      expect([(await now(draft)).priority, (await now(draft)).version, await head(), (await operator.get<Page<TaskChangeSet>>('/api/task-change-sets')).body.total]).toEqual(['thuong', 1, before, sets]);
      const chosen = seen.body.tasks.filter(({ id }) => seen.body.changed.includes(id));
      expect((await change(operator, urgent, chosen)).body).toMatchObject({ changed: [draft.id], refused: [] });
    });

    it('urges nobody while it is tried out', async () => {
      const task = await give({ title: 'Đôn đốc thử một việc' });
      const remind = { action: 'remind', text: 'Đề nghị khẩn trương' };
      for (const _ of [1, 2]) expect((await preview(manager, remind, { q: 'don doc thu' })).body.changed).toEqual([task.id]);
      expect((await change(manager, remind, [task])).body.changed).toEqual([task.id]);
    });

    it('reaches what the person may see, and no further', async () => {
      const task = await give({ title: 'Ngoài lĩnh vực truyền thông' });
      const [own, foreign, unknown] = [
        await preview(manager, urgent, { q: 'linh vuc truyen' }), await preview(await test.as('manager.tttt'), urgent, { q: 'linh vuc truyen' }), await preview(manager, urgent, { q: 'khong co viec nay' }),
      ];
      expect(own.body.tasks.map(({ id }) => id)).toEqual([task.id]);
      for (const { status, body } of [foreign, unknown]) expect({ status, body }).toMatchObject({ status: 422, body: { code: 'task-change-set.none' } });
      expect((await preview(await test.as('vtl'), urgent, {})).status).toBe(403);
    });

    it('refuses a filter it does not know, and more tasks than the setting allows', async () => {
      for (const filter of [{ color: 'red' }, { state: 'lost' }, { state: ['lost'] }, { page: '1' }, { q: 7 }, null]) {
        expect({ filter, status: (await preview(manager, urgent, filter as Record<string, unknown>)).status }).toEqual({ filter, status: 422 });
      }
      for (const change of [{ action: 'melt' }, { ...urgent, tasks: [] }, {}]) expect((await preview(manager, change, {})).status).toBe(422);
      const small = await startTestApp({ IOC_CHANGE_SET_TASKS: '2' });
      try {
        const person = await small.as('manager');
        const tasks: Task[] = [];
        for (const _ of [1, 2, 3]) tasks.push((await assignWith(small, person)).body);
        const refused = { status: 422, body: { code: 'task-change-set.too-many', params: { count: 3, limit: 2 } } };
        expect(await preview(person, urgent, {})).toMatchObject(refused);
        expect(await change(person, urgent, tasks)).toMatchObject(refused);
        expect((await change(person, urgent, tasks.slice(1))).body.changed).toHaveLength(2);
        expect((await person.get<{ tasks: unknown }>('/api/settings')).body.tasks).toEqual({ mostAtOnce: 2 });
      } finally {
        await small.close();
      }
    });
  });
});
