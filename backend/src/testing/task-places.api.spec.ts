import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PlacedTask, TaskPlaces } from '@ioc/shared/task-places';
import type { Task } from '@ioc/shared/tasks';
import { assignWith, dayMs, ifMatch } from './builders.js';
import { startTestApp, type Person, type TestApp } from './test-app.js';

describe('tasks on the map', () => {
  let test: TestApp;
  let operator: Person;
  const places = async (person: Person, query = '') => (await person.get<TaskPlaces>(`/api/tasks/places${query}`)).body;
  const placeOf = ({ data }: TaskPlaces, { id }: Pick<Task, 'id'>) => data.find((task) => task.id === id);
  const change = (sql: string, ...values: unknown[]) => test.transactions.query(sql, [...values]);
  const close = (place: PlacedTask['place'] | undefined, to: readonly number[]) => {
    expect(place?.[0]).toBeCloseTo(to[0] ?? NaN, 5);
    expect(place?.[1]).toBeCloseTo(to[1] ?? NaN, 5);
  };

  beforeAll(async () => {
    test = await startTestApp({ IOC_MAP_TASKS: '6', IOC_REQUESTS_PER_MINUTE: '100000' });
    operator = await test.as('operator');
  });
  afterAll(() => test.close());

  it('lie at their own place, else at the asset, else at the centre of the commune, and say which', async () => {
    const { assets, units } = test.province;
    const [atAsset, atUnit, own, moved, fallen, nowhere] = [
      (await assignWith(test, operator, { subject: { kind: 'asset', id: assets['bts-bac'] } })).body,
      (await assignWith(test, operator, { subject: { kind: 'unit', id: units.bac } })).body,
      (await assignWith(test, operator)).body, (await assignWith(test, operator)).body, (await assignWith(test, operator)).body, (await assignWith(test, operator)).body,
    ];
    await change(`update admin_units set centre = st_setsrid(st_makepoint(106.5, 22.5), 4326) where id = $1`, units.nam);
    await change(`update tasks set location = st_setsrid(st_makepoint(106.1, 22.6), 4326) where id = $1`, own.id);
    await change(`update tasks set subject_kind = 'asset', subject_id = $2, unit_id = $3 where id = $1`, moved.id, assets['bts-bac'], units.nam);
    await change(`update tasks set unit_id = $2 where id = $1`, fallen.id, units.nam);
    const asked = await places(operator);
    expect([atAsset, atUnit, own, moved, fallen].map((task) => placeOf(asked, task)?.placeKind)).toEqual(['asset', 'unit', 'own', 'asset', 'unit']);
    close(placeOf(asked, own)?.place, [106.1, 22.6]);
    close(placeOf(asked, fallen)?.place, [106.5, 22.5]);
    close(placeOf(asked, atAsset)?.place, atAsset.location ?? []);
    close(placeOf(asked, moved)?.place, atAsset.location ?? []);
    expect(placeOf(asked, nowhere)).toBeUndefined();
    expect(asked).toMatchObject({ total: 6, placed: 5, limit: 6 });
    expect(placeOf(asked, atAsset)).toMatchObject({ code: atAsset.code, title: atAsset.title, state: 'assigned', dueAt: atAsset.dueAt, leadOrgName: atAsset.leadOrgName, version: 1 });
  });

  it('are those of the filter, and are cut where the setting says, those due first', async () => {
    const { units } = test.province;
    const dueAt = (days: number) => new Date(test.clock.now().getTime() + days * dayMs).toISOString();
    const wishes = Array.from({ length: 8 }, (_, n) => ({ title: `Kiểm tra cầu số ${n}`, dueAt: dueAt(20 - n), subject: { kind: 'unit', id: units.bac } as const }));
    for (const wish of wishes) await assignWith(test, operator, wish);
    const found = await places(operator, `?q=${encodeURIComponent('cau so')}`);
    expect(found).toMatchObject({ total: 8, placed: 8, limit: 6 });
    expect(found.data.map(({ title }) => title)).toEqual(wishes.toReversed().slice(0, 6).map(({ title }) => title));
    expect(await places(operator, `?q=${encodeURIComponent('không có việc này')}`)).toEqual({ data: [], total: 0, placed: 0, limit: 6 });
    const [first] = found.data;
    await operator.send('POST', `/api/tasks/${first?.id}/steps`, { step: 'cancel', text: 'Thôi' }, ifMatch(1));
    expect((await places(operator, `?q=${encodeURIComponent('cau so')}&state=assigned`)).total).toBe(await countAs(operator, 'cau so'));
  });

  it('are those the reader may see: of another scope neither drawn nor counted', async () => {
    const { units, assets } = test.province;
    const { body: task } = await assignWith(test, operator, { title: 'Việc ở phường Bắc', subject: { kind: 'asset', id: assets['bts-bac'] } });
    const query = `?ids=${task.id}`;
    expect((await places(operator, query)).data.map(({ id }) => id)).toEqual([task.id]);
    expect((await places(await test.as('vtl'), query)).data.map(({ id }) => id)).toEqual([task.id]);
    await change(
      `insert into users (username, full_name, role, org_id, unit_ids, password_hash) select 'nguoi.nam', 'Người Nam', 'operator', $1, array[$2]::uuid[], password_hash from users where username = 'operator'`,
      test.province.orgs.so, units.nam,
    );
    expect(await places(await test.as('nguoi.nam'), query)).toMatchObject({ data: [], total: 0, placed: 0 });
    expect(await places(await test.as('manager.tttt'), query)).toMatchObject({ data: [], total: 0, placed: 0 });
    expect((await (await test.as('admin')).get('/api/tasks/places')).status).toBe(403);
    expect((await operator.get('/api/tasks/places?state=lost')).status).toBe(422);
  });

  it('hold a draft for those who give work only', async () => {
    const { body: draft } = await assignWith(test, operator, { asDraft: true, subject: { kind: 'unit', id: test.province.units.bac } });
    const query = `?ids=${draft.id}`;
    expect([(await places(operator, query)).total, (await places(await test.as('vtl'), query)).total]).toEqual([1, 0]);
  });

  const countAs = async (person: Person, q: string) => (await person.get<{ total: number }>(`/api/tasks?q=${encodeURIComponent(q)}&state=assigned`)).body.total;
});
