import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { mostAttempts, usualPreferences, type ChannelBoard, type NewWebhook, type OutboxMessage, type OwnPreferences, type WebhookCall } from '@ioc/shared/channels';
import type { TaskComment } from '@ioc/shared/comments';
import type { Page } from '@ioc/shared/list';
import type { NotificationBoard } from '@ioc/shared/notifications';
import type { Task } from '@ioc/shared/tasks';
import { assignWith, headOf, ifMatch } from '../../testing/builders.js';
import { listenTo, startTestApp, until, type Person, type TestApp, type TestNode } from '../../testing/test-app.js';
import { OutboxWorker } from './outbox.worker.js';
import { isGenuine, startMailServer, startReceiver, type MailServer, type Receiver } from './servers.fixture.js';

const vn = (text: string): Date => new Date(`${text}:00+07:00`);

describe('channels', () => {
  let test: TestApp;
  let other: TestNode;
  let mail: MailServer;
  let receiver: Receiver;

  beforeAll(async () => {
    [mail, receiver] = [await startMailServer(), await startReceiver()];
    test = await startTestApp({
      IOC_SMTP_URL: mail.url, IOC_MAIL_FROM: 'Cổng IOC <ioc@tinh.example.vn>', IOC_PUBLIC_URL: 'http://ioc.tinh.example.vn', IOC_WEBHOOK_HOSTS: '127.0.0.1', IOC_SEND_TIMEOUT_SECONDS: '5',
    });
    other = await test.another();
  });
  beforeEach(async () => {
    mail.refusal = null;
    mail.mails.length = 0;
    receiver.calls.length = 0;
    receiver.answer = (response) => response.end('ok');
    await test.transactions.query(`delete from outbox`);
    await test.transactions.query(`delete from webhooks`);
    await test.transactions.query(`delete from notification_preferences`);
    await test.transactions.query(`update users set email = null`);
  });
  afterAll(async () => {
    await test.close();
    await Promise.all([mail.close(), receiver.close()]);
  });

  const run = (node: TestNode = test) => node.app.get(OutboxWorker).run();
  const at = async (now: string, name = 'operator'): Promise<Person> => {
    test.clock.set(vn(now));
    return test.signIn(name);
  };
  const address = (username: string) => test.transactions.query(`update users set email = $1 where username = $2`, [`${username}@tinh.example.vn`, username]);
  const give = async (person: Person, wish: Parameters<typeof assignWith>[2] = {}): Promise<Task> => {
    // One after the other: what happened at the same instant has no order.
    test.clock.advance(1_000);
    const { status, body } = await assignWith(test, person, wish);
    expect(status).toBe(201);
    await test.settle();
    return body;
  };
  const outbox = async (query = '') => (await (await test.signIn('admin')).get<Page<OutboxMessage>>(`/api/channels/outbox${query}`)).body.data;
  const makeWebhook = async (groups = ['work']) =>
    (await (await test.signIn('admin')).send<NewWebhook>('POST', '/api/webhooks', { name: 'Trục liên thông', url: `${receiver.url}/ioc`, groups })).body;

  describe('e-mail', () => {
    it('tells whoever has an address what the bell tells, with words, times and a link', async () => {
      await address('vtl');
      const task = await give(await at('2026-12-01T09:00'), { title: 'Khôi phục <trạm> & đường truyền', dueAt: vn('2026-12-10T17:00').toISOString() });
      await run();
      expect(mail.mails).toHaveLength(1);
      const [sent] = mail.mails;
      expect(sent?.to).toBe('vtl@tinh.example.vn');
      expect(sent?.subject).toBe(`[IOC] Nhiệm vụ mới được giao: ${task.code} Khôi phục <trạm> & đường truyền`);
      const link = `http://ioc.tinh.example.vn/tasks/${task.id}/show`;
      for (const part of ['Nhiệm vụ mới được giao · 01/12/2026 09:00', 'Hạn hoàn thành: 10/12/2026 17:00', 'Người thao tác: Trực Ban', link]) expect(sent?.text).toContain(part);
      expect(sent?.html).toContain('Khôi phục &lt;trạm&gt; &amp; đường truyền');
      expect(sent?.html).toContain(`href="${link}"`);
      const [row] = await outbox();
      expect(row).toMatchObject({ channel: 'email', state: 'sent', code: 'task.assigned', notices: 1, attempts: 1, reason: null });
      expect(sent?.messageId).toBe(`<${row?.id}@tinh.example.vn>`);
      await Promise.all([run(), run(other)]);
      expect(mail.mails).toHaveLength(1);
    });

    it('is tried again after growing pauses, given up at last, and sent again by hand; the portal does not wait for it', async () => {
      await address('vtl');
      const vtl = await test.signIn('vtl');
      mail.refusal = { at: 'DATA', answer: '451 try later' };
      const task = await give(await at('2026-12-02T09:00'));
      await run();
      expect(await outbox()).toMatchObject([{ state: 'waiting', attempts: 1, reason: expect.stringContaining('451') as unknown }]);
      await run();
      expect(await outbox()).toMatchObject([{ attempts: 1 }]);
      for (let attempt = 1; attempt < mostAttempts; attempt += 1) {
        test.clock.advance(75 * 60_000);
        await run();
      }
      const admin = await test.signIn('admin');
      expect(await outbox('?state=failed')).toMatchObject([{ state: 'failed', attempts: mostAttempts }]);
      expect((await admin.get<ChannelBoard>('/api/channels')).body.email).toMatchObject({ isOn: true, waiting: 0, failed: 1 });
      expect((await (await test.signIn('vtl')).get<NotificationBoard>('/api/notifications/board')).body.notifications.some(({ taskId }) => taskId === task.id)).toBe(true);
      mail.refusal = null;
      const [failed] = await outbox();
      const path = `/api/channels/outbox/${failed?.id}/retry`;
      expect(await vtl.send('POST', path)).toMatchObject({ status: 401 });
      expect(await (await test.signIn('manager')).send('POST', path)).toMatchObject({ status: 403 });
      expect((await admin.send('POST', path)).body).toMatchObject({ state: 'waiting', attempts: 0 });
      expect(await admin.send('POST', path)).toMatchObject({ status: 409, body: { code: 'channel.message-not-failed' } });
      await run();
      expect(mail.mails).toHaveLength(1);
      expect(await outbox()).toMatchObject([{ state: 'sent' }]);
    });

    it('to an address that does not exist is given up at once, and an administrator hears of it', async () => {
      await address('vtl');
      const ears = await listenTo((await at('2026-12-03T09:00', 'admin')).socket());
      mail.refusal = { at: 'RCPT', answer: '550 no such user' };
      await give(await test.signIn('operator'));
      await run();
      expect(await outbox()).toMatchObject([{ state: 'failed', attempts: 1, reason: expect.stringContaining('550') as unknown }]);
      await test.settle();
      await ears.reached(await headOf(test));
      expect(ears.heard.map(({ name }) => name)).toContain('channel.message-failed');
      const admin = await test.signIn('admin');
      mail.refusal = null;
      expect((await admin.send('POST', '/api/channels/outbox/retry')).body).toEqual({ retried: 1 });
    });

    it('is not sent to whoever lost the right to see it, or the account, while it waited', async () => {
      await Promise.all([address('vtl'), address('operator')]);
      const task = await give(await at('2026-12-04T09:00'));
      await test.transactions.query(`update users set status = 'disabled' where username = 'vtl'`);
      await run();
      expect(mail.mails).toEqual([]);
      expect(await outbox()).toMatchObject([{ state: 'dropped' }]);
      await test.transactions.query(`update users set status = 'active' where username = 'vtl'`);
      const vtl = await test.signIn('vtl');
      await vtl.send('POST', `/api/tasks/${task.id}/steps`, { step: 'return', text: 'Không thuộc phạm vi quản lý' }, ifMatch(task.version));
      await test.settle();
      await test.transactions.query(`update users set everywhere = false where username = 'operator'`);
      test.clock.set(vn('2026-12-05T07:31'));
      await run();
      await test.transactions.query(`update users set everywhere = true where username = 'operator'`);
      expect(mail.mails).toEqual([]);
    });
  });

  describe('preferences', () => {
    const own = async (person: Person) => (await person.get<OwnPreferences>('/api/notification-preferences')).body;
    const wish = (person: Person, change: object, version = 0) => person.send<OwnPreferences>('PATCH', '/api/notification-preferences', change, ifMatch(version));

    it('are one’s own, begin with the usual ones, and are changed upon the version that was seen', async () => {
      await address('vtl');
      const [vtl, operator] = [await at('2026-12-07T09:00', 'vtl'), await test.signIn('operator')];
      expect(await own(vtl)).toEqual({ ...usualPreferences, address: 'vtl@tinh.example.vn', isMailOn: true, version: 0 });
      expect((await wish(vtl, { digestMinute: 480 })).body).toMatchObject({ digestMinute: 480, quiet: usualPreferences.quiet, version: 1 });
      expect(await wish(vtl, { digestMinute: 500 })).toMatchObject({ status: 409, body: { code: 'request.version-stale' } });
      expect(await wish(vtl, { quiet: { fromMinute: 60, toMinute: 60 } }, 1)).toMatchObject({ status: 422 });
      expect(await wish(vtl, { digestMinute: 1_440 }, 1)).toMatchObject({ status: 422 });
      expect(await wish(vtl, { address: 'khac@example.vn' }, 1)).toMatchObject({ status: 422 });
      expect(await own(operator)).toMatchObject({ version: 0, address: null });
    });

    it('put messages off in quiet hours but for emergencies, and leave out what is not wanted', async () => {
      await address('vtl');
      const operator = await at('2026-12-08T22:30');
      await give(operator);
      await give(operator, { priority: 'hoa_toc', title: 'Khẩn cấp' });
      await run();
      expect(mail.mails.map(({ subject }) => subject.includes('Khẩn cấp'))).toEqual([true]);
      test.clock.set(vn('2026-12-09T06:30'));
      await run();
      expect(mail.mails).toHaveLength(2);
      await wish(await test.signIn('vtl'), { ways: { ...usualPreferences.ways, work: 'off' } });
      const task = await give(await test.signIn('operator'));
      await run();
      expect(mail.mails).toHaveLength(2);
      expect((await (await test.signIn('vtl')).get<NotificationBoard>('/api/notifications/board')).body.notifications.some(({ taskId }) => taskId === task.id)).toBe(true);
    });

    it('gather a day into one digest, by kind, whichever node sends it', async () => {
      await address('vtl');
      const operator = await at('2026-12-10T08:00');
      await wish(await test.signIn('vtl'), { ways: { ...usualPreferences.ways, work: 'digest' }, digestMinute: 9 * 60 });
      const tasks = [await give(operator, { title: 'Việc thứ nhất' }), await give(operator, { title: 'Việc thứ hai' })];
      await operator.send('POST', `/api/tasks/${tasks[0]?.id}/steps`, { step: 'cancel', text: 'Giao nhầm' }, ifMatch(1));
      await test.settle();
      await run();
      expect(mail.mails).toEqual([]);
      test.clock.set(vn('2026-12-10T09:00'));
      await Promise.all([run(), run(other)]);
      expect(mail.mails).toHaveLength(1);
      expect(mail.mails[0]?.subject).toMatch(/^\[IOC\] Bản tin nhiệm vụ: [23] thông báo$/);
      expect(mail.mails[0]?.text).toMatch(/VIỆC ĐƯỢC GIAO \(2\)[^]*Việc thứ nhất[^]*Việc thứ hai/);
      // What comes after the digest waits for the next one.
      await give(await test.signIn('operator'), { title: 'Việc thứ ba' });
      await run();
      expect(mail.mails).toHaveLength(1);
      test.clock.set(vn('2026-12-11T09:00'));
      await run();
      expect(mail.mails[1]?.text).toContain('Việc thứ ba');
    });
  });

  it('do not quote a comment that was taken back before they left', async () => {
    await address('operator');
    const operator = await at('2026-12-13T22:00');
    const task = await give(operator);
    const vtl = await test.signIn('vtl');
    const said = (await vtl.send<TaskComment>('POST', `/api/tasks/${task.id}/comments`, { text: 'Mật khẩu là 1234' })).body;
    await test.settle();
    expect((await vtl.send('DELETE', `/api/tasks/${task.id}/comments/${said.id}`)).status).toBe(200);
    await test.settle();
    test.clock.set(vn('2026-12-14T08:00'));
    await run();
    expect(mail.mails.map(({ text }) => [text.includes('1234'), text.includes('Ý kiến này đã được gỡ.')])).toEqual([[false, true]]);
  });

  describe('webhooks', () => {
    it('call another system for each notification of their groups, signed, with the secret told once', async () => {
      test.clock.set(vn('2026-12-14T09:00'));
      const { secret, ...webhook } = await makeWebhook();
      const task = await give(await test.signIn('operator'));
      await run();
      expect(receiver.calls).toHaveLength(1);
      const [call] = receiver.calls;
      if (!call) throw new Error('no call');
      const body = JSON.parse(call.body) as WebhookCall;
      // All that leaves the house: no title of the task, nobody's name, nothing anybody wrote.
      expect(body).toEqual({
        delivery: expect.any(String), isTest: false, recipient: { username: 'vtl' },
        notices: [{ at: expect.any(String), code: 'task.assigned', title: 'Nhiệm vụ mới được giao', task: { id: task.id, code: task.code, dueAt: task.dueAt }, template: null, url: `http://ioc.tinh.example.vn/tasks/${task.id}/show` }],
      });
      expect(call.headers['x-ioc-delivery']).toBe(body.delivery);
      expect([isGenuine(call, secret, test.clock.now()), isGenuine(call, 'iocw_khac', test.clock.now()), isGenuine({ ...call, body: `${call.body} ` }, secret, test.clock.now())]).toEqual([true, false, false]);
      // Replayed later it is no longer believed.
      expect(isGenuine(call, secret, new Date(test.clock.now().getTime() + 301_000))).toBe(false);
      const admin = await test.signIn('admin');
      const shown = [await admin.get('/api/webhooks'), await admin.get(`/api/webhooks/${webhook.id}`), await admin.get('/api/channels/outbox'), await admin.get('/api/events?after=0')];
      for (const { body: told } of shown) expect(JSON.stringify(told)).not.toContain(secret);
      const events = await test.transactions.query<{ text: string }>(`select events::text as text from events where name like 'channel.%'`);
      for (const { text } of events) expect(text).not.toContain(secret);
    });

    it('are managed by administrators alone, upon the version that was seen, and leave with what waits for them', async () => {
      const [admin, manager] = [await at('2026-12-15T09:00', 'admin'), await test.signIn('manager')];
      const wish = { name: 'Trục', url: `${receiver.url}/ioc`, groups: ['work'] };
      expect((await manager.send('POST', '/api/webhooks', wish)).status).toBe(403);
      const key = { 'idempotency-key': 'mot-lan' };
      const made = await admin.send<NewWebhook>('POST', '/api/webhooks', wish, key);
      expect(made.status).toBe(201);
      expect(await admin.send('POST', '/api/webhooks', wish, key)).toMatchObject({ status: 409, body: { code: 'channel.webhook-already-made' } });
      const path = `/api/webhooks/${made.body.id}`;
      for (const url of ['http://10.0.0.1/', 'https://localhost.localdomain@127.0.0.1/', 'https://[::1]/', 'ftp://example.vn/', 'http://truc.example.vn/']) {
        expect({ url, status: (await admin.send('PATCH', path, { url }, ifMatch(1))).status }).toEqual({ url, status: 422 });
      }
      await give(await test.signIn('operator'));
      expect((await admin.send('PATCH', path, { isOn: false }, ifMatch(1))).body).toMatchObject({ isOn: false, version: 2 });
      await run();
      expect([receiver.calls, await outbox()]).toMatchObject([[], [{ state: 'dropped', reason: 'channel.switched-off' }]]);
      await test.transactions.query(`delete from outbox`);
      expect(await admin.send('PATCH', path, { isOn: true }, ifMatch(1))).toMatchObject({ status: 409, body: { code: 'request.version-stale' } });
      await give(await test.signIn('operator'));
      expect(await outbox()).toEqual([]);
      await admin.send('POST', `${path}/test`);
      expect(await outbox(`?webhookId=${made.body.id}`)).toMatchObject([{ isTest: true, state: 'waiting', webhookName: 'Trục' }]);
      expect((await admin.send('DELETE', path)).status).toBe(204);
      expect(await outbox()).toEqual([]);
      const [audit] = await test.transactions.query<{ names: string[] }>(`select array_agg(name order by seq) as names from events where record_id = $1`, [made.body.id]);
      expect(audit?.names).toEqual(['channel.webhook-created', 'channel.webhook-updated', 'channel.webhook-removed']);
    });

    it('follow no redirect, keep little of an answer, and try again only what may pass', async () => {
      test.clock.set(vn('2026-12-16T09:00'));
      await makeWebhook();
      receiver.answer = (response) => response.writeHead(302, { location: `${receiver.url}/noi-khac` }).end();
      const operator = await test.signIn('operator');
      await give(operator);
      await run();
      expect(receiver.calls.map(({ path }) => path)).toEqual(['/ioc']);
      receiver.answer = (response) => response.writeHead(503).end('x'.repeat(100_000));
      await give(operator);
      await run();
      const states = (await outbox()).map(({ state, reason }) => ({ state, length: reason?.length }));
      expect(states).toEqual([{ state: 'waiting', length: 500 }, { state: 'failed', length: 'HTTP 302'.length }]);
    });

    it('are given up on when they answer nothing, without keeping anybody waiting', async () => {
      test.clock.set(vn('2026-12-17T09:00'));
      await Promise.all([makeWebhook(), address('vtl')]);
      receiver.answer = () => undefined;
      await give(await test.signIn('operator'));
      await run();
      expect(mail.mails).toHaveLength(1);
      expect(await outbox('?channel=webhook')).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    });
  });

  it('send once more, under the same id, what a node sent and could not mark; whoever comes too late marks nothing', async () => {
    test.clock.set(vn('2026-12-18T09:00'));
    await makeWebhook();
    const held: ServerResponse[] = [];
    receiver.answer = (response) => void held.push(response);
    await give(await test.signIn('operator'));
    // The first node has sent and hears nothing more: as if it had been killed between sending and marking.
    const first = run();
    await until(() => held.length === 1);
    receiver.answer = (response) => response.end('ok');
    await run(other);
    expect(receiver.calls).toHaveLength(1);
    test.clock.advance(10 * 60_000);
    await run(other);
    expect(receiver.calls.map(({ headers }) => headers['x-ioc-delivery'])).toEqual([receiver.calls[0]?.headers['x-ioc-delivery'], receiver.calls[0]?.headers['x-ioc-delivery']]);
    const after = await outbox();
    expect(after).toMatchObject([{ state: 'sent', attempts: 2 }]);
    held[0]?.writeHead(410).end();
    await first;
    expect(await outbox()).toEqual(after);
  });

  it('are shared by nodes: each of many messages goes out once', async () => {
    await address('vtl');
    const operator = await at('2026-12-21T09:00');
    await Promise.all(Array.from({ length: 20 }, () => assignWith(test, operator)));
    await test.settle();
    await Promise.all([run(), run(other), run(), run(other)]);
    expect(mail.mails).toHaveLength(20);
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(20);
  });

  it('write their row with the notification or not at all', async () => {
    await address('vtl');
    await give(await at('2026-12-22T09:00'));
    const [row] = await test.transactions.query<{ same: boolean }>(`select bool_and(o.xmin::text = n.xmin::text) as same from outbox o join outbox_notices i on i.outbox_id = o.id join notifications n on n.id = i.notification_id`);
    expect(row?.same).toBe(true);
  });

  it('try the mail server with an e-mail to oneself', async () => {
    const admin = await at('2026-12-23T09:00', 'admin');
    expect(await admin.send('POST', '/api/channels/email/test')).toMatchObject({ status: 409, body: { code: 'channel.no-address' } });
    await address('admin');
    expect((await admin.send('POST', '/api/channels/email/test')).body).toMatchObject({ isTest: true, state: 'waiting' });
    await run();
    expect(mail.mails).toMatchObject([{ to: 'admin@tinh.example.vn', subject: '[IOC] Thư thử kênh thông báo' }]);
  });
});
