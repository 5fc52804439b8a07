import { describe, expect, it } from '@jest/globals';
import type { Sending } from '@ioc/shared/channel-sendings';
import { mostAttempts } from '@ioc/shared/channels';
import type { TimelinePage } from '@ioc/shared/timelines';
import { headOf, ifMatch } from '../../testing/builders.js';
import { listenTo, type Person } from '../../testing/test-app.js';
import { useChannels, vn } from './channels.fixture.js';

describe('what went out for a task', () => {
  const house = useChannels();
  const { run, at, address, give, outbox, makeWebhook } = house;
  const timeline = (person: Person, taskId: string, filter = 'sendings') => person.get<TimelinePage>(`/api/tasks/${taskId}/timeline?filter=${filter}`);
  const sendings = async (person: Person, taskId: string): Promise<Sending[]> =>
    (await timeline(person, taskId)).body.lines.flatMap((line) => (line.kind === 'sending' ? [line.sending] : []));

  it('is one line of its timeline for each event, with people counted by what they are, for whoever may see the task', async () => {
    await Promise.all([makeWebhook(), house.test.transactions.query(`update users set email = username || '@tinh.example.vn'`)]);
    const task = await give(await at('2027-01-04T09:00'));
    const operator = await house.test.signIn('operator');
    const [before] = await sendings(operator, task.id);
    expect(before).toMatchObject({ code: 'task.assigned', taskId: task.id });
    expect(before?.parts.every(({ state, endedAt, attempts }) => state === 'waiting' && endedAt === null && attempts === 0)).toBe(true);
    await run();
    const lines = await sendings(operator, task.id);
    expect(lines).toHaveLength(1);
    const messages = await outbox();
    const sum = (channel: string) => lines[0]?.parts.filter((part) => part.channel === channel).reduce((total, { count }) => total + count, 0);
    expect([sum('email'), sum('webhook')]).toEqual(['email', 'webhook'].map((channel) => messages.filter((each) => each.channel === channel).length));
    expect(lines[0]?.parts).toContainEqual({ channel: 'email', party: 'focal', state: 'sent', reason: null, count: 1, attempts: 1, endedAt: house.test.clock.now().toISOString() });
    const { body } = await timeline(operator, task.id, 'all');
    expect(body.lines.map(({ kind }) => kind)).toEqual(['sending', 'update']);
    expect(JSON.stringify(body)).not.toMatch(/@tinh\.example\.vn|iocw_|127\.0\.0\.1/);
    expect(await timeline(await house.test.signIn('so'), task.id)).toMatchObject({ status: 404, body: { code: 'task.not-found' } });
    expect((await timeline(house.test.anonymous, task.id)).status).toBe(401);
  });

  it('makes one line of thirty e-mails, and stays when the outbox has forgotten them', async () => {
    await house.test.transactions.query(
      `insert into users (username, full_name, org_id, role, org_ids, email) select 'focal' || n, 'Cán bộ ' || n, org_id, role, org_ids, 'focal' || n || '@tinh.example.vn'
       from users, generate_series(1, 29) n where username = 'vtl'`,
    );
    await address('vtl');
    const task = await give(await at('2027-01-05T09:00'));
    await run();
    await house.test.transactions.query(`delete from outbox`);
    expect(await sendings(await house.test.signIn('operator'), task.id)).toMatchObject([{ parts: [{ channel: 'email', party: 'focal', state: 'sent', count: 30 }] }]);
  });

  it('says after how many attempts it was given up and why, in our words, and what became of it when it is sent again', async () => {
    await address('vtl');
    house.mail.refusal = { at: 'DATA', answer: '451 <vtl@tinh.example.vn> try later' };
    const task = await give(await at('2027-01-06T09:00'));
    const part = async () => (await sendings(await house.test.signIn('operator'), task.id))[0]?.parts;
    await run();
    expect(await part()).toMatchObject([{ state: 'waiting', reason: null, attempts: 1, endedAt: null }]);
    for (let attempt = 1; attempt < mostAttempts; attempt += 1) {
      house.test.clock.advance(75 * 60_000);
      await run();
    }
    expect(await part()).toMatchObject([{ state: 'failed', reason: 'unreachable', attempts: mostAttempts, endedAt: house.test.clock.now().toISOString() }]);
    await (await house.test.signIn('admin')).send('POST', '/api/channels/outbox/retry');
    expect(await part()).toMatchObject([{ state: 'waiting', reason: null, attempts: 0, endedAt: null }]);
    house.mail.refusal = { at: 'RCPT', answer: '550 no such user vtl@tinh.example.vn' };
    await run();
    expect(await part()).toMatchObject([{ state: 'failed', reason: 'refused', attempts: 1 }]);
    house.mail.refusal = null;
    await (await house.test.signIn('admin')).send('POST', '/api/channels/outbox/retry');
    await run();
    expect(await part()).toMatchObject([{ state: 'sent', reason: null, attempts: 1 }]);
  });

  it('says that a webhook was removed while it waited', async () => {
    const { id } = await makeWebhook();
    const task = await give(await at('2027-01-07T09:00'));
    expect((await (await house.test.signIn('admin')).send('DELETE', `/api/webhooks/${id}`)).status).toBe(204);
    expect(await sendings(await house.test.signIn('operator'), task.id)).toMatchObject([{ parts: [{ channel: 'webhook', state: 'dropped', reason: 'switched-off' }] }]);
  });

  it('joins a digest with one line in each of its tasks, and tells screens when it begins and when it has ended', async () => {
    await address('vtl');
    const vtl = await at('2027-01-08T09:00', 'vtl');
    const ways = { work: 'digest', reminders: 'off', results: 'off', extensions: 'off', evaluations: 'off', comments: 'off', changes: 'off' };
    await vtl.send('PATCH', '/api/notification-preferences', { ways, digestMinute: 600 }, ifMatch(0));
    const ears = await listenTo(vtl.socket());
    const operator = await house.test.signIn('operator');
    const tasks = [await give(operator), await give(operator)];
    house.test.clock.set(vn('2027-01-08T10:00'));
    await run();
    expect(house.mail.mails).toHaveLength(1);
    for (const { id } of tasks) expect(await sendings(await house.test.signIn('operator'), id)).toMatchObject([{ parts: [{ state: 'sent', party: 'focal', count: 1 }] }]);
    await ears.reached(await headOf(house.test));
    const told = ears.heard.filter(({ name }) => name === 'sending.changed').map(({ data }) => (data as { task: { id: string } }).task.id);
    expect(told.sort()).toEqual(tasks.flatMap(({ id }) => [id, id]).sort());
  });
});
