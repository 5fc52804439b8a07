import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CatchUp, EventPacket } from '@ioc/shared/events';
import type { SectorFigures } from '@ioc/shared/sectors';
import type { Task, TaskUpdate } from '@ioc/shared/tasks';
import { assignWith, headOf, ifMatch, withoutNotices } from '../../testing/builders.js';
import { startTestApp, type Person, type TestApp } from '../../testing/test-app.js';

describe('a task that restores a site', () => {
  let test: TestApp;
  let officer: Person;
  let manager: Person;
  const step = async (person: Person, id: string, body: object) => {
    test.clock.advance(1_000);
    const { version } = (await manager.get<Task>(`/api/tasks/${id}`)).body;
    return person.send<Task>('POST', `/api/tasks/${id}/steps`, body, ifMatch(version));
  };
  const feed = async (state: 'online' | 'offline') => {
    test.clock.advance(60_000);
    await test.ingest([{ code: 'BTS-1', at: test.clock.now().toISOString(), state }]);
    await test.settle();
  };
  const started = async () => {
    const task = (await assignWith(test, manager, { subject: { kind: 'asset', id: test.province.assets['bts-bac'] } })).body;
    await step(officer, task.id, { step: 'start' });
    return task;
  };
  const figures = async () => (await manager.get<SectorFigures[]>('/api/sectors/figures')).body.find(({ code }) => code === 'HTS');

  beforeAll(async () => {
    test = await startTestApp();
    [officer, manager] = await Promise.all([test.as('vtl'), test.as('manager')]);
  });
  afterAll(() => test.close());

  it('is not submitted, nor accepted, while an alarm of the site is open; it is when the alarm has ended', async () => {
    await feed('offline');
    const task = await started();
    expect(await step(officer, task.id, { step: 'submit', text: 'Xong' })).toMatchObject({ status: 409, body: { code: 'task.alarm-still-open' } });
    expect((await manager.get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body.map((line) => line.step)).toEqual(['assign', 'start']);
    await feed('online');
    expect((await step(officer, task.id, { step: 'submit', text: 'Xong', overrideReason: 'Không cần nữa' })).status).toBe(200);
    await feed('offline');
    expect(await step(manager, task.id, { step: 'accept' })).toMatchObject({ status: 409, body: { code: 'task.alarm-still-open' } });
    await feed('online');
    expect((await step(manager, task.id, { step: 'accept' })).body).toMatchObject({ state: 'completed' });
    const lines = (await manager.get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body;
    expect(lines.map(({ overrideReason }) => overrideReason)).toEqual(lines.map(() => null));
    expect(await figures()).toMatchObject({ doneAtSites: 1, doneOverAlarm: 0 });
  });

  it('is with a reason, which stands in the timeline, in an event and in the figures', async () => {
    await feed('offline');
    const task = await started();
    const before = await headOf(test);
    const reason = 'Trạm chờ thay ăng ten, đã bàn giao cho đợt sau';
    expect((await step(officer, task.id, { step: 'submit', overrideReason: reason })).status).toBe(200);
    expect((await step(manager, task.id, { step: 'accept', overrideReason: ' ' })).status).toBe(409);
    expect((await step(manager, task.id, { step: 'accept', overrideReason: 'Đồng ý' })).status).toBe(200);
    const lines = (await manager.get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body;
    expect(lines.map((line) => [line.step, line.overrideReason])).toEqual([['assign', null], ['start', null], ['submit', reason], ['accept', 'Đồng ý']]);
    const events = withoutNotices(((await manager.get<CatchUp>(`/api/events?after=${before}`)).body as EventPacket).events);
    expect(events.map(({ name }) => name)).toEqual(['task.submitted', 'evidence.alarm-overridden', 'task.completed', 'evidence.alarm-overridden']);
    expect(events[1]?.data).toMatchObject({ id: task.id, code: task.code, step: 'submit', reason, alarmIds: [expect.any(String)] });
    expect(await figures()).toMatchObject({ doneAtSites: 2, doneOverAlarm: 1 });
    await feed('online');
  });

  it('is one of a site: work for a whole unit, or without a place, ends without asking alarms', async () => {
    await feed('offline');
    for (const subject of [null, { kind: 'unit', id: test.province.units.bac }] as const) {
      const task = (await assignWith(test, manager, { subject })).body;
      await step(officer, task.id, { step: 'start' });
      expect((await step(officer, task.id, { step: 'submit' })).status).toBe(200);
    }
  });
});
