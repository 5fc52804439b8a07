import type { Sending, SendingReason } from '@ioc/shared/channel-sendings';
import { mostAttempts } from '@ioc/shared/channels';
import type { TaskParty } from '@ioc/shared/task-parties';
import { taskPlace, type Task } from '@ioc/shared/tasks';
import { instant, type Transactions, type Tx } from '#platform/database';

/** A message of the outbox and what it tells whom. */
export interface SentNotice {
  outboxId: string;
  notificationId: string;
  party: TaskParty | null;
}

/** What an attempt leaves as its reason, where it is one of our own words. */
const ownReasons: Readonly<Record<string, SendingReason>> = {
  'channel.no-address': 'no-address', 'access.not-permitted': 'not-permitted', 'channel.switched-off': 'switched-off', 'channel.address-refused': 'address-refused', IOC_SMTP_URL: 'mail-off',
};
const reasonCase = `case o.reason ${Object.entries(ownReasons).map(([own, reason]) => `when '${own}' then '${reason}'`).join(' ')} end`;

/** Counted by the database: one statement for all lines of a page, however many people each of them went to. */
export const readSendings = (db: Transactions | Tx, ids: readonly string[]): Promise<Sending[]> =>
  db.query<Sending>(
    `select s.id, s.task_id as "taskId", s.at, s.code, m.parts from task_sendings s cross join lateral (
       select coalesce(jsonb_agg(jsonb_build_object('channel', p.channel, 'party', p.party, 'state', p.state, 'reason', p.reason, 'count', p.count, 'attempts', p.attempts, 'endedAt', ${instant('p.ended_at')})
         order by p.channel, p.party, p.state, p.reason), '[]') as parts
       from (select channel, party, state, reason, count(*)::int as count, max(attempts) as attempts, max(ended_at) as ended_at
         from task_sending_messages where sending_id = s.id group by channel, party, state, reason) p) m
     where s.id = any($1::uuid[])`,
    [ids],
  );

/** Beside the rows of the outbox, in their transaction: one line for each event of a task, one row in it for each message. */
export async function addSendings(tx: Tx, notices: readonly SentNotice[]): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    `with told as (
       select w."outboxId" as outbox_id, w.party, o.channel, n.task_id, n.event_id, n.code, n.at
       from jsonb_to_recordset($1::jsonb) as w("outboxId" uuid, "notificationId" uuid, party text)
       join outbox o on o.id = w."outboxId" join notifications n on n.id = w."notificationId" where n.task_id is not null),
     made as (
       insert into task_sendings (task_id, event_id, code, at) select task_id, event_id, code, min(at) from told group by task_id, event_id, code order by min(at), event_id, code
       on conflict (task_id, event_id, code) do update set at = task_sendings.at returning id, task_id, event_id, code)
     insert into task_sending_messages (sending_id, outbox_id, channel, party)
     select made.id, told.outbox_id, told.channel, told.party from told join made using (task_id, event_id, code) returning sending_id as id`,
    [JSON.stringify(notices)],
  );
  await announce(tx, rows);
}

/**
 * After rows of the outbox changed, in the same transaction. The lines are locked first, in one order: of two messages of
 * one line that end at the same time the second sees that it is the last.
 */
export async function followOutbox(tx: Tx, outboxIds: readonly string[]): Promise<void> {
  if (outboxIds.length === 0) return;
  const lines = await tx.query<{ id: string }>(
    `select id from task_sendings where id in (select sending_id from task_sending_messages where outbox_id = any($1::uuid[])) order by id for update`,
    [outboxIds],
  );
  if (lines.length === 0) return;
  // Given up before the last attempt it was refused for good, else nobody answered to the end.
  await tx.query(
    `update task_sending_messages m set state = o.state, attempts = o.attempts, ended_at = o.done_at,
       reason = case when o.state in ('failed', 'dropped') then coalesce(${reasonCase}, case when o.attempts < ${mostAttempts} then 'refused' else 'unreachable' end) end
     from outbox o where o.id = m.outbox_id and o.id = any($1::uuid[])`,
    [outboxIds],
  );
  const news = await tx.query<{ id: string }>(
    `select s.id from task_sendings s where s.id = any($1::uuid[]) and (
       not exists (select 1 from task_sending_messages m where m.sending_id = s.id and m.state = 'waiting')
       or exists (select 1 from task_sending_messages m where m.sending_id = s.id and m.outbox_id = any($2::uuid[]) and (m.state = 'failed' or m.attempts = 0)))`,
    [lines.map(({ id }) => id), outboxIds],
  );
  await announce(tx, news);
}

type Told = Pick<Task, 'unitId' | 'leadOrgId' | 'coordinatingOrgIds' | 'sectorCode'> & { id: string; taskId: string };

async function announce(tx: Tx, sendings: readonly { id: string }[]): Promise<void> {
  if (sendings.length === 0) return;
  const told = await tx.query<Told>(
    `select s.id, s.task_id as "taskId", t.unit_id as "unitId", t.lead_org_id as "leadOrgId", t.coordinating_org_ids as "coordinatingOrgIds", t.sector as "sectorCode"
     from task_sendings s join tasks t on t.id = s.task_id where s.id = any($1::uuid[]) and t.is_given order by s.line`,
    [sendings.map(({ id }) => id)],
  );
  for (const { id, taskId, ...task } of told) tx.record('sending.changed', { id, task: { id: taskId } }, taskPlace(task));
}
