import { describe, expect, it } from '@jest/globals';
import { mostAttempts, usualPreferences, type ChannelBoard, type OwnPreferences } from '@ioc/shared/channels';
import type { TaskComment } from '@ioc/shared/comments';
import type { NotificationBoard } from '@ioc/shared/notifications';
import { assignWith, headOf, ifMatch } from '../../testing/builders.js';
import { listenTo, type Person } from '../../testing/test-app.js';
import { useChannels, vn } from './channels.fixture.js';

describe('channels', () => {
  const house = useChannels();
  const { run, at, address, give, outbox } = house;

  describe('e-mail', () => {
    it('tells whoever has an address what the bell tells, with words, times and a link', async () => {
      await address('vtl');
      const task = await give(await at('2026-12-01T09:00'), { title: 'Khôi phục <trạm> & đường truyền', dueAt: vn('2026-12-10T17:00').toISOString() });
      await run();
      expect(house.mail.mails).toHaveLength(1);
      const [sent] = house.mail.mails;
      expect(sent?.to).toBe('vtl@tinh.example.vn');
      expect(sent?.subject).toBe(`[IOC] Nhiệm vụ mới được giao: ${task.code} Khôi phục <trạm> & đường truyền`);
      const link = `http://ioc.tinh.example.vn/tasks/${task.id}/show`;
      for (const part of ['Nhiệm vụ mới được giao · 01/12/2026 09:00', 'Hạn hoàn thành: 10/12/2026 17:00', 'Người thao tác: Trực Ban', link]) expect(sent?.text).toContain(part);
      expect(sent?.html).toContain('Khôi phục &lt;trạm&gt; &amp; đường truyền');
      expect(sent?.html).toContain(`href="${link}"`);
      const [row] = await outbox();
      expect(row).toMatchObject({ channel: 'email', state: 'sent', code: 'task.assigned', notices: 1, attempts: 1, reason: null });
      expect(sent?.messageId).toBe(`<${row?.id}@tinh.example.vn>`);
      await Promise.all([run(), run(house.other)]);
      expect(house.mail.mails).toHaveLength(1);
    });

    it('is tried again after growing pauses, given up at last, and sent again by hand; the portal does not wait for it', async () => {
      await address('vtl');
      const vtl = await house.test.signIn('vtl');
      house.mail.refusal = { at: 'DATA', answer: '451 try later' };
      const task = await give(await at('2026-12-02T09:00'));
      await run();
      expect(await outbox()).toMatchObject([{ state: 'waiting', attempts: 1, reason: expect.stringContaining('451') as unknown }]);
      await run();
      expect(await outbox()).toMatchObject([{ attempts: 1 }]);
      for (let attempt = 1; attempt < mostAttempts; attempt += 1) {
        house.test.clock.advance(75 * 60_000);
        await run();
      }
      const admin = await house.test.signIn('admin');
      expect(await outbox('?state=failed')).toMatchObject([{ state: 'failed', attempts: mostAttempts }]);
      expect((await admin.get<ChannelBoard>('/api/channels')).body.email).toMatchObject({ isOn: true, waiting: 0, failed: 1 });
      expect((await (await house.test.signIn('vtl')).get<NotificationBoard>('/api/notifications/board')).body.notifications.some(({ taskId }) => taskId === task.id)).toBe(true);
      house.mail.refusal = null;
      const [failed] = await outbox();
      const path = `/api/channels/outbox/${failed?.id}/retry`;
      expect(await vtl.send('POST', path)).toMatchObject({ status: 401 });
      expect(await (await house.test.signIn('manager')).send('POST', path)).toMatchObject({ status: 403 });
      expect((await admin.send('POST', path)).body).toMatchObject({ state: 'waiting', attempts: 0 });
      expect(await admin.send('POST', path)).toMatchObject({ status: 409, body: { code: 'channel.message-not-failed' } });
      await run();
      expect(house.mail.mails).toHaveLength(1);
      expect(await outbox()).toMatchObject([{ state: 'sent' }]);
    });

    it('to an address that does not exist is given up at once, and an administrator hears of it', async () => {
      await address('vtl');
      const ears = await listenTo((await at('2026-12-03T09:00', 'admin')).socket());
      house.mail.refusal = { at: 'RCPT', answer: '550 no such user' };
      await give(await house.test.signIn('operator'));
      await run();
      expect(await outbox()).toMatchObject([{ state: 'failed', attempts: 1, reason: expect.stringContaining('550') as unknown }]);
      await house.test.settle();
      await ears.reached(await headOf(house.test));
      expect(ears.heard.map(({ name }) => name)).toContain('channel.message-failed');
      const admin = await house.test.signIn('admin');
      house.mail.refusal = null;
      expect((await admin.send('POST', '/api/channels/outbox/retry')).body).toEqual({ retried: 1 });
    });

    it('is not sent to whoever lost the right to see it, or the account, while it waited', async () => {
      await Promise.all([address('vtl'), address('operator')]);
      const task = await give(await at('2026-12-04T09:00'));
      await house.test.transactions.query(`update users set status = 'disabled' where username = 'vtl'`);
      await run();
      expect(house.mail.mails).toEqual([]);
      expect(await outbox()).toMatchObject([{ state: 'dropped' }]);
      await house.test.transactions.query(`update users set status = 'active' where username = 'vtl'`);
      const vtl = await house.test.signIn('vtl');
      await vtl.send('POST', `/api/tasks/${task.id}/steps`, { step: 'return', text: 'Không thuộc phạm vi quản lý' }, ifMatch(task.version));
      await house.test.settle();
      await house.test.transactions.query(`update users set everywhere = false where username = 'operator'`);
      house.test.clock.set(vn('2026-12-05T07:31'));
      await run();
      await house.test.transactions.query(`update users set everywhere = true where username = 'operator'`);
      expect(house.mail.mails).toEqual([]);
    });
  });

  describe('preferences', () => {
    const own = async (person: Person) => (await person.get<OwnPreferences>('/api/notification-preferences')).body;
    const wish = (person: Person, change: object, version = 0) => person.send<OwnPreferences>('PATCH', '/api/notification-preferences', change, ifMatch(version));

    it('are one’s own, begin with the usual ones, and are changed upon the version that was seen', async () => {
      await address('vtl');
      const [vtl, operator] = [await at('2026-12-07T09:00', 'vtl'), await house.test.signIn('operator')];
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
      expect(house.mail.mails.map(({ subject }) => subject.includes('Khẩn cấp'))).toEqual([true]);
      house.test.clock.set(vn('2026-12-09T06:30'));
      await run();
      expect(house.mail.mails).toHaveLength(2);
      await wish(await house.test.signIn('vtl'), { ways: { ...usualPreferences.ways, work: 'off' } });
      const task = await give(await house.test.signIn('operator'));
      await run();
      expect(house.mail.mails).toHaveLength(2);
      expect((await (await house.test.signIn('vtl')).get<NotificationBoard>('/api/notifications/board')).body.notifications.some(({ taskId }) => taskId === task.id)).toBe(true);
    });

    it('gather a day into one digest, by kind, whichever node sends it', async () => {
      await address('vtl');
      const operator = await at('2026-12-10T08:00');
      await wish(await house.test.signIn('vtl'), { ways: { ...usualPreferences.ways, work: 'digest' }, digestMinute: 9 * 60 });
      const tasks = [await give(operator, { title: 'Việc thứ nhất' }), await give(operator, { title: 'Việc thứ hai' })];
      await operator.send('POST', `/api/tasks/${tasks[0]?.id}/steps`, { step: 'cancel', text: 'Giao nhầm' }, ifMatch(1));
      await house.test.settle();
      await run();
      expect(house.mail.mails).toEqual([]);
      house.test.clock.set(vn('2026-12-10T09:00'));
      await Promise.all([run(), run(house.other)]);
      expect(house.mail.mails).toHaveLength(1);
      expect(house.mail.mails[0]?.subject).toMatch(/^\[IOC\] Bản tin nhiệm vụ: [23] thông báo$/);
      expect(house.mail.mails[0]?.text).toMatch(/VIỆC ĐƯỢC GIAO \(2\)[^]*Việc thứ nhất[^]*Việc thứ hai/);
      // What comes after the digest waits for the next one.
      await give(await house.test.signIn('operator'), { title: 'Việc thứ ba' });
      await run();
      expect(house.mail.mails).toHaveLength(1);
      house.test.clock.set(vn('2026-12-11T09:00'));
      await run();
      expect(house.mail.mails[1]?.text).toContain('Việc thứ ba');
    });
  });

  it('do not quote a comment that was taken back before they left', async () => {
    await address('operator');
    const operator = await at('2026-12-13T22:00');
    const task = await give(operator);
    const vtl = await house.test.signIn('vtl');
    const said = (await vtl.send<TaskComment>('POST', `/api/tasks/${task.id}/comments`, { text: 'Mật khẩu là 1234' })).body;
    await house.test.settle();
    expect((await vtl.send('DELETE', `/api/tasks/${task.id}/comments/${said.id}`)).status).toBe(200);
    await house.test.settle();
    house.test.clock.set(vn('2026-12-14T08:00'));
    await run();
    expect(house.mail.mails.map(({ text }) => [text.includes('1234'), text.includes('Ý kiến này đã được gỡ.')])).toEqual([[false, true]]);
  });

  it('arrive though a node dies before or after sending: the e-mail again under the same Message-ID, the notification once', async () => {
    await address('vtl');
    const task = await give(await at('2026-12-18T09:00'));
    // A node took it and died: nobody else touches it while the lease lasts.
    const leave = () => house.test.transactions.query(
      `update outbox set state = 'waiting', done_at = null, attempts = 1, lease = gen_random_uuid(), leased_until = $1`,
      [new Date(house.test.clock.now().getTime() + 90_000)],
    );
    const pick = async () => {
      await run(house.other);
      const before = house.mail.mails.length;
      house.test.clock.advance(91_000);
      await run(house.other);
      return [before, house.mail.mails.length];
    };
    await leave();
    expect(await pick()).toEqual([0, 1]);
    await leave();
    expect(await pick()).toEqual([1, 2]);
    const [row] = await outbox();
    expect(house.mail.mails.map(({ messageId }) => messageId)).toEqual([`<${row?.id}@tinh.example.vn>`, `<${row?.id}@tinh.example.vn>`]);
    await house.test.settle();
    const { notifications } = (await (await house.test.signIn('vtl')).get<NotificationBoard>('/api/notifications/board')).body;
    expect(notifications.filter(({ taskId }) => taskId === task.id)).toHaveLength(1);
    expect(await outbox()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('are shared by nodes: each of many messages goes out once', async () => {
    await address('vtl');
    const operator = await at('2026-12-21T09:00');
    await Promise.all(Array.from({ length: 20 }, () => assignWith(house.test, operator)));
    await house.test.settle();
    await Promise.all([run(), run(house.other), run(), run(house.other)]);
    expect(house.mail.mails).toHaveLength(20);
    expect(new Set(house.mail.mails.map(({ messageId }) => messageId)).size).toBe(20);
  });

  it('write their row with the notification or not at all', async () => {
    await address('vtl');
    await give(await at('2026-12-22T09:00'));
    const [row] = await house.test.transactions.query<{ same: boolean }>(`select bool_and(o.xmin::text = n.xmin::text) as same from outbox o join outbox_notices i on i.outbox_id = o.id join notifications n on n.id = i.notification_id`);
    expect(row?.same).toBe(true);
  });

  it('try the mail server with an e-mail to oneself', async () => {
    const admin = await at('2026-12-23T09:00', 'admin');
    expect(await admin.send('POST', '/api/channels/email/test')).toMatchObject({ status: 409, body: { code: 'channel.no-address' } });
    await address('admin');
    expect((await admin.send('POST', '/api/channels/email/test')).body).toMatchObject({ isTest: true, state: 'waiting' });
    await run();
    expect(house.mail.mails).toMatchObject([{ to: 'admin@tinh.example.vn', subject: '[IOC] Thư thử kênh thông báo' }]);
  });
});
