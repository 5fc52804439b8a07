import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import type { NewWebhook, OutboxMessage } from '@ioc/shared/channels';
import type { Page } from '@ioc/shared/list';
import type { Task } from '@ioc/shared/tasks';
import { assignWith } from '../../testing/builders.js';
import { startTestApp, type Person, type TestApp, type TestNode } from '../../testing/test-app.js';
import { OutboxWorker } from './outbox.worker.js';
import { startMailServer, startReceiver, type MailServer, type Receiver } from './servers.fixture.js';

export const vn = (text: string): Date => new Date(`${text}:00+07:00`);

/**
 * Two nodes with a mail server and a receiver of webhooks on the other side, emptied before each test, and what the tests
 * of channels ask of them. To be called once, inside `describe`.
 */
export function useChannels() {
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

  return {
    get test() { return test; },
    get other() { return other; },
    get mail() { return mail; },
    get receiver() { return receiver; },
    /** Sends what is due. */
    run: (node: TestNode = test) => node.app.get(OutboxWorker).run(),
    at: async (now: string, name = 'operator'): Promise<Person> => {
      test.clock.set(vn(now));
      return test.signIn(name);
    },
    address: (username: string) => test.transactions.query(`update users set email = $1 where username = $2`, [`${username}@tinh.example.vn`, username]),
    give: async (person: Person, wish: Parameters<typeof assignWith>[2] = {}): Promise<Task> => {
      // One after the other: what happened at the same instant has no order.
      test.clock.advance(1_000);
      const { status, body } = await assignWith(test, person, wish);
      expect(status).toBe(201);
      await test.settle();
      return body;
    },
    outbox: async (query = '') => (await (await test.signIn('admin')).get<Page<OutboxMessage>>(`/api/channels/outbox${query}`)).body.data,
    makeWebhook: async (groups = ['work']) =>
      (await (await test.signIn('admin')).send<NewWebhook>('POST', '/api/webhooks', { name: 'Trục liên thông', url: `${receiver.url}/ioc`, groups })).body,
  };
}
