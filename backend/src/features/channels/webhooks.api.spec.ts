import { describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import type { NewWebhook, WebhookCall } from '@ioc/shared/channels';
import { ifMatch } from '../../testing/builders.js';
import { until } from '../../testing/test-app.js';
import { useChannels, vn } from './channels.fixture.js';
import { isGenuine } from './servers.fixture.js';

describe('webhooks', () => {
  const house = useChannels();
  const { run, at, address, give, outbox, makeWebhook } = house;

  it('call another system for each notification of their groups, signed, with the secret told once', async () => {
    house.test.clock.set(vn('2026-12-14T09:00'));
    const { secret, ...webhook } = await makeWebhook();
    const task = await give(await house.test.signIn('operator'));
    await run();
    expect(house.receiver.calls).toHaveLength(1);
    const [call] = house.receiver.calls;
    if (!call) throw new Error('no call');
    const body = JSON.parse(call.body) as WebhookCall;
    // All that leaves the house: no title of the task, nobody's name, nothing anybody wrote.
    expect(body).toEqual({
      delivery: expect.any(String), isTest: false, recipient: { username: 'vtl' },
      notices: [{ at: expect.any(String), code: 'task.assigned', title: 'Nhiệm vụ mới được giao', task: { id: task.id, code: task.code, dueAt: task.dueAt }, template: null, url: `http://ioc.tinh.example.vn/tasks/${task.id}/show` }],
    });
    expect(call.headers['x-ioc-delivery']).toBe(body.delivery);
    expect([isGenuine(call, secret, house.test.clock.now()), isGenuine(call, 'iocw_khac', house.test.clock.now()), isGenuine({ ...call, body: `${call.body} ` }, secret, house.test.clock.now())]).toEqual([true, false, false]);
    // Replayed later it is no longer believed.
    expect(isGenuine(call, secret, new Date(house.test.clock.now().getTime() + 301_000))).toBe(false);
    const admin = await house.test.signIn('admin');
    const shown = [await admin.get('/api/webhooks'), await admin.get(`/api/webhooks/${webhook.id}`), await admin.get('/api/channels/outbox'), await admin.get('/api/events?after=0')];
    for (const { body: told } of shown) expect(JSON.stringify(told)).not.toContain(secret);
    const events = await house.test.transactions.query<{ text: string }>(`select events::text as text from events where name like 'channel.%'`);
    for (const { text } of events) expect(text).not.toContain(secret);
  });

  it('are managed by administrators alone, upon the version that was seen, and leave with what waits for them', async () => {
    const [admin, manager] = [await at('2026-12-15T09:00', 'admin'), await house.test.signIn('manager')];
    const wish = { name: 'Trục', url: `${house.receiver.url}/ioc`, groups: ['work'] };
    expect((await manager.send('POST', '/api/webhooks', wish)).status).toBe(403);
    const key = { 'idempotency-key': 'mot-lan' };
    const made = await admin.send<NewWebhook>('POST', '/api/webhooks', wish, key);
    expect(made.status).toBe(201);
    expect(await admin.send('POST', '/api/webhooks', wish, key)).toMatchObject({ status: 409, body: { code: 'channel.webhook-already-made' } });
    const path = `/api/webhooks/${made.body.id}`;
    for (const url of ['http://10.0.0.1/', 'https://localhost.localdomain@127.0.0.1/', 'https://[::1]/', 'ftp://example.vn/', 'http://truc.example.vn/']) {
      expect({ url, status: (await admin.send('PATCH', path, { url }, ifMatch(1))).status }).toEqual({ url, status: 422 });
    }
    await give(await house.test.signIn('operator'));
    expect((await admin.send('PATCH', path, { isOn: false }, ifMatch(1))).body).toMatchObject({ isOn: false, version: 2 });
    await run();
    expect([house.receiver.calls, await outbox()]).toMatchObject([[], [{ state: 'dropped', reason: 'channel.switched-off' }]]);
    await house.test.transactions.query(`delete from outbox`);
    expect(await admin.send('PATCH', path, { isOn: true }, ifMatch(1))).toMatchObject({ status: 409, body: { code: 'request.version-stale' } });
    await give(await house.test.signIn('operator'));
    expect(await outbox()).toEqual([]);
    await admin.send('POST', `${path}/test`);
    expect(await outbox(`?webhookId=${made.body.id}`)).toMatchObject([{ isTest: true, state: 'waiting', webhookName: 'Trục' }]);
    expect((await admin.send('DELETE', path)).status).toBe(204);
    expect(await outbox()).toEqual([]);
    const [audit] = await house.test.transactions.query<{ names: string[] }>(`select array_agg(name order by seq) as names from events where record_id = $1`, [made.body.id]);
    expect(audit?.names).toEqual(['channel.webhook-created', 'channel.webhook-updated', 'channel.webhook-removed']);
  });

  it('follow no redirect, keep little of an answer, and try again only what may pass', async () => {
    house.test.clock.set(vn('2026-12-16T09:00'));
    await makeWebhook();
    house.receiver.answer = (response) => response.writeHead(302, { location: `${house.receiver.url}/noi-khac` }).end();
    const operator = await house.test.signIn('operator');
    await give(operator);
    await run();
    expect(house.receiver.calls.map(({ path }) => path)).toEqual(['/ioc']);
    house.receiver.answer = (response) => response.writeHead(503).end('x'.repeat(100_000));
    await give(operator);
    await run();
    const states = (await outbox()).map(({ state, reason }) => ({ state, length: reason?.length }));
    expect(states).toEqual([{ state: 'waiting', length: 500 }, { state: 'failed', length: 'HTTP 302'.length }]);
  });

  it('are given up on when they answer nothing, without keeping anybody waiting', async () => {
    house.test.clock.set(vn('2026-12-17T09:00'));
    await Promise.all([makeWebhook(), address('vtl')]);
    house.receiver.answer = () => undefined;
    await give(await house.test.signIn('operator'));
    await run();
    expect(house.mail.mails).toHaveLength(1);
    expect(await outbox('?channel=webhook')).toMatchObject([{ state: 'waiting', attempts: 1 }]);
  });

  it('are called once more, under the same id, for what a node sent and could not mark; whoever comes too late marks nothing', async () => {
    house.test.clock.set(vn('2026-12-18T09:00'));
    await makeWebhook();
    const held: ServerResponse[] = [];
    house.receiver.answer = (response) => void held.push(response);
    await give(await house.test.signIn('operator'));
    // The first node has sent and hears nothing more: as if it had been killed between sending and marking.
    const first = run();
    await until(() => held.length === 1);
    house.receiver.answer = (response) => response.end('ok');
    await run(house.other);
    expect(house.receiver.calls).toHaveLength(1);
    house.test.clock.advance(10 * 60_000);
    await run(house.other);
    expect(house.receiver.calls.map(({ headers }) => headers['x-ioc-delivery'])).toEqual([house.receiver.calls[0]?.headers['x-ioc-delivery'], house.receiver.calls[0]?.headers['x-ioc-delivery']]);
    const after = await outbox();
    expect(after).toMatchObject([{ state: 'sent', attempts: 2 }]);
    held[0]?.writeHead(410).end();
    await first;
    expect(await outbox()).toEqual(after);
  });
});
