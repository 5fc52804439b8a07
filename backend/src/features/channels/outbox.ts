import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { groupOf, usualPreferences, type Channel, type MailPreferences, type NoticeGroup } from '@ioc/shared/channels';
import type { NoticeCode } from '@ioc/shared/notifications';
import type { TaskParty } from '@ioc/shared/task-parties';
import type { TaskPriority } from '@ioc/shared/tasks';
import type { Tx } from '#platform/database';
import { mailTime } from './channels.rules.js';
import { EmailChannel } from './email.channel.js';
import { addSendings, type SentNotice } from './sendings.queries.js';

interface Told {
  id: string;
  code: NoticeCode;
  userId: string;
  party: TaskParty | null;
  hasAddress: boolean;
  priority: TaskPriority;
  preferences: MailPreferences | null;
}

interface Wish {
  channel: Channel;
  userId: string;
  webhookId: string | null;
  dueAt: Date;
  isDigest: boolean;
  notificationId: string;
  party: TaskParty | null;
}

const dayMs = 24 * 3_600_000;

/** Where a message waits between the transaction that tells somebody and the channel that takes it out of the house. */
@Injectable()
export class Outbox {
  constructor(private readonly email: EmailChannel) {}

  /** In the transaction that wrote the notifications: they go out together with it or not at all. One row for each notification and channel, one a day for digests. */
  async put(tx: Tx, notifications: readonly { id: string; party: TaskParty | null }[]): Promise<void> {
    const partyOf = new Map(notifications.map(({ id, party }) => [id, party]));
    const rows = await tx.query<Omit<Told, 'party'>>(
      `select n.id, n.code, n.user_id as "userId", u.email is not null as "hasAddress", coalesce(t.priority, 'thuong') as priority,
         case when p.user_id is not null then jsonb_build_object('ways', p.ways, 'quiet', p.quiet, 'digestMinute', p.digest_minute) end as preferences
       from notifications n join users u on u.id = n.user_id left join tasks t on t.id = n.task_id left join notification_preferences p on p.user_id = n.user_id
       where n.id = any($1::uuid[]) order by n.id`,
      [[...partyOf.keys()]],
    );
    const told = rows.map((row): Told => ({ ...row, party: partyOf.get(row.id) ?? null }));
    const webhooks = await tx.query<{ id: string; groups: NoticeGroup[] }>(`select id, groups from webhooks where is_on order by id for share`);
    const wishes = told.flatMap((one) => [
      ...this.byMail(one, tx.now),
      ...webhooks.filter(({ groups }) => groups.includes(groupOf[one.code])).map(({ id }): Wish => ({ channel: 'webhook', userId: one.userId, webhookId: id, dueAt: tx.now, isDigest: false, notificationId: one.id, party: one.party })),
    ]);
    await this.putSingly(tx, wishes.filter(({ isDigest }) => !isDigest));
    await this.putInDigests(tx, wishes.filter(({ isDigest }) => isDigest));
  }

  /** A trial of a channel by this person. */
  async putTrial(tx: Tx, { userId, webhookId }: { userId: string; webhookId: string | null }): Promise<string> {
    const id = randomUUID();
    await tx.query(
      `insert into outbox (id, channel, user_id, webhook_id, is_test, created_at, due_at) values ($1, $2, $3, $4, true, $5, $5)`,
      [id, webhookId === null ? 'email' : 'webhook', userId, webhookId, tx.now],
    );
    return id;
  }

  private byMail({ id, userId, party, hasAddress, preferences, ...notice }: Told, now: Date): Wish[] {
    const time = this.email.shown.isOn && hasAddress ? mailTime(preferences ?? usualPreferences, notice, now) : null;
    return time ? [{ channel: 'email', userId, webhookId: null, dueAt: time.at, isDigest: time.isDigest, notificationId: id, party }] : [];
  }

  private async putSingly(tx: Tx, wishes: readonly Wish[]): Promise<void> {
    if (wishes.length === 0) return;
    const rows = wishes.map((wish) => ({ ...wish, id: randomUUID() }));
    await tx.query(
      `insert into outbox (id, channel, user_id, webhook_id, created_at, due_at)
       select id, channel, "userId", "webhookId", $2, "dueAt"
       from jsonb_to_recordset($1::jsonb) as w(id uuid, channel text, "userId" uuid, "webhookId" uuid, "dueAt" timestamptz)`,
      [JSON.stringify(rows), tx.now],
    );
    await this.link(tx, rows.map(({ id, notificationId, party }) => ({ outboxId: id, notificationId, party })));
  }

  /** Into the digest of the coming hour; where that is just being sent, by a node whose clock is ahead, into that of the next day. */
  private async putInDigests(tx: Tx, wishes: readonly Wish[], daysLater = 0): Promise<void> {
    if (wishes.length === 0) return;
    const momentOf = ({ dueAt }: Wish): string => new Date(dueAt.getTime() + daysLater * dayMs).toISOString();
    const keys = new Map(wishes.map((wish) => [`${wish.userId} ${momentOf(wish)}`, { userId: wish.userId, digestFor: momentOf(wish) }]));
    const rows = await tx.query<{ id: string; userId: string; digestFor: string }>(
      `insert into outbox (channel, user_id, digest_for, created_at, due_at)
       select 'email', "userId", "digestFor", $2, "digestFor" from jsonb_to_recordset($1::jsonb) as w("userId" uuid, "digestFor" timestamptz)
       on conflict (user_id, digest_for) where digest_for is not null do update set due_at = outbox.due_at where outbox.attempts = 0
       returning id, user_id as "userId", digest_for as "digestFor"`,
      [JSON.stringify([...keys.values()]), tx.now],
    );
    const open = new Map(rows.map(({ id, userId, digestFor }) => [`${userId} ${new Date(digestFor).toISOString()}`, id]));
    const idOf = (wish: Wish): string | undefined => open.get(`${wish.userId} ${momentOf(wish)}`);
    await this.link(tx, wishes.flatMap((wish) => {
      const outboxId = idOf(wish);
      return outboxId === undefined ? [] : [{ outboxId, notificationId: wish.notificationId, party: wish.party }];
    }));
    await this.putInDigests(tx, wishes.filter((wish) => idOf(wish) === undefined), daysLater + 1);
  }

  private async link(tx: Tx, links: readonly SentNotice[]): Promise<void> {
    await tx.query(
      `insert into outbox_notices (outbox_id, notification_id) select "outboxId", "notificationId" from jsonb_to_recordset($1::jsonb) as w("outboxId" uuid, "notificationId" uuid)`,
      [JSON.stringify(links)],
    );
    if (links.length > 0) await addSendings(tx, links);
  }
}
