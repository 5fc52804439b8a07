import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Alarm, AlarmBoard } from '@ioc/shared/alarms';
import type { CatchUp, EventPacket } from '@ioc/shared/events';
import type { Task } from '@ioc/shared/tasks';
import { once, startTestApp, testNow, type TestApp } from './test-app.js';

describe('the road from an outage to the finished task', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('carries one outage to sockets, alarm, task, progress and acceptance', async () => {
    const [operator, manager, officer] = await Promise.all([test.as('operator'), test.as('manager'), test.as('vtl')]);
    const socket = operator.socket();
    await once(socket, 'connect');
    const hello = await new Promise<CatchUp>((resolve) => socket.emit('since', null, resolve));
    const start = hello.to;
    const packets: EventPacket[] = [];
    socket.on('events', (packet) => packets.push(packet));

    const feed = (state: string, at: string) =>
      test.anonymous.send('POST', '/ingest/readings', { readings: [{ code: 'BTS-1', at, state }] }, { authorization: `Bearer ${test.province.keys.vtl}` });
    expect((await feed('online', testNow.toISOString())).body).toMatchObject({ received: 1, applied: 1, changed: 1 });
    test.clock.advance(60_000);
    expect((await feed('offline', test.clock.now().toISOString())).body).toMatchObject({ applied: 1, changed: 1 });
    await test.settle();

    const board = await operator.get<AlarmBoard>('/api/alarms/board');
    expect(board.body).toMatchObject({ total: 1, unacknowledged: 1 });
    const alarm = board.body.alarms[0] as Alarm;
    expect(alarm).toMatchObject({ type: 'connection-lost', severity: 'major', assetCode: 'BTS-1', unitName: 'Xã Đường Bắc' });

    const acknowledged = await operator.send<Alarm>('POST', `/api/alarms/${alarm.id}/acknowledge`, { note: 'Đã gọi tổ ứng cứu' });
    expect(acknowledged.body).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'Trực Ban' });

    const given = await operator.send<Task>('POST', '/api/tasks', {
      title: 'Khôi phục trạm BTS-1', content: null, priority: 'khan', sectorCode: 'HTS', leadOrgId: test.province.orgs.vtl, coordinatingOrgIds: [],
      requiredResult: 'Trạm phát sóng lại', originKind: 'alarm', dueAt: '2026-11-24T02:00:00Z', subject: { kind: 'alarm', id: alarm.id },
    });
    expect(given.status).toBe(201);
    expect(given.body).toMatchObject({ code: 'NV-2026-00001', state: 'assigned', unitId: test.province.units.bac, location: [106.1, 22.1] });

    const step = (person: typeof officer, version: number, body: unknown) => person.send<Task>('POST', `/api/tasks/${given.body.id}/steps`, body, { 'if-match': `"${version}"` });
    expect((await step(officer, 1, { step: 'receive' })).body.state).toBe('received');
    expect((await step(officer, 2, { step: 'report', percent: 60, text: 'Đang thay nguồn' })).body).toMatchObject({ state: 'in_progress', progressPercent: 60 });
    expect((await step(officer, 3, { step: 'submit', text: 'Đã phát sóng lại' })).body).toMatchObject({ code: 'task.alarm-still-open' });
    test.clock.advance(60_000);
    expect((await feed('online', test.clock.now().toISOString())).body).toMatchObject({ applied: 1, changed: 1 });
    await test.settle();
    expect((await step(officer, 3, { step: 'submit', text: 'Đã phát sóng lại' })).body.state).toBe('submitted');
    expect((await step(officer, 4, { step: 'accept' })).status).toBe(403);
    expect((await step(manager, 4, { step: 'accept' })).body).toMatchObject({ state: 'completed', progressPercent: 100 });
    expect((await operator.get<Alarm>(`/api/alarms/${alarm.id}`)).body.taskIds).toEqual([given.body.id]);

    await test.settle();
    const caught = (await operator.get<CatchUp>(`/api/events?after=${start}`)).body as EventPacket;
    // What the operator is told of comes between them whenever it is drawn; that has tests of its own.
    const facts = caught.events.filter(({ name }) => !name.startsWith('notification.'));
    expect(facts.map(({ name }) => name)).toEqual([
      'asset.state-changed', 'asset.state-changed', 'alarm.raised', 'alarm.acknowledged', 'task.assigned', 'task.received', 'task.progressed', 'asset.state-changed', 'alarm.cleared', 'task.submitted', 'task.completed',
    ]);
    while ((packets.at(-1)?.to ?? 0) < caught.to) await once(socket, 'events');
    expect(packets.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(caught.events.map(({ seq }) => seq));
  });
});
