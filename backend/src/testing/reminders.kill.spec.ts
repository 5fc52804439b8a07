import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OutboxMessage } from '@ioc/shared/channels';
import type { Page } from '@ioc/shared/list';
import { freePort, startPrivatePostgres, type PrivatePostgres } from '../bench/private-postgres.js';
import { signIn, startProduct, type Product } from '../bench/product.js';
import { commandConfig, withDatabase } from '../commands/database.js';
import { startMailServer, type MailServer } from '../features/channels/servers.fixture.js';
import { randomOf } from './random-of.js';

const kills = 12;
/** At first more than one batch of the sweep; each of the next rounds has some more to say. */
const [firstReminders, laterReminders] = [2_400, 400];
/** How many messages a node has in its hands at once. */
const inHand = 8;
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** Where the road from a rule to a letter stands: every number counts things that are there once for each reminder. */
interface Road {
  reminders: number;
  told: number;
  notifications: number;
  heard: number;
  letters: number;
  /** Notifications of whoever has an address. */
  lettersDue: number;
  sent: number;
}

const road = `select (select count(*) from task_reminders) as reminders,
  (select count(*) from events where name = 'reminder.sent') as told,
  (select count(*) from notifications where code = 'overdue') as notifications,
  (select count(*) from events where name = 'notification.added') as heard,
  (select count(*) from outbox) as letters,
  (select count(*) from notifications n join users u on u.id = n.user_id where u.email is not null) as "lettersDue", (select count(*) from outbox where state = 'sent') as sent`;

describe('a server that is killed twelve times while it reminds of overdue work', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-reminder-kill-'));
  let postgres: PrivatePostgres | null = null;
  let mail: MailServer;
  let server: Product | null = null;
  let env: Record<string, string> = {};

  beforeAll(async () => {
    if (!existsSync(main)) throw new Error('This test runs the built server: run the build first.');
    postgres = await startPrivatePostgres();
    mail = await startMailServer();
    env = {
      NODE_ENV: 'development', PORT: String(await freePort()), HOST: '127.0.0.1', IOC_DATA_DIR: folder, IOC_DEMO: 'true', IOC_SIMULATE: 'false', IOC_LOG_LEVEL: 'silent',
      IOC_PUBLIC_URL: 'http://ioc.tinh.example.vn', IOC_MAIL_FROM: 'ioc@tinh.example.vn', IOC_SMTP_URL: mail.url,
      IOC_REMINDER_SECONDS: '86400', IOC_OUTBOX_SECONDS: '1', IOC_SEND_TIMEOUT_SECONDS: '1', ...(postgres ? { DATABASE_URL: await postgres.database('ioc') } : {}),
    };
  }, 120_000);
  afterAll(async () => {
    await server?.kill('SIGKILL');
    await mail.close();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const look = () => withDatabase(commandConfig(env), async ({ transactions }) => {
    const [row] = await transactions.query<Road>(road);
    if (!row) throw new Error('a row of counts is always there');
    return row;
  });
  const letterIds = (): Set<string> => new Set(mail.mails.map(({ messageId }) => messageId));
  const until = async (what: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  /** Open work of an emergency, which is reminded of at any hour, past its term; one of the two who gave it has an address. */
  const prepare = () => withDatabase(commandConfig(env), async ({ transactions }) => {
    await transactions.query(`update reminder_rules set is_on = false`);
    await transactions.query(`delete from task_reminders`);
    await transactions.query(`delete from notifications`);
    await transactions.query(`delete from outbox`);
    await transactions.query(`update users set email = case when username = 'manager' then 'giao-viec@tinh.example.vn' end`);
    const tasks = await transactions.query<{ byManager: boolean }>(
      `with giver as (select id, username from users where username in ('manager', 'manager2')),
         open as (select id, case row_number() over (order by id) % 2 when 0 then 'manager' else 'manager2' end as username from tasks where state in ('assigned', 'received', 'in_progress'))
       update tasks t set priority = 'hoa_toc', due_at = now() - interval '1 hour', assigner_id = g.id from open o join giver g using (username)
       where t.id = o.id returning g.username = 'manager' as "byManager"`,
    );
    return { tasks: tasks.length, byManager: tasks.filter(({ byManager }) => byManager).length };
  });
  /** @returns how many rules there are now to remind of each task by */
  const addRules = (count: number) => withDatabase(commandConfig(env), async ({ transactions }) => {
    await transactions.query(
      `insert into reminder_rules (kind, days, parties, since) select 'overdue', 0, array['assigner'], now() - interval '30 days' from generate_series(1, $1)`, [count],
    );
    return (await transactions.query(`select 1 from reminder_rules where is_on`)).length;
  });

  it('has given each reminder and each notification once, and sent each letter under one Message-ID', async () => {
    const random = randomOf(20_261_201);
    server = await startProduct(env);
    await server.stop();
    const { tasks, byManager } = await prepare();
    const { told: before, heard: heardBefore } = await look();
    env = { ...env, IOC_REMINDER_SECONDS: '1' };

    const isSweeping = (round: number): boolean => round < kills / 2;
    const seen: (Road & { due: number })[] = [];
    let rules = 0;
    for (let round = 0; round < kills; round += 1) {
      if (isSweeping(round)) rules = await addRules(Math.ceil((round === 0 ? firstReminders : laterReminders) / tasks));
      server = await startProduct(env);
      // The first are killed about when the sweep begins and writes, the others while letters leave.
      const enough = mail.mails.length + Math.floor(random() * 120);
      const began = performance.now();
      const delayMs = round === 0 ? 1_300 : 950 + random() * 400;
      await until(() => (isSweeping(round) ? performance.now() - began > delayMs : mail.mails.length >= enough || letterIds().size >= rules * byManager));
      await server.kill('SIGKILL');
      const found = await look();
      seen.push({ ...found, due: rules * tasks });
      // What belongs together is there together or not at all, wherever the kill fell.
      expect({ told: found.told - before, heard: found.heard - heardBefore }).toEqual({ told: found.reminders, heard: found.notifications });
      expect(found.letters).toBe(found.lettersDue);
      // Of what was in its hands the lease runs out; the clock of the machine cannot be put forward, the lease can be put back.
      await withDatabase(commandConfig(env), ({ transactions }) => transactions.query(`update outbox set leased_until = now() where leased_until is not null`));
    }
    const [expected, letters] = [rules * tasks, rules * byManager];
    expect(seen.some(({ reminders, due }) => reminders < due)).toBe(true);
    expect(seen.some(({ sent }) => sent > 0 && sent < letters)).toBe(true);

    server = await startProduct(env);
    const { url } = server;
    await until(() => letterIds().size >= letters);
    const { password } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as { password: string };
    const cookie = await signIn(url, 'admin', password);
    const waiting = async (): Promise<number> => ((await (await fetch(`${url}/api/channels/outbox?state=waiting`, { headers: { cookie } })).json()) as Page<OutboxMessage>).total;
    await until(async () => (await waiting()) === 0);
    await server.stop();

    expect(await look()).toEqual({ reminders: expected, told: before + expected, notifications: expected, heard: heardBefore + expected, letters, lettersDue: letters, sent: letters });
    await withDatabase(commandConfig(env), async ({ transactions }) => {
      const [once] = await transactions.query<Record<string, number>>(
        `select (select count(*) from (select distinct task_id, rule_id from task_reminders) r) as reminders,
           (select count(*) from (select distinct data #>> '{reminder,id}' from events where name = 'reminder.sent' and data #>> '{reminder,id}' in (select id::text from task_reminders)) e) as told,
           (select count(*) from (select distinct event_id from notifications) n) as notifications, (select count(distinct notification_id) from outbox_notices) as letters`,
      );
      expect(once).toEqual({ reminders: expected, told: expected, notifications: expected, letters });
      const ids = await transactions.query<{ id: string }>(`select id from outbox`);
      expect(letterIds()).toEqual(new Set(ids.map(({ id }) => `<${id}@tinh.example.vn>`)));
    });
    // Only what was on its way when the node died comes again, and says that it is the same letter.
    expect(mail.mails.length - letters).toBeLessThanOrEqual(kills * inHand);
    const words = new Map<string, string>();
    for (const { messageId, to, subject, text } of mail.mails) {
      const said = [to, subject, text].join('\n');
      expect(words.get(messageId) ?? said).toBe(said);
      words.set(messageId, said);
    }
    expect(new Set(mail.mails.map(({ to }) => to))).toEqual(new Set(['giao-viec@tinh.example.vn']));
  }, 600_000);
});
