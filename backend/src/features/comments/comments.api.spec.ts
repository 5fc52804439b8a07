import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TaskComment, TaskPerson } from '@ioc/shared/comments';
import type { LiveEvent } from '@ioc/shared/events';
import type { Page } from '@ioc/shared/list';
import type { NotificationBoard } from '@ioc/shared/notifications';
import { assignWith, headOf, ifMatch, withoutNotices } from '../../testing/builders.js';
import { listenTo, startTestApp, type Answer, type Person, type TestApp } from '../../testing/test-app.js';

describe('comments', () => {
  let test: TestApp;
  let people: Record<'operator' | 'manager' | 'vtl' | 'so' | 'xa.bac' | 'auditor', Person>;
  let task: string;
  const add = (person: Person, text: string, headers?: Record<string, string>, taskId = task): Promise<Answer<TaskComment>> =>
    person.send<TaskComment>('POST', `/api/tasks/${taskId}/comments`, { text }, headers);
  const edit = (person: Person, { id, version }: TaskComment, text: string) => person.send<TaskComment>('PATCH', `/api/tasks/${task}/comments/${id}`, { text }, ifMatch(version));
  const remove = (person: Person, { id }: TaskComment) => person.send<TaskComment>('DELETE', `/api/tasks/${task}/comments/${id}`);
  const list = async (person: Person) => (await person.get<Page<TaskComment>>(`/api/tasks/${task}/comments`)).body;
  const at = (name: string) => `<@${test.province.users[name]}>`;
  const told = async (person: Person) => (await person.get<NotificationBoard>('/api/notifications/board')).body.notifications
    .filter(({ taskId, code }) => taskId === task && (code === 'mentioned' || code === 'commented')).map(({ code, params }) => [code, params.text]);
  const namesOf = (events: readonly LiveEvent[]) => withoutNotices(events).map(({ name }) => name);

  beforeAll(async () => {
    test = await startTestApp();
    const names = ['operator', 'manager', 'vtl', 'so', 'xa.bac', 'auditor'] as const;
    people = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await test.as(name)]))) as typeof people;
  });
  beforeEach(async () => {
    test.clock.advance(1_000);
    task = (await assignWith(test, people.operator)).body.id;
  });
  afterAll(() => test.close());

  it('are said by whoever has a hand in the task, read by whoever may see it, and exist for nobody else', async () => {
    const said = await add(people.vtl, '  Đã cử người lên trạm <b>Bắc</b>  ');
    expect(said).toMatchObject({ status: 201, body: { text: 'Đã cử người lên trạm <b>Bắc</b>', byId: test.province.users['vtl'], orgName: 'Viettel', mentions: [], editedAt: null, removedAt: null } });
    test.clock.advance(1_000);
    expect((await add(people.manager, 'Khẩn trương')).status).toBe(201);
    expect((await list(people.auditor)).data.map(({ text }) => text)).toEqual(['Khẩn trương', said.body.text]);
    expect(await add(people.auditor, 'Tôi có ý kiến')).toMatchObject({ status: 403, body: { code: 'access.not-permitted', params: { permission: 'task:comment' } } });
    for (const answer of [await add(people.so, 'Cho hỏi'), await people.so.get(`/api/tasks/${task}/comments`)]) expect(answer).toMatchObject({ status: 404, body: { code: 'task.not-found' } });
    for (const text of ['', '   ', 'a'.repeat(4_001)]) expect((await add(people.vtl, text)).status).toBe(422);
    expect((await list(people.vtl)).total).toBe(2);
  });

  it('sent again after a lost answer are one', async () => {
    const key = { 'idempotency-key': `noi-${task}` };
    const [first, again] = [await add(people.vtl, 'Đã rõ', key), await add(people.vtl, 'Đã rõ', key)];
    expect(again.body.id).toBe(first.body.id);
    expect((await add(people.vtl, 'Chưa rõ', key)).body).toMatchObject({ code: 'request.key-reused' });
    expect((await list(people.vtl)).total).toBe(1);
  });

  it('on a draft that was dropped are for those who prepared it, as the draft itself', async () => {
    const { body: draft } = await assignWith(test, people.operator, { asDraft: true });
    await people.manager.send('POST', `/api/tasks/${draft.id}/steps`, { step: 'cancel', text: 'Không cần nữa' }, ifMatch(draft.version));
    const [giver, unit] = await Promise.all([people.operator, people.vtl].map(async (person) => listenTo(person.socket())));
    expect((await add(people.manager, 'Đã có nhiệm vụ khác', {}, draft.id)).status).toBe(201);
    const head = await headOf(test);
    await Promise.all([giver, unit].map(async (one) => one?.reached(head)));
    expect([namesOf(giver?.heard ?? []).at(-1), namesOf(unit?.heard ?? [])]).toEqual(['comment.added-to-draft', []]);
    expect(await add(people.manager, `Nhờ ${at('vtl')}`, {}, draft.id)).toMatchObject({ status: 422, body: { code: 'comment.not-mentionable' } });
    expect((await people.manager.get<TaskPerson[]>(`/api/tasks/${draft.id}/people?q=viettel`)).body).toEqual([]);
  });

  it('reach the sockets of whoever may see the task and of nobody else, live and when missed', async () => {
    const [seeing, blind] = await Promise.all([people.vtl, people.so].map(async (person) => listenTo(person.socket())));
    const cursor = await headOf(test);
    const { body } = await add(people.operator, 'Đã báo lãnh đạo');
    const head = await headOf(test);
    await Promise.all([seeing, blind].map(async (one) => one?.reached(head)));
    expect(withoutNotices(seeing?.heard ?? []).map(({ name, data }) => [name, data])).toEqual([['comment.added', expect.objectContaining({ comment: body })]]);
    expect(namesOf(blind?.heard ?? [])).toEqual([]);
    const missed = async (person: Person) => namesOf((await person.get<{ events: LiveEvent[] }>(`/api/events?after=${cursor}`)).body.events);
    expect([await missed(people.vtl), await missed(people.so)]).toEqual([['comment.added'], []]);
  });

  it('on what is only prepared are for those who prepare it', async () => {
    task = (await assignWith(test, people.operator, { asDraft: true })).body.id;
    const [preparing, lead] = await Promise.all([people.manager, people.vtl].map(async (person) => listenTo(person.socket())));
    const said = (await add(people.operator, `Xin ý kiến ${at('manager')}`)).body;
    expect((await edit(people.operator, said, `Xin ý kiến đồng chí ${at('manager')}`)).status).toBe(200);
    await remove(people.operator, said);
    const head = await headOf(test);
    await Promise.all([preparing, lead].map(async (one) => one?.reached(head)));
    expect(namesOf(preparing?.heard ?? [])).toEqual(['comment.added-to-draft', 'comment.edited-on-draft', 'comment.removed-from-draft']);
    expect(lead?.heard).toEqual([]);
    expect(await add(people.operator, `Nhờ ${at('vtl')}`)).toMatchObject({ status: 422, body: { code: 'comment.not-mentionable' } });
    expect((await people.vtl.get(`/api/tasks/${task}/comments`)).status).toBe(404);
  });

  it('are edited by their author for a quarter of an hour; what was said before stays on record', async () => {
    const said = (await add(people.vtl, 'Xong luc 9 gio')).body;
    expect(await edit(people.manager, said, 'Khác')).toMatchObject({ status: 403, body: { code: 'comment.not-yours' } });
    const edited = await edit(people.vtl, said, 'Xong lúc 9 giờ');
    expect(edited).toMatchObject({ status: 200, body: { text: 'Xong lúc 9 giờ', editedAt: test.clock.now().toISOString(), version: 2 } });
    expect(await edit(people.vtl, said, 'Cũ')).toMatchObject({ status: 409, body: { code: 'request.version-stale', current: { text: 'Xong lúc 9 giờ' } } });
    const [kept] = await test.transactions.query<{ changes: unknown }>(`select changes from events where record_id = $1 and name = 'comment.edited'`, [said.id]);
    expect(kept?.changes).toEqual([{ field: 'text', from: 'Xong luc 9 gio', to: 'Xong lúc 9 giờ' }]);
    test.clock.advance(15 * 60_000 + 1);
    expect(await edit(people.vtl, edited.body, 'Xong lúc 10 giờ')).toMatchObject({ status: 409, body: { code: 'comment.edit-too-late' } });
  });

  it('are removed by their author and leave their place, without their words', async () => {
    const said = (await add(people.vtl, `Nhầm nhiệm vụ ${at('operator')}`)).body;
    expect(await remove(people.manager, said)).toMatchObject({ status: 403, body: { code: 'comment.not-yours' } });
    test.clock.advance(3_600_000);
    const removed = await remove(people.vtl, said);
    expect(removed).toMatchObject({ status: 200, body: { text: null, mentions: [], removedAt: test.clock.now().toISOString() } });
    expect((await remove(people.vtl, said)).body).toEqual(removed.body);
    expect((await list(people.manager)).data).toMatchObject([{ id: said.id, text: null }]);
    expect(await edit(people.vtl, removed.body, 'Lại')).toMatchObject({ status: 409, body: { code: 'comment.removed-already' } });
    const other = (await assignWith(test, people.operator)).body.id;
    expect(await people.vtl.send('DELETE', `/api/tasks/${other}/comments/${said.id}`)).toMatchObject({ status: 404, body: { code: 'comment.not-found' } });
  });

  it('mention by id whoever may see the task, and are refused with the field where they name anybody else', async () => {
    const said = await add(people.vtl, `Nhờ ${at('operator')} báo ${at('manager')}`);
    expect(said.body.mentions).toEqual([{ id: test.province.users['operator'], name: 'Trực Ban' }, { id: test.province.users['manager'], name: 'Lãnh Đạo IOC' }]);
    // Somebody out of sight and somebody who does not exist cannot be told apart.
    const refusals = [at('so'), at('xa.bac'), at('admin'), '<@00000000-0000-4000-8000-000000000001>'].map((who) => add(people.vtl, `Hỏi ${who}`));
    const bodies = (await Promise.all(refusals)).map(({ status, body }) => ({ status, ...body, requestId: '' }));
    expect(bodies[0]).toMatchObject({ status: 422, code: 'comment.not-mentionable', fields: [{ path: 'text', code: 'comment.not-mentionable' }] });
    for (const body of bodies) expect(body).toEqual(bodies[0]);
  });

  it('offer those who may see this task, by name without accents, and nobody besides', async () => {
    const found = async (person: Person, q: string) => (await person.get<TaskPerson[]>(`/api/tasks/${task}/people?q=${encodeURIComponent(q)}`)).body.map(({ id }) => id);
    const { users } = test.province;
    const all = await found(people.vtl, '');
    expect(all).toEqual(expect.arrayContaining([users['operator'], users['manager']]));
    for (const name of ['so', 'xa.bac', 'admin', 'vtl', 'nms']) expect(all).not.toContain(users[name]);
    expect(await found(people.vtl, 'lanh dao ioc')).toEqual([users['manager']]);
    expect(await found(people.operator, 'viettel')).toContain(users['vtl']);
    expect((await people.so.get(`/api/tasks/${task}/people?q=a`)).status).toBe(404);
    expect((await people.auditor.get(`/api/tasks/${task}/people?q=a`)).status).toBe(403);
  });

  it('tell whom they mention, once, also when a correction is the first to name them; never their author', async () => {
    const said = (await add(people.vtl, `Nhờ ${at('operator')} và ${at('vtl')}`)).body;
    await edit(people.vtl, said, `Nhờ ${at('operator')} và ${at('manager')}`);
    await test.settle();
    // What it quotes is what it says by now.
    expect(await told(people.operator)).toEqual([['mentioned', 'Nhờ @Trực Ban và @Lãnh Đạo IOC']]);
    expect(await told(people.manager)).toEqual([['mentioned', 'Nhờ @Trực Ban và @Lãnh Đạo IOC']]);
    expect(await told(people.vtl)).toEqual([]);
  });

  it('tell whom a correction names once, also where the comment is told only after it', async () => {
    const before = await headOf(test);
    const said = (await add(people.vtl, 'Nhờ xem giúp')).body;
    await edit(people.vtl, said, `Nhờ ${at('manager')} xem giúp`);
    await test.settle();
    // A node that was away comes to the comment when the correction has made its person a follower.
    await test.transactions.query(`delete from notifications where task_id = $1`, [task]);
    await test.transactions.query(`update event_cursors set seq = $1 where name = 'notifications'`, [before]);
    await test.settle();
    expect(await told(people.manager)).toEqual([['mentioned', 'Nhờ @Lãnh Đạo IOC xem giúp']]);
  });
});
