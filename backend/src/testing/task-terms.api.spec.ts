import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Task } from '@ioc/shared/tasks';
import type { AssignTask } from '@ioc/shared/tasks.input';
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
});
