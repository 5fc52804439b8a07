import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TaskComment } from '@ioc/shared/comments';
import type { NotificationBoard, NotificationPage } from '@ioc/shared/notifications';
import type { Task, TaskStep } from '@ioc/shared/tasks';
import { assignWith, headOf, ifMatch } from '../../testing/builders.js';
import { ask, listenTo, startTestApp, until, type Person, type TestApp } from '../../testing/test-app.js';

describe('notifications', () => {
  let test: TestApp;
  let people: Record<'operator' | 'operator2' | 'manager' | 'vtl' | 'so' | 'xa.bac', Person>;
  const board = async (person: Person) => (await person.get<NotificationBoard>('/api/notifications/board')).body;
  const told = async (person: Person, taskId: string) => (await board(person)).notifications.filter((one) => one.taskId === taskId).map(({ code }) => code).sort();
  const take = async (person: Person, task: Pick<Task, 'id' | 'version'>, step: TaskStep, body: object = {}) =>
    (await person.send<Task>('POST', `/api/tasks/${task.id}/steps`, { step, ...body }, ifMatch(task.version))).body;

  beforeAll(async () => {
    test = await startTestApp();
    const names = ['operator', 'operator2', 'manager', 'vtl', 'so', 'xa.bac'] as const;
    people = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await test.as(name)]))) as typeof people;
  });
  beforeEach(() => test.clock.advance(1_000));
  afterAll(() => test.close());

  it('tell each side what the other did, and nobody what they did themselves', async () => {
    const given = (await assignWith(test, people.operator, { coordinatingOrgIds: [test.province.orgs.so] })).body;
    await test.settle();
    const tellings = async () => ({ operator: await told(people.operator, given.id), vtl: await told(people.vtl, given.id), so: await told(people.so, given.id) });
    expect(await tellings()).toEqual({ operator: [], vtl: ['task.assigned'], so: ['task.assigned'] });
    const received = await take(people.vtl, given, 'receive');
    const submitted = await take(people.vtl, await take(people.vtl, received, 'start'), 'submit', { text: 'Đã xong' });
    await test.settle();
    expect(await tellings()).toEqual({ operator: ['task.received', 'task.started', 'task.submitted'], vtl: ['task.assigned'], so: ['task.assigned'] });
    const back = await take(people.manager, submitted, 'send_back', { text: 'Thiếu ảnh' });
    await take(people.manager, back, 'cancel', { text: 'Không cần nữa' });
    await test.settle();
    expect(await tellings()).toEqual({
      operator: ['task.cancelled', 'task.received', 'task.sent-back', 'task.started', 'task.submitted'], vtl: ['task.assigned', 'task.cancelled', 'task.sent-back'], so: ['task.assigned', 'task.cancelled'],
    });
    // Whoever may decide beside the operator who gave it is told of the result, and of it alone.
    expect([await told(people.operator2, given.id), await told(people.manager, given.id), await told(people['xa.bac'], given.id)]).toEqual([[], ['task.submitted'], []]);
    const [first] = (await board(people.vtl)).notifications.filter(({ code }) => code === 'task.sent-back');
    expect(first).toMatchObject({ params: { code: given.code, title: given.title, byName: 'Lãnh Đạo IOC' }, readAt: null });
  });

  it('tell who waits for an answer about more time or about a part, and who gets it', async () => {
    const { so } = test.province.orgs;
    let task = (await assignWith(test, people.operator, { coordinatingOrgIds: [so], parts: [{ orgId: so, required: 'Cung cấp số liệu', dueAt: null, isMandatory: true }] })).body;
    task = await take(people.vtl, await take(people.vtl, task, 'receive'), 'start');
    const send = async (person: Person, path: string, body: object) => {
      const { status } = await person.send('POST', `/api/tasks/${task.id}/${path}`, body, ifMatch((await person.get<Task>(`/api/tasks/${task.id}`)).body.version));
      expect(status).toBe(200);
    };
    const later = new Date(Date.parse(task.dueAt ?? '') + 86_400_000).toISOString();
    await send(people.vtl, 'extensions', { step: 'request', dueAt: later, text: 'Chờ thiết bị' });
    await send(people.manager, 'extensions', { step: 'refuse', text: 'Còn đủ thời gian' });
    await send(people.so, `parts/${so}/steps`, { step: 'report', text: 'Đã gửi số liệu' });
    await test.settle();
    expect(await told(people.operator, task.id)).toEqual(['task.extension-refused', 'task.extension-requested', 'task.part-reported', 'task.received', 'task.started']);
    expect(await told(people.vtl, task.id)).toEqual(['task.assigned', 'task.extension-refused', 'task.part-reported']);
    expect(await told(people.so, task.id)).toEqual(['task.assigned']);
    await send(people.manager, `parts/${so}/steps`, { step: 'send_back', text: 'Thiếu số liệu tháng 11' });
    await test.settle();
    expect(await told(people.so, task.id)).toEqual(['task.assigned', 'task.part-sent-back']);
    await send(people.so, `parts/${so}/steps`, { step: 'report', text: 'Đã bổ sung' });
    await send(people.manager, `parts/${so}/steps`, { step: 'accept' });
    await test.settle();
    expect(await told(people.so, task.id)).toEqual(['task.assigned', 'task.part-accepted', 'task.part-sent-back']);
    expect(await told(people.manager, task.id)).toEqual(['task.extension-requested']);
  });

  it('tell those who can decide, once each and nobody else: of drafts, results, returns and appeals', async () => {
    const [leader, narrow] = [await test.as('leader'), await test.as('manager.tttt')];
    const draft = (await assignWith(test, people.operator, { asDraft: true })).body;
    await take(people.operator, draft, 'submit_for_approval');
    const returned = (await assignWith(test, people.operator)).body;
    await take(people.vtl, returned, 'return', { text: 'Không thuộc đơn vị' });
    // Given by somebody who may decide as well: told once.
    const own = (await assignWith(test, people.manager)).body;
    const submitted = await take(people.vtl, await take(people.vtl, own, 'start'), 'submit', { text: 'Xong' });
    await test.settle();
    expect([await told(people.manager, draft.id), await told(people.operator2, draft.id), await told(narrow, draft.id), await told(people.vtl, draft.id)]).toEqual([['task.approval-requested'], [], [], []]);
    expect([await told(people.manager, returned.id), await told(people.operator, returned.id), await told(narrow, returned.id)]).toEqual([['task.returned'], ['task.returned'], []]);
    expect((await told(people.manager, own.id)).filter((code) => code === 'task.submitted')).toEqual(['task.submitted']);
    const judged = await take(people.manager, await take(people.manager, submitted, 'accept'), 'evaluate', { quality: 'C' });
    await take(people.vtl, judged, 'appeal', { text: 'Xem lại chất lượng' });
    await test.settle();
    expect([await told(leader, own.id), (await told(people.manager, own.id)).includes('task.appealed'), await told(narrow, own.id)]).toEqual([['task.appealed'], true, []]);
  });

  it('tell the unit that gave a child task, and not the side above it', async () => {
    const { so } = test.province.orgs;
    const parent = await take(people.so, (await assignWith(test, people.operator, { leadOrgId: so })).body, 'start');
    const child = (await people.so.send<Task>('POST', `/api/tasks/${parent.id}/children`, {
      title: 'Rà soát tại xã', content: null, priority: 'thuong', sectorCode: 'HTS', leadOrgId: test.province.orgs['ub-nam'], coordinatingOrgIds: [], requiredResult: 'Danh sách', dueAt: parent.dueAt, subject: null,
    }, ifMatch(parent.version))).body;
    const commune = await test.as('xa.nam');
    await take(commune, await take(commune, child, 'start'), 'submit', { text: 'Xong' });
    await test.settle();
    expect([(await told(people.so, child.id)).filter((code) => code === 'task.submitted'), await told(people.manager, child.id)]).toEqual([['task.submitted'], []]);
  });

  it('reach the sockets of the person they are for and of nobody else, live and when missed', async () => {
    const [mine, mineToo, sameRights, others] = await Promise.all(
      [people.vtl, await test.signIn('vtl'), people.operator2, people.so].map(async (person) => listenTo(person.socket())),
    );
    const cursor = await headOf(test);
    await assignWith(test, people.operator);
    await test.settle();
    const head = await headOf(test);
    await Promise.all([mine, mineToo, sameRights, others].map(async (one) => one?.reached(head)));
    const heard = (one: typeof mine) => one?.heard.filter(({ name }) => name === 'notification.added').length;
    expect([mine, mineToo, sameRights, others].map(heard)).toEqual([1, 1, 0, 0]);
    // Nothing of the others' packet is missing in a person's own.
    expect(mine?.heard.map(({ name }) => name)).toEqual(['task.assigned', 'notification.added']);
    expect(sameRights?.heard.map(({ name }) => name)).toEqual(['task.assigned']);
    const missed = await Promise.all([people.vtl, people.operator2, people.operator].map(async (person) => {
      const { events } = (await person.get<{ events: { name: string }[] }>(`/api/events?after=${cursor}`)).body;
      return events.filter(({ name }) => name.startsWith('notification.')).length;
    }));
    expect(missed).toEqual([1, 0, 0]);
    const answer = await ask(people.operator2.socket(), cursor);
    expect('events' in answer && answer.events.map(({ name }) => name)).toEqual(['task.assigned']);
  });

  it('quote a comment as it reads by now, on open screens too, and no more once it was taken back', async () => {
    const task = (await assignWith(test, people.operator)).body;
    const path = `/api/tasks/${task.id}/comments`;
    const quoted = async () => (await board(people.operator)).notifications.filter(({ taskId, code }) => taskId === task.id && code === 'commented').map(({ params }) => params.text);
    const said = (await people.vtl.send<TaskComment>('POST', path, { text: 'Trạm ở nhà ông An' })).body;
    await test.settle();
    expect(await quoted()).toEqual(['Trạm ở nhà ông An']);
    const mine = await listenTo(people.operator.socket());
    const others = await listenTo(people.so.socket());
    const edited = (await people.vtl.send<TaskComment>('PATCH', `${path}/${said.id}`, { text: 'Trạm ở đỉnh đồi' }, ifMatch(said.version))).body;
    await test.settle();
    expect(await quoted()).toEqual(['Trạm ở đỉnh đồi']);
    expect((await people.vtl.send('DELETE', `${path}/${edited.id}`)).status).toBe(200);
    await test.settle();
    expect(await quoted()).toEqual([null]);
    const head = await headOf(test);
    await Promise.all([mine.reached(head), others.reached(head)]);
    const heard = (one: typeof mine) => one.heard.flatMap((event) => (event.name === 'notification.corrected' ? [event.data.text] : []));
    expect([heard(mine), heard(others)]).toEqual([['Trạm ở đỉnh đồi', null], []]);
  });

  it('are drawn once, by two nodes and from an event that is heard a second time', async () => {
    await test.another();
    const task = (await assignWith(test, people.operator)).body;
    await test.settle();
    await test.transactions.query(`update event_cursors set seq = seq - 2 where name = 'notifications'`);
    await test.settle();
    expect(await told(people.vtl, task.id)).toEqual(['task.assigned']);
  });

  it('are read in all browsers of the person at once, one or all until a moment', async () => {
    const elsewhere = await test.signIn('vtl');
    const tasks = [(await assignWith(test, people.operator)).body, (await assignWith(test, people.operator)).body];
    await test.settle();
    const before = await board(people.vtl);
    const { heard, reached } = await listenTo(elsewhere.socket());
    const stranger = await listenTo(people.so.socket());
    const one = before.notifications.find(({ taskId }) => taskId === tasks[0]?.id);
    expect((await people.vtl.send('POST', '/api/notifications/read', { id: one?.id })).body).toEqual({ read: 1 });
    expect((await people.vtl.send('POST', '/api/notifications/read', { id: one?.id })).body).toEqual({ read: 0 });
    expect((await board(elsewhere)).unread).toBe(before.unread - 1);
    test.clock.advance(60_000);
    const late = (await assignWith(test, people.operator)).body;
    await test.settle();
    const moment = new Date(test.clock.now().getTime() - 1_000).toISOString();
    expect((await people.vtl.send('POST', '/api/notifications/read', { until: moment })).body).toEqual({ read: before.unread - 1 });
    await reached(await headOf(test));
    await stranger.reached(await headOf(test));
    expect(heard.flatMap((event) => (event.name === 'notification.read' ? [event.data] : []))).toMatchObject([
      { id: one?.id, until: null, count: 1 }, { id: null, until: moment, count: before.unread - 1 },
    ]);
    expect(stranger.heard.filter(({ name }) => name.startsWith('notification.'))).toEqual([]);
    const after = await board(elsewhere);
    expect({ unread: after.unread, first: after.notifications[0]?.taskId }).toEqual({ unread: 1, first: late.id });
    const page = (await elsewhere.get<NotificationPage>('/api/notifications?unread=true')).body;
    expect({ total: page.total, ids: page.data.map(({ taskId }) => taskId) }).toEqual({ total: 1, ids: [late.id] });
  });

  it('of another person cannot be read, nor marked', async () => {
    const [own] = (await board(people.vtl)).notifications;
    expect((await board(people.so)).notifications.filter(({ id }) => id === own?.id)).toEqual([]);
    expect(await people.so.send('POST', '/api/notifications/read', { id: own?.id })).toMatchObject({ status: 404, body: { code: 'notification.not-found' } });
    expect((await people.vtl.send('POST', '/api/notifications/read', { id: own?.id })).status).toBe(200);
    for (const body of [{}, { id: own?.id, until: '2026-11-23T00:00:00Z' }]) expect((await people.vtl.send('POST', '/api/notifications/read', body)).status).toBe(422);
  });

  it('are seen no longer by whoever lost the scope, and not heard of', async () => {
    const task = (await assignWith(test, people.operator, { leadOrgId: test.province.orgs['ub-bac'] })).body;
    await test.settle();
    expect(await told(people['xa.bac'], task.id)).toEqual(['task.assigned']);
    const cursor = (await headOf(test)) - 2;
    const { unread } = await board(people['xa.bac']);
    await test.transactions.query(`update users set unit_ids = '{}', org_ids = $1 where username = 'xa.bac'`, [[test.province.orgs.so]]);
    test.clock.advance(2_000);
    expect(await told(people['xa.bac'], task.id)).toEqual([]);
    expect(unread).toBe(1);
    expect((await board(people['xa.bac'])).unread).toBe(0);
    const { events } = (await people['xa.bac'].get<{ events: { name: string }[] }>(`/api/events?after=${cursor}`)).body;
    expect(events.filter(({ name }) => name === 'notification.added')).toEqual([]);
    await take(people.manager, task, 'cancel', { text: 'Giao nhầm' });
    await test.settle();
    const [count] = await test.transactions.query<{ n: number }>(`select count(*) as n from notifications n join users u on u.id = n.user_id where n.task_id = $1 and u.username = 'xa.bac'`, [task.id]);
    expect(count?.n).toBe(1);
    await until(async () => (await board(people['xa.bac'])).seq >= cursor);
  });
});
