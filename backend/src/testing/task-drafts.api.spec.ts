import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import type { ProblemBody } from '@ioc/shared/problems';
import type { ListedTask, Task, TaskSnapshot, TaskUpdate } from '@ioc/shared/tasks';
import type { AssignTask } from '@ioc/shared/tasks.input';
import { assignWith, headOf, ifMatch, withoutNotices } from './builders.js';
import { listenTo, startTestApp, type Person, type TestApp } from './test-app.js';

const unclear = { requiredResult: null, dueAt: null, originKind: 'document' as const };
const document = { docNumber: '1234/UBND-VX', docDate: '2026-11-20', docIssuer: 'UBND tỉnh', docSubject: 'V/v khôi phục liên lạc' };

describe('work that is prepared', () => {
  let test: TestApp;
  let operator: Person;
  let manager: Person;
  let officer: Person;
  let auditor: Person;
  const draft = async (wish: Partial<AssignTask> = {}) => (await assignWith(test, operator, { asDraft: true, ...wish })).body;
  const take = <Body = Task>(person: Person, { id, version }: Task, step: string, body: object = {}) => {
    test.clock.advance(1_000);
    return person.send<Body>('POST', `/api/tasks/${id}/steps`, { step, ...body }, ifMatch(version));
  };
  const edit = (person: Person, { id, version }: Task, body: object) => person.send<Task>('PATCH', `/api/tasks/${id}`, body, ifMatch(version));

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    [operator, manager, officer, auditor] = await Promise.all([test.as('operator'), test.as('manager'), test.as('vtl'), test.as('auditor')]);
  });
  afterAll(() => test.close());

  it('exists for those who give work, and for the lead unit only once it is given', async () => {
    const { heard, reached } = await listenTo(officer.socket());
    let task = await draft({ subject: { kind: 'asset', id: test.province.assets['bts-bac'] } });
    expect(task).toMatchObject({ state: 'draft', returnUntil: null });
    for (const stranger of [officer, auditor]) {
      expect(await stranger.get(`/api/tasks/${task.id}`)).toMatchObject({ status: 404, body: { code: 'task.not-found' } });
      expect((await stranger.get(`/api/tasks/${task.id}/updates`)).status).toBe(404);
      expect((await stranger.get<Page<ListedTask>>('/api/tasks')).body.data.map(({ id }) => id)).not.toContain(task.id);
      expect((await take(stranger, task, 'receive')).status).toBe(404);
    }
    for (const giver of [operator, manager, await test.as('leader')]) expect((await giver.get<Task>(`/api/tasks/${task.id}`)).body.state).toBe('draft');
    expect((await manager.get<TaskSnapshot>('/api/tasks/map')).body.tasks.map(({ id }) => id)).not.toContain(task.id);
    task = (await edit(operator, task, { title: 'Khôi phục liên lạc trạm Bắc' })).body;
    task = (await take(operator, task, 'submit_for_approval')).body;
    task = (await take(manager, task, 'reject', { text: 'Ghi rõ thời gian' })).body;
    expect(heard.map(({ name }) => name)).toEqual([]);
    task = (await take(operator, task, 'assign')).body;
    await reached(await headOf(test));
    expect(withoutNotices(heard).map(({ name }) => name)).toEqual(['task.assigned']);
    expect((await officer.get<Task>(`/api/tasks/${task.id}`)).body).toMatchObject({ state: 'assigned', title: 'Khôi phục liên lạc trạm Bắc' });
    const timeline = (await officer.get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body;
    expect(timeline.map(({ step }) => step)).toEqual(['draft', 'edit', 'submit_for_approval', 'reject', 'assign']);
  });

  it('stays unknown to the lead unit when it is called off', async () => {
    const task = await draft();
    const { heard, reached } = await listenTo(officer.socket());
    expect((await take(operator, task, 'cancel', { text: 'Không cần nữa' })).status).toBe(403);
    expect((await take(manager, task, 'cancel', { text: 'Không cần nữa' })).body).toMatchObject({ state: 'cancelled' });
    await reached(await headOf(test));
    expect(heard).toEqual([]);
    expect((await officer.get(`/api/tasks/${task.id}`)).status).toBe(404);
    expect((await operator.get<Task>(`/api/tasks/${task.id}`)).body.state).toBe('cancelled');
  });

  it('is approved by somebody else than who asked, and dated then', async () => {
    const other = await test.as('leader');
    let task = (await assignWith(test, manager, { asDraft: true })).body;
    task = (await take(manager, task, 'submit_for_approval')).body;
    expect(task.state).toBe('pending_approval');
    for (const step of ['approve', 'reject']) expect(await take(manager, task, step, { text: 'Được' })).toMatchObject({ status: 403, body: { code: 'task.own-request' } });
    expect(await take(operator, task, 'approve')).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    expect(await take(other, task, 'reject')).toMatchObject({ status: 422, body: { code: 'task.reason-required' } });
    test.clock.advance(60_000);
    const approved = (await take(other, task, 'approve')).body;
    expect(approved).toMatchObject({ state: 'assigned', askedById: null, assignedAt: test.clock.now().toISOString() });
    expect(Date.parse(approved.returnUntil ?? '')).toBeGreaterThan(test.clock.now().getTime());
  });

  it('is given only when it is clear in all six points, and told what is missing', async () => {
    await test.settle();
    const head = await headOf(test);
    const refused = await assignWith(test, operator, unclear);
    expect(refused).toMatchObject({ status: 422, body: { code: 'task.not-clear' } });
    const { fields } = refused.body as unknown as ProblemBody;
    expect(fields?.map(({ code, path }) => `${code}:${path}`)).toEqual([
      'time:dueAt', 'time:reviewEvery', 'product:requiredResult', 'authority:docNumber', 'authority:docDate', 'authority:docIssuer', 'authority:docSubject',
    ]);
    expect(fields?.[0]?.message).toMatch(/^Chọn hạn hoàn thành/);
    expect(await headOf(test)).toBe(head);

    const task = await draft(unclear);
    expect(task.state).toBe('draft');
    expect(await take<ProblemBody>(operator, task, 'assign')).toMatchObject({ status: 422, body: { code: 'task.not-clear' } });
    const mended = (await edit(operator, task, { ...document, requiredResult: 'Phát sóng lại', reviewEvery: 'month' })).body;
    expect((await take(operator, mended, 'assign')).body).toMatchObject({ state: 'assigned', dueAt: null, warnAt: null, reviewEvery: 'month', ...document });
  });

  it('may change who leads until it is given; given work stays clear', async () => {
    const { orgs } = test.province;
    const task = (await edit(operator, await draft(), { leadOrgId: orgs.vnp, coordinatingOrgIds: [orgs.vtl, orgs.vnp] })).body;
    expect(task).toMatchObject({ leadOrgId: orgs.vnp, coordinatingOrgIds: [orgs.vtl] });
    const given = (await take(manager, task, 'assign')).body;
    expect(await edit(manager, given, { requiredResult: null })).toMatchObject({ status: 422, body: { code: 'task.not-clear' } });
    expect(await edit(manager, given, { leadOrgId: orgs.vtl })).toMatchObject({ status: 409, body: { code: 'task.lead-is-set' } });
    await test.transactions.query(`update tasks set required_result = null where id = $1`, [given.id]);
    expect((await edit(manager, given, { title: 'Việc từ trước khi có sáu rõ' })).status).toBe(200);
  });

  it('whose due date passed meanwhile is not given', async () => {
    const task = await draft({ dueAt: new Date(test.clock.now().getTime() + 1_000).toISOString() });
    test.clock.advance(2_000);
    expect(await take(operator, task, 'assign')).toMatchObject({ status: 422, body: { code: 'task.due-in-the-past' } });
  });
});
