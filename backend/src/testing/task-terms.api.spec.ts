import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Task } from '@ioc/shared/tasks';
import type { AssignTask } from '@ioc/shared/tasks.input';
import type { Calendar } from '@ioc/shared/calendars';
import type { Page } from '@ioc/shared/list';
import { officeWeek } from '@ioc/shared/working-time';
import { DataSource } from 'typeorm';
import { assignWith, headOf, ifMatch } from './builders.js';
import { listenTo, startTestApp, type Person, type TestApp } from './test-app.js';

const vn = (date: string, time: string) => new Date(`${date}T${time}:00+07:00`);

describe('the terms of tasks', () => {
  let test: TestApp;
  /** A session of that moment: one that slept for days has ended. */
  const at = (now: Date): Promise<Person> => {
    test.clock.set(now);
    return test.signIn('manager');
  };
  const give = async (person: Person, wish: Partial<AssignTask>) => (await assignWith(test, person, wish)).body;
  const read = async (person: Person, id: string) => (await person.get<Task>(`/api/tasks/${id}`)).body;
  const move = (person: Person, { id, version }: Task, date: string, time: string) =>
    person.send<Task>('POST', `/api/tasks/${id}/extensions`, { step: 'move', dueAt: vn(date, time).toISOString(), text: 'Theo chỉ đạo mới' }, ifMatch(version));

  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('are near by the working time of whoever leads, and for an emergency by the clock', async () => {
    const friday = vn('2026-11-27', '16:00');
    const dueAt = vn('2026-12-01', '09:00').toISOString();
    const manager = await at(friday);
    const [normal, emergency] = [await give(manager, { dueAt }), await give(manager, { dueAt, priority: 'hoa_toc' })];
    expect([normal.warnAt, emergency.warnAt]).toEqual([vn('2026-11-30', '09:00').toISOString(), vn('2026-11-30', '09:00').toISOString()]);
    const later = (await move(manager, normal, '2026-12-01', '07:45')).body;
    expect(later.warnAt).toBe(vn('2026-11-30', '07:45').toISOString());
    const urgent = (await move(manager, later, '2026-11-30', '08:30')).body;
    expect(urgent.warnAt).toBe(vn('2026-11-27', '08:30').toISOString());
    expect((await manager.send<Task>('PATCH', `/api/tasks/${normal.id}`, { priority: 'hoa_toc' }, ifMatch(3))).body.warnAt).toBe(vn('2026-11-29', '08:30').toISOString());
  });

  it('are counted for the tasks that were there before terms were', async () => {
    const manager = await at(vn('2026-11-27', '16:00'));
    const task = await give(manager, { dueAt: vn('2026-12-03', '17:00').toISOString() });
    const source = test.app.get(DataSource);
    const countsWarnings = 'TasksWarn1764012000000';
    for (let undone = ''; undone !== countsWarnings; await source.undoLastMigration({ transaction: 'each' })) {
      undone = (await test.transactions.query<{ name: string }>(`select name from migrations order by id desc limit 1`))[0]?.name ?? countsWarnings;
    }
    await source.runMigrations({ transaction: 'each' });
    expect((await read(manager, task.id)).warnAt).toBe(vn('2026-12-02', '17:00').toISOString());
    expect(task.warnAt).toBe(vn('2026-12-02', '17:00').toISOString());
  });

  it('follow a calendar that changes, without being edited by it, and those who look on are told', async () => {
    const { orgs } = test.province;
    const manager = await at(vn('2026-12-07', '09:00'));
    const officer = await test.signIn('vtl');
    const dueAt = vn('2026-12-10', '09:00').toISOString();
    const [mine, other] = [await give(manager, { dueAt }), await give(manager, { dueAt, leadOrgId: orgs.so })];
    expect([mine.warnAt, other.warnAt]).toEqual([vn('2026-12-09', '09:00').toISOString(), vn('2026-12-09', '09:00').toISOString()]);
    await test.settle();
    const { start, heard, reached } = await listenTo(officer.socket());
    const dayOff = { on: '2026-12-09', kind: 'off', name: 'Ngày hội mạng', isProvisional: false };
    expect((await manager.send('POST', '/api/calendars', { orgId: orgs.vtl, week: officeWeek, days: [dayOff], followsProvince: true })).status).toBe(201);
    await test.settle();
    await reached(await headOf(test));
    expect(await read(manager, mine.id)).toMatchObject({ warnAt: vn('2026-12-08', '09:00').toISOString(), version: mine.version });
    expect((await read(manager, other.id)).warnAt).toBe(other.warnAt);
    expect(heard.filter(({ seq }) => seq > start).map(({ name }) => name)).toEqual(['calendar.created', 'calendar.applied']);
    const applied = heard.find(({ name }) => name === 'calendar.applied')?.data as { tasks: number };
    expect(applied.tasks).toBeGreaterThanOrEqual(1);
  });

  describe('and the response target beside them', () => {
    const unreceived = async (person: Person, ids: readonly string[]) =>
      (await person.get<Page<Task>>('/api/tasks?unreceived=late&perPage=100')).body.data.map(({ id }) => id).filter((id) => ids.includes(id));
    const setTarget = async (person: Person, orgId: string, receiveWithin: Calendar['receiveWithin']) => {
      const own = (await person.get<Page<Calendar>>('/api/calendars?perPage=100')).body.data.find((calendar) => calendar.orgId === orgId);
      const answer = own
        ? await person.send<Calendar>('PATCH', `/api/calendars/${own.id}`, { receiveWithin }, ifMatch(own.version))
        : await person.send<Calendar>('POST', '/api/calendars', { orgId, week: officeWeek, days: [], followsProvince: true, receiveWithin });
      expect(answer.body.receiveWithin).toEqual(receiveWithin);
      await test.settle();
    };

    it('are set by each office: what is given counts by it, what was not received yet is counted anew, due dates stay', async () => {
      const { vnp, so } = test.province.orgs;
      const manager = await at(vn('2026-12-14', '16:00'));
      const dueAt = vn('2026-12-25', '17:00').toISOString();
      const before = await give(manager, { dueAt, leadOrgId: vnp });
      const received = await give(manager, { dueAt, leadOrgId: so });
      expect([before.receiveBy, received.receiveBy]).toEqual(Array(2).fill(vn('2026-12-15', '17:00').toISOString()));
      expect((await (await test.signIn('so')).send('POST', `/api/tasks/${received.id}/steps`, { step: 'receive' }, ifMatch(received.version))).status).toBe(200);
      await setTarget(manager, vnp, { count: 4, unit: 'hour' });
      await setTarget(manager, so, { count: 4, unit: 'hour' });
      // One hour of Monday is left, three of Tuesday; its term, and when that is near, know nothing of it.
      const counted = await read(manager, before.id);
      expect(counted).toMatchObject({ receiveBy: vn('2026-12-15', '10:30').toISOString(), dueAt, warnAt: before.warnAt, version: before.version });
      expect((await read(manager, received.id)).receiveBy).toBe(received.receiveBy);
      const [after, emergency] = [await give(manager, { dueAt, leadOrgId: vnp }), await give(manager, { dueAt, leadOrgId: vnp, priority: 'hoa_toc' })];
      expect([after.receiveBy, emergency.receiveBy]).toEqual([vn('2026-12-15', '10:30').toISOString(), vn('2026-12-14', '20:00').toISOString()]);
      const ids = [before.id, after.id, emergency.id];
      expect(await unreceived(await at(vn('2026-12-15', '10:29')), ids)).toEqual([emergency.id]);
      const later = await at(vn('2026-12-15', '10:31'));
      expect((await unreceived(later, ids)).toSorted()).toEqual(ids.toSorted());
      // A longer target lets what was late be in time again.
      await setTarget(later, vnp, { count: 3, unit: 'day' });
      expect(await unreceived(later, ids)).toEqual([]);
      expect((await read(later, before.id)).receiveBy).toBe(vn('2026-12-17', '17:00').toISOString());
    });

    it('follow the urgency while it is not received, and count from the last giving', async () => {
      const { vnp, vtl } = test.province.orgs;
      const manager = await at(vn('2026-12-21', '09:00'));
      const task = await give(manager, { dueAt: vn('2026-12-31', '17:00').toISOString(), leadOrgId: vnp });
      const hurried = (await manager.send<Task>('PATCH', `/api/tasks/${task.id}`, { priority: 'hoa_toc' }, ifMatch(task.version))).body;
      expect([task.receiveBy, hurried.receiveBy]).toEqual([vn('2026-12-24', '17:00').toISOString(), vn('2026-12-25', '00:00').toISOString()]);
      const other = await give(manager, { dueAt: vn('2026-12-31', '17:00').toISOString() });
      const returned = (await (await test.signIn('vtl')).send<Task>('POST', `/api/tasks/${other.id}/steps`, { step: 'return', text: 'Không phải' }, ifMatch(other.version))).body;
      const tuesday = await at(vn('2026-12-22', '09:00'));
      const moved = (await tuesday.send<Task>('POST', `/api/tasks/${other.id}/steps`, { step: 'insist', text: 'Đúng việc của đơn vị' }, ifMatch(returned.version))).body;
      expect(moved).toMatchObject({ leadOrgId: vtl, receiveSince: vn('2026-12-22', '09:00').toISOString(), receiveBy: vn('2026-12-23', '17:00').toISOString() });
      await setTarget(tuesday, vtl, { count: 2, unit: 'hour' });
      expect((await read(tuesday, other.id)).receiveBy).toBe(vn('2026-12-22', '11:00').toISOString());
    });
  });
});
