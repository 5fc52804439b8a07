import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nowhere, type Grant } from '@ioc/shared/access';
import type { FieldChange } from '@ioc/shared/changes';
import type { LiveEvent } from '@ioc/shared/events';
import type { Page } from '@ioc/shared/list';
import type { TaskView } from '@ioc/shared/task-views';
import { mayHear } from '#platform/events';
import { headOf, ifMatch } from '../../testing/builders.js';
import { listenTo, startTestApp, type Person, type TestApp } from '../../testing/test-app.js';

describe('saved views of tasks', () => {
  let test: TestApp;
  const save = (person: Person, wish: Record<string, unknown> = {}) =>
    person.send<TaskView>('POST', '/api/task-views', { name: 'Việc quá hạn', view: 'board', filter: { deadline: ['overdue'], q: 'trạm' }, ...wish });
  const namesOf = async (person: Person) => (await person.get<Page<TaskView>>('/api/task-views')).body.data.map(({ name }) => name);

  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('are seen by whom they are shared with, and by nobody else', async () => {
    const [manager, officer] = [await test.as('manager'), await test.as('vtl')];
    await save(manager, { name: 'Riêng' });
    await save(manager, { name: 'Của cơ quan', audience: 'organisation' });
    await save(manager, { name: 'Chung', audience: 'everybody' });
    expect(await namesOf(manager)).toEqual(['Chung', 'Của cơ quan', 'Riêng']);
    expect(await namesOf(await test.as('operator'))).toEqual(['Chung', 'Của cơ quan']);
    expect(await namesOf(officer)).toEqual(['Chung']);
  });

  it('are put before everybody only by whoever may', async () => {
    const operator = await test.as('operator');
    expect(await save(operator, { audience: 'everybody' })).toMatchObject({ status: 403, body: { code: 'access.not-permitted' } });
    const own = await save(operator);
    expect(own.status).toBe(201);
    expect((await operator.send('PATCH', `/api/task-views/${own.body.id}`, { audience: 'everybody' }, ifMatch(1))).status).toBe(403);
    expect((await operator.send('PATCH', `/api/task-views/${own.body.id}`, { audience: 'organisation' }, ifMatch(1))).body).toMatchObject({ audience: 'organisation', version: 2 });
  });

  it('are changed and deleted by their owner alone, as the owner saw them', async () => {
    const [manager, operator] = [await test.as('manager'), await test.as('operator')];
    const view = (await save(manager, { name: 'Tuần này', audience: 'everybody' })).body;
    const path = `/api/task-views/${view.id}`;
    expect(await operator.send('PATCH', path, { name: 'Khác' }, ifMatch(1))).toMatchObject({ status: 403, body: { code: 'task-view.not-yours' } });
    expect(await operator.send('DELETE', path, undefined, ifMatch(1))).toMatchObject({ status: 403 });
    expect((await manager.send('PATCH', path, { name: 'Tuần tới' }, ifMatch(1))).body).toMatchObject({ name: 'Tuần tới', version: 2 });
    expect(await manager.send('PATCH', path, { name: 'Tuần sau' }, ifMatch(1))).toMatchObject({ status: 409, body: { code: 'request.version-stale', current: { name: 'Tuần tới' } } });
    expect((await manager.send('DELETE', path, undefined, ifMatch(2))).status).toBe(204);
    expect((await manager.send('DELETE', path, undefined, ifMatch(2))).status).toBe(404);
  });

  it('tell those who are limited to a sector as they tell the others of their place', async () => {
    const [manager, media, officer] = [await test.as('manager'), await test.as('manager.tttt'), await test.as('vtl')];
    const [limited, elsewhere] = [await listenTo(media.socket()), await listenTo(officer.socket())];
    const own = (await save(manager, { name: 'Của phòng', audience: 'organisation' })).body;
    const all = (await save(manager, { name: 'Của mọi người', audience: 'everybody' })).body;
    await manager.send('DELETE', `/api/task-views/${all.id}`, undefined, ifMatch(1));
    const head = await headOf(test);
    await Promise.all([limited.reached(head), elsewhere.reached(head)]);
    const told = ({ heard }: typeof limited) => heard.filter(({ name }) => name.startsWith('task-view.')).map(({ name, data }) => [name, data]);
    const ofAll = [['task-view.saved', { id: all.id }], ['task-view.removed', { id: all.id }]];
    expect([told(limited), told(elsewhere)]).toEqual([[['task-view.saved', { id: own.id }], ...ofAll], ofAll]);
    expect(await namesOf(media)).toContain('Của phòng');
  });

  it('lift no other limit of those people: not that of their place, and not that of other events', async () => {
    const { vtl, ioc } = test.province.orgs;
    const grants: Grant[] = [{ role: 'unit_officer', permissions: ['task:read'], scope: { everywhere: false, unitIds: [], orgIds: [vtl], sectorCodes: ['TTTT'] } }];
    const hears = (name: 'task-view.saved' | 'task.updated', orgId: string) =>
      mayHear({ id: null, grants }, { event: { name } as LiveEvent, place: { ...nowhere, orgIds: [orgId] }, addresseeId: null });
    expect([hears('task-view.saved', vtl), hears('task-view.saved', ioc), hears('task.updated', vtl)]).toEqual([true, false, false]);
  });

  it('tell whom they are shared with when they come, change and go, and keep who did it; private ones tell nobody', async () => {
    const [manager, operator, officer] = [await test.as('manager'), await test.as('operator'), await test.as('vtl')];
    const [office, unit] = [await listenTo(operator.socket()), await listenTo(officer.socket())];
    const view = (await save(manager, { name: 'Báo tin' })).body;
    const patch = (body: object, version: number) => manager.send<TaskView>('PATCH', `/api/task-views/${view.id}`, body, ifMatch(version));
    await patch({ audience: 'everybody' }, 1);
    await patch({ audience: 'organisation', name: 'Báo tin cơ quan' }, 2);
    await patch({ audience: 'private' }, 3);
    await patch({ name: 'Lại kín' }, 4);
    await patch({ audience: 'organisation' }, 5);
    await manager.send('DELETE', `/api/task-views/${view.id}`, undefined, ifMatch(6));
    const head = await headOf(test);
    await Promise.all([office.reached(head), unit.reached(head)]);
    const told = ({ heard }: typeof office) => heard.filter(({ name }) => name.startsWith('task-view.')).map(({ name, data }) => [name, data]);
    const [saved, removed] = [['task-view.saved', { id: view.id }], ['task-view.removed', { id: view.id }]];
    expect(told(office)).toEqual([saved, saved, saved, saved, removed]);
    // What it was everybody's until now, and then no more.
    expect(told(unit)).toEqual([saved, saved]);
    const kept = await test.transactions.query<{ by: string; changes: FieldChange[] }>(
      `select actor_id as by, changes from events where record_id = $1 order by seq`, [view.id]);
    expect(new Set(kept.map(({ by }) => by))).toEqual(new Set([test.province.users['manager']]));
    expect(kept.map(({ changes }) => changes.map(({ field, to }) => `${field} ${String(to)}`))).toEqual([
      ['audience everybody'], ['name Báo tin cơ quan', 'audience organisation'], ['audience private'], ['audience organisation'], [],
    ]);
  });

  it('of others that are private do not exist', async () => {
    const view = (await save(await test.as('manager'), { name: 'Kín' })).body;
    expect(await (await test.as('operator')).send('PATCH', `/api/task-views/${view.id}`, { name: 'Khác' }, ifMatch(1))).toMatchObject({ status: 404, body: { code: 'task-view.not-found' } });
    expect(await (await test.as('operator')).send('POST', '/api/task-views/default', { id: view.id })).toMatchObject({ status: 404 });
  });

  it('hold what a list can be asked for and nothing else', async () => {
    const manager = await test.as('manager');
    for (const filter of [{ deadline: ['gone'] }, { colour: 'red' }, { page: '3' }, { leadOrgId: 'x' }]) {
      expect(await save(manager, { name: 'Lạ', filter })).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    }
    expect((await save(manager, { name: 'Trùng' })).status).toBe(201);
    expect(await save(manager, { name: 'TRÙNG' })).toMatchObject({ status: 409, body: { code: 'task-view.name-taken' } });
    expect((await save(await test.as('leader'), { name: 'Trùng' })).status).toBe(201);
  });

  it('open the tasks for each person with the one chosen, as long as it is shared', async () => {
    const [manager, officer] = [await test.as('manager'), await test.as('vtl')];
    const view = (await save(manager, { name: 'Mặc định', audience: 'everybody' })).body;
    const chosen = async (person: Person) => (await person.get<Page<TaskView>>('/api/task-views')).body.data.find(({ isDefault }) => isDefault)?.id ?? null;
    expect((await officer.send('POST', '/api/task-views/default', { id: view.id })).body).toEqual({ id: view.id });
    expect([await chosen(officer), await chosen(manager)]).toEqual([view.id, null]);
    await manager.send('PATCH', `/api/task-views/${view.id}`, { audience: 'private' }, ifMatch(1));
    expect(await chosen(officer)).toBeNull();
    await manager.send('POST', '/api/task-views/default', { id: view.id });
    await manager.send('POST', '/api/task-views/default', { id: null });
    expect(await chosen(manager)).toBeNull();
  });
});
