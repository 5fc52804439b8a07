import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChecklistLine } from '@ioc/shared/task-checklist';
import type { Page } from '@ioc/shared/list';
import type { TaskPart } from '@ioc/shared/task-parts';
import type { TaskTemplate } from '@ioc/shared/task-templates';
import type { CreateTaskTemplate } from '@ioc/shared/task-templates.input';
import { assignWith, headOf, ifMatch, withoutNotices } from '../../testing/builders.js';
import { listenTo, startTestApp, type Person, type TestApp } from '../../testing/test-app.js';

describe('templates of tasks', () => {
  let test: TestApp;
  let manager: Person;

  const body = (more: Partial<CreateTaskTemplate> = {}) => ({
    name: 'Báo cáo tuần đài truyền thanh', title: 'Báo cáo tuần {tuần}', content: null, requiredResult: 'Báo cáo', priority: 'thuong', sectorCode: 'TTTT', ...more,
  });
  const weekly = (...leadOrgIds: string[]) => ({ rhythm: { every: 'week' as const, weekdays: [5] }, firstOn: '2026-11-23', lastOn: null, count: null, giveDaysBefore: 1, ifDayOff: 'next' as const, leadOrgIds });
  const create = (person: Person, more: Partial<CreateTaskTemplate> = {}) => person.send<TaskTemplate>('POST', '/api/task-templates', body(more));
  const step = (person: Person, { id, version }: TaskTemplate, name: string) => person.send<TaskTemplate>('POST', `/api/task-templates/${id}/steps`, { step: name }, ifMatch(version));

  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.as('manager');
  });
  afterAll(() => test.close());

  it('are made, changed and ended by who gives work, heard of by them alone, and one version at a time', async () => {
    const [operator, officer] = [await test.as('operator'), await test.as('vtl')];
    const [giver, other] = [await listenTo(operator.socket()), await listenTo(officer.socket())];
    const { status, body: made } = await create(manager, { checklist: ['Kiểm tra loa', 'Kiểm tra cụm thu'] });
    expect({ status, made }).toMatchObject({ status: 201, made: { code: expect.stringMatching(/^MAU-\d{4}$/) as unknown, orgName: 'Trung tâm IOC', recurrence: null, giverId: null, version: 1, checklist: ['Kiểm tra loa', 'Kiểm tra cụm thu'] } });
    const changed = await operator.send<TaskTemplate>('PATCH', `/api/task-templates/${made.id}`, { termDays: 5, reviewEvery: 'week' }, ifMatch(1));
    // A term makes reviewing needless.
    expect(changed.body).toMatchObject({ termDays: 5, reviewEvery: null, version: 2 });
    expect(await manager.send('PATCH', `/api/task-templates/${made.id}`, { name: 'Tên khác' }, ifMatch(1))).toMatchObject({ status: 409, body: { code: 'request.version-stale' } });
    expect(await step(manager, changed.body, 'pause')).toMatchObject({ status: 409, body: { code: 'task-template.step-refused' } });
    const ended = await step(manager, changed.body, 'end');
    expect(ended.body.endedAt).not.toBeNull();
    expect(await manager.send('PATCH', `/api/task-templates/${made.id}`, { name: 'Tên khác' }, ifMatch(3))).toMatchObject({ status: 409, body: { code: 'task-template.ended' } });
    await giver.reached(await headOf(test));
    await other.reached(await headOf(test));
    expect(withoutNotices(giver.heard).map(({ name }) => name)).toEqual(['task-template.created', 'task-template.updated', 'task-template.ended']);
    expect(withoutNotices(other.heard)).toEqual([]);
    for (const name of ['vtl', 'auditor', 'admin']) {
      const person = await test.as(name);
      expect(await person.get('/api/task-templates')).toMatchObject({ status: 403 });
      expect(await create(person)).toMatchObject({ status: 403, body: { code: 'access.not-permitted' } });
    }
  });

  it('are found without accents and by state, within the sectors of who looks', async () => {
    const { orgs } = test.province;
    const { body: radio } = await create(manager, { name: 'Kiểm tra cụm loa', recurrence: weekly(orgs['ub-bac']) });
    const { body: mast } = await create(manager, { name: 'Kiểm tra cột ăng ten', sectorCode: 'HTS' });
    const found = async (person: Person, query: string) => (await person.get<Page<TaskTemplate>>(`/api/task-templates?${query}`)).body.data.map(({ id }) => id);
    expect(await found(manager, 'q=kiem+tra&sort=name')).toEqual([mast.id, radio.id]);
    expect(await found(manager, 'q=kiem+tra&state=recurring,stopped')).toEqual([radio.id]);
    expect(await found(manager, 'q=kiem+tra&state=plain')).toEqual([mast.id]);
    expect(await found(manager, 'state=paused')).toEqual([]);
    const media = await test.as('manager.tttt');
    expect(await found(media, 'q=kiem+tra')).toEqual([radio.id]);
    expect(await media.get(`/api/task-templates/${mast.id}`)).toMatchObject({ status: 404, body: { code: 'task-template.not-found' } });
    expect(await media.send('PATCH', `/api/task-templates/${radio.id}`, { sectorCode: 'HTS' }, ifMatch(1))).toMatchObject({ status: 403 });
    expect(await create(media, { sectorCode: 'HTS' })).toMatchObject({ status: 403 });
  });

  it('that recur pass the gate, name units that may lead, and belong to whoever set the recurrence or let it go on', async () => {
    const { orgs, users } = test.province;
    const unclear = await create(manager, { requiredResult: null, originKind: 'document', recurrence: weekly(orgs.so) });
    expect(unclear).toMatchObject({ status: 422, body: { code: 'task.not-clear' } });
    expect((unclear.body as unknown as { fields: { path: string }[] }).fields.map(({ path }) => path)).toEqual(['requiredResult', 'docNumber', 'docDate', 'docIssuer', 'docSubject']);
    expect(await create(manager, { recurrence: weekly(orgs.so, orgs.ioc) })).toMatchObject({
      status: 422, body: { code: 'task.lead-cannot-lead', fields: [{ path: 'recurrence.leadOrgIds', message: 'Không làm đơn vị chủ trì được: Trung tâm IOC.' }] },
    });
    expect(await create(manager, { title: 'Báo cáo {kỳ}' })).toMatchObject({ status: 422, body: { code: 'request.invalid', fields: [{ path: 'title' }] } });
    const { body: made } = await create(manager, { recurrence: weekly(orgs.so) });
    expect(made).toMatchObject({ giverId: users['manager'], recurrence: { ifDayOff: 'next', leadOrgIds: [orgs.so] } });
    const operator = await test.as('operator');
    const patch = (person: Person, version: number, change: object) => person.send<TaskTemplate>('PATCH', `/api/task-templates/${made.id}`, change, ifMatch(version));
    expect((await patch(operator, 1, { name: 'Báo cáo tuần của xã' })).body.giverId).toBe(users['manager']);
    expect((await patch(operator, 2, { recurrence: weekly(orgs.so) })).body.giverId).toBe(users['manager']);
    const taken = await patch(operator, 3, { recurrence: weekly(orgs.so, orgs.vtl) });
    expect(taken.body.giverId).toBe(users['operator']);
    const paused = await step(operator, taken.body, 'pause');
    const resumed = await step(manager, paused.body, 'resume');
    expect([paused.body.pausedAt !== null, resumed.body.pausedAt, resumed.body.giverId]).toEqual([true, null, users['manager']]);
    expect((await patch(manager, resumed.body.version, { recurrence: null })).body).toMatchObject({ recurrence: null, giverId: null });
  });

  it('are made once however often they are sent', async () => {
    const sent = () => manager.send<TaskTemplate>('POST', '/api/task-templates', body({ name: 'Gửi hai lần' }), { 'idempotency-key': 'template-1' });
    const [one, other] = [await sent(), await sent()];
    expect(other.body).toEqual(one.body);
  });

  it('leave a task its lines to tick, whether a person gives it or breaks a larger one down', async () => {
    const { orgs } = test.province;
    const { body: task } = await assignWith(test, manager, { leadOrgId: orgs.so, checklist: ['Việc một', 'Việc hai'], parts: [{ orgId: orgs.vtl, required: 'Số liệu', dueAt: null, isMandatory: true }] });
    const lines = async (id: string) => (await manager.get<ChecklistLine[]>(`/api/tasks/${id}/checklist`)).body.map(({ n, text }) => `${n} ${text}`);
    expect(await lines(task.id)).toEqual(['1 Việc một', '2 Việc hai']);
    expect((await manager.get<TaskPart[]>(`/api/tasks/${task.id}/parts`)).body).toHaveLength(1);
    expect(await assignWith(test, manager, { checklist: ['  '] })).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
  });
});
