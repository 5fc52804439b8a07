import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import type { TaskPart } from '@ioc/shared/task-parts';
import type { TaskWaiting, WaitingKind } from '@ioc/shared/task-waiting';
import type { Task, TaskStep } from '@ioc/shared/tasks';
import { assignWith, dayMs, ifMatch } from './builders.js';
import { startTestApp, type Person, type TestApp } from './test-app.js';

describe('what waits for somebody', () => {
  let test: TestApp;
  let operator: Person;
  let manager: Person;
  let leader: Person;
  let officer: Person;
  let helper: Person;
  const inDays = (days: number) => new Date(test.clock.now().getTime() + days * dayMs).toISOString();
  const step = async (person: Person, { id, version }: Task, name: TaskStep, body: object = {}): Promise<Task> => {
    const answer = await person.send<Task>('POST', `/api/tasks/${id}/steps`, { step: name, ...body }, ifMatch(version));
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const given = async (wish: Parameters<typeof assignWith>[2] = {}): Promise<Task> => (await assignWith(test, operator, { dueAt: inDays(40), ...wish })).body;
  const started = async (wish: Parameters<typeof assignWith>[2] = {}): Promise<Task> => step(officer, await given(wish), 'start');
  const extend = async (person: Person, { id, version }: Task, body: object): Promise<Task> => (await person.send<Task>('POST', `/api/tasks/${id}/extensions`, body, ifMatch(version))).body;
  const part = async (person: Person, { id, version }: Task, body: object): Promise<Task> =>
    (await person.send<Task>('POST', `/api/tasks/${id}/parts/${test.province.orgs.so}/steps`, body, ifMatch(version))).body;
  /** Under which kind it waits for this person; null = it does not. The list says the same as the groups. */
  const kindFor = async (person: Person, { id }: Task, more = ''): Promise<WaitingKind | null> => {
    const { groups } = (await person.get<TaskWaiting>(`/api/tasks/waiting${more}`)).body;
    const kind = groups.find(({ tasks }) => tasks.some((task) => task.id === id))?.kind ?? null;
    const listed = (await person.get<Page<Task>>(`/api/tasks?ids=${id}&waitingFor=me`)).body.total;
    if (!more) expect(listed).toBe(kind === null ? 0 : 1);
    if (kind !== null) expect((await person.get<Page<Task>>(`/api/tasks?ids=${id}&waiting=${kind}`)).body.total).toBe(1);
    return kind;
  };
  const forget = () => test.transactions.query(`update tasks set state = 'cancelled', suspended_at = null, suspended_from = null`);

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    [operator, manager, leader, officer, helper] = await Promise.all([test.as('operator'), test.as('manager'), test.as('leader'), test.as('vtl'), test.as('so')]);
  });
  beforeEach(async () => {
    await forget();
    test.clock.advance(1_000);
  });
  afterAll(() => test.close());

  it('is work to receive for the lead unit, and for nobody else', async () => {
    const task = await given({ coordinatingOrgIds: [test.province.orgs.so] });
    expect(await kindFor(officer, task)).toBe('receive');
    for (const person of [operator, manager, leader, helper]) expect(await kindFor(person, task)).toBeNull();
    expect(await kindFor(officer, await step(officer, task, 'receive'))).toBeNull();
  });

  it('is what is overdue, due today and due this week in the days of Vietnam', async () => {
    // The clock of tests stands at nine on a Monday morning in Vietnam, give or take some minutes.
    const hours = (count: number) => inDays(count / 24);
    const tasks = await Promise.all([started({ dueAt: hours(1) }), started({ dueAt: hours(14.5) }), started({ dueAt: hours(16) }), started({ dueAt: hours(158) }), started({ dueAt: hours(160) })]);
    test.clock.advance(2 * 3_600_000);
    const kinds = [];
    for (const task of tasks) kinds.push(await kindFor(officer, task));
    expect(kinds).toEqual(['overdue', 'due_today', 'due_week', 'due_week', null]);
  });

  it('is a result that was sent back, until it is submitted again', async () => {
    const submitted = await step(officer, await started(), 'submit', { text: 'Xong' });
    expect([await kindFor(officer, submitted), await kindFor(manager, submitted)]).toEqual([null, 'acceptance']);
    const back = await step(manager, submitted, 'send_back', { text: 'Thiếu ảnh' });
    expect([await kindFor(officer, back), await kindFor(manager, back)]).toEqual(['rework', null]);
    expect(await kindFor(officer, await step(officer, back, 'submit', { text: 'Đã bổ sung' }))).toBeNull();
  });

  it('is an extension to decide, then another date to answer', async () => {
    const asked = await extend(officer, await started(), { step: 'request', dueAt: inDays(50), text: 'Chờ thiết bị' });
    expect([await kindFor(officer, asked), await kindFor(manager, asked), await kindFor(operator, asked)]).toEqual([null, 'extension', null]);
    const countered = await extend(manager, asked, { step: 'counter', dueAt: inDays(45) });
    expect([await kindFor(officer, countered), await kindFor(manager, countered)]).toEqual(['counter', null]);
  });

  it('is a draft to approve, a task that came back and an appeal, never for whoever asked', async () => {
    const draft = await step(manager, await given({ asDraft: true }), 'submit_for_approval');
    expect([await kindFor(manager, draft), await kindFor(leader, draft), await kindFor(officer, draft)]).toEqual([null, 'approval', null]);
    const returned = await step(officer, await given(), 'return', { text: 'Không phải việc của chúng tôi' });
    expect([await kindFor(officer, returned), await kindFor(manager, returned)]).toEqual([null, 'returned']);
    const done = await step(manager, await step(manager, await step(officer, await started(), 'submit', { text: 'Xong' }), 'accept'), 'evaluate', { quality: 'C' });
    expect(await kindFor(leader, done)).toBeNull();
    const appealed = await step(officer, done, 'appeal', { text: 'Xem lại chất lượng' });
    expect([await kindFor(leader, appealed), await kindFor(manager, appealed), await kindFor(officer, appealed)]).toEqual(['appeal', null, null]);
  });

  it('is a result to evaluate for whoever judges, with the moment to do it by', async () => {
    const submitted = await step(officer, await started(), 'submit', { text: 'Xong' });
    const done = await step(manager, submitted, 'accept');
    expect([await kindFor(manager, done), await kindFor(leader, done), await kindFor(officer, done), await kindFor(operator, done)]).toEqual(['evaluation', 'evaluation', null, null]);
    const { groups } = (await manager.get<TaskWaiting>('/api/tasks/waiting')).body;
    expect(groups.find(({ kind }) => kind === 'evaluation')?.tasks[0]).toMatchObject({ id: done.id, moment: { dueAt: done.evaluateBy, warnAt: null } });
    expect(await kindFor(manager, await step(manager, done, 'evaluate', { quality: 'A' }))).toBeNull();
    const again = await step(manager, await step(manager, await step(officer, await started(), 'submit', { text: 'Xong' }), 'accept'), 'reopen', { text: 'Chưa đạt' });
    expect(again.evaluateBy).toBeNull();
    expect(await kindFor(manager, again)).toBeNull();
  });

  it('is the part of a unit with its own term, those due first in front', async () => {
    const { so } = test.province.orgs;
    const withPart = (days: number) => started({ coordinatingOrgIds: [so], parts: [{ orgId: so, required: 'Cung cấp số liệu', dueAt: inDays(days), isMandatory: true }] });
    const [later, sooner] = [await withPart(9), await withPart(2)];
    const { groups } = (await helper.get<TaskWaiting>('/api/tasks/waiting')).body;
    const tasks = groups.find(({ kind }) => kind === 'part')?.tasks ?? [];
    expect(tasks.map(({ id }) => id)).toEqual([sooner.id, later.id]);
    const [part] = (await helper.get<TaskPart[]>(`/api/tasks/${sooner.id}/parts`)).body;
    expect(tasks[0]?.moment).toEqual({ dueAt: part?.dueAt, warnAt: part?.warnAt });
    expect(part?.warnAt).not.toBeNull();
  });

  it('is the part of a coordinating unit, then its report for those who judge it', async () => {
    const { so } = test.province.orgs;
    const task = await started({ coordinatingOrgIds: [so], parts: [{ orgId: so, required: 'Cung cấp số liệu', dueAt: null, isMandatory: true }] });
    expect([await kindFor(helper, task), await kindFor(officer, task)]).toEqual(['part', null]);
    const reported = await part(helper, task, { step: 'report', text: 'Đã gửi' });
    expect([await kindFor(helper, reported), await kindFor(officer, reported), await kindFor(manager, reported)]).toEqual([null, 'part_report', 'part_report']);
  });

  it('stands once, counts all and sends the first ten, the longest waiting in front', async () => {
    const tasks: Task[] = [];
    for (let made = 0; made < 12; made += 1) {
      tasks.push(await given());
      test.clock.advance(60_000);
    }
    const { body } = await officer.get<TaskWaiting>('/api/tasks/waiting');
    expect(body).toMatchObject({ total: 12, groups: [{ kind: 'receive', total: 12 }] });
    expect(body.groups[0]?.tasks.map(({ id }) => id)).toEqual(tasks.slice(0, 10).map(({ id }) => id));
    expect((await officer.get<Page<Task>>('/api/tasks?waiting=receive&perPage=1')).body.total).toBe(12);
  });

  it('is narrowed to what somebody is named for', async () => {
    const [mine, other] = [await given(), await given()];
    const { vtl } = test.province.users as Record<string, string>;
    await officer.send('POST', `/api/tasks/${mine.id}/focal`, { userId: vtl }, ifMatch(mine.version));
    const mineOnly = `?focalUserId=${vtl}`;
    expect([await kindFor(officer, mine, mineOnly), await kindFor(officer, other, mineOnly)]).toEqual(['receive', null]);
  });

  it('is the own unit\'s work alone for whoever watches over others, who still see and may take it', async () => {
    const { so, vtl } = test.province.orgs;
    await test.transactions.query(`update users set org_ids = $1 where username = 'so'`, [[so, vtl]]);
    const department = await test.signIn('so');
    const [theirs, late, own] = [await given(), await started({ dueAt: inDays(1 / 24) }), await given({ leadOrgId: so })];
    test.clock.advance(2 * 3_600_000);
    expect([await kindFor(officer, theirs), await kindFor(officer, late), await kindFor(officer, own)]).toEqual(['receive', 'overdue', null]);
    expect([await kindFor(department, theirs), await kindFor(department, late), await kindFor(department, own)]).toEqual([null, null, 'receive']);
    expect((await department.get<Page<Task>>(`/api/tasks?ids=${theirs.id}`)).body.total).toBe(1);
    expect((await step(department, theirs, 'receive')).state).toBe('received');
    await test.transactions.query(`update users set org_id = null where username = 'so'`);
    expect(await kindFor(await test.signIn('so'), late)).toBe('overdue');
    await test.transactions.query(`update users set org_id = $1, org_ids = $2 where username = 'so'`, [so, [so]]);
  });

  it('ends where the scope of the reader does', async () => {
    const task = await given({ sectorCode: 'YTE' });
    await test.transactions.query(`update users set sector_codes = '{HTS}' where username = 'vtl'`);
    const narrowed = await test.signIn('vtl');
    expect(await kindFor(narrowed, task)).toBeNull();
    await test.transactions.query(`update users set sector_codes = '{}' where username = 'vtl'`);
    expect(await kindFor(await test.signIn('vtl'), task)).toBe('receive');
  });
});
