import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import type { ChannelBoard, OutboxCounts, OutboxMessage } from '@ioc/shared/channels';
import type { OutboxQuery } from '@ioc/shared/channels.input';
import type { Page } from '@ioc/shared/list';
import { Params, Transactions, type Tx } from '#platform/database';
import { pageClause, Problem, requireRow } from '#platform/http';
import { nextAt } from './channels.rules.js';
import { EmailChannel } from './email.channel.js';
import { Outbox } from './outbox.js';
import { followOutbox } from './sendings.queries.js';

const dayMs = 24 * 3_600_000;

const select = `select o.id, o.channel, o.webhook_id as "webhookId", w.name as "webhookName", u.full_name as "recipientName", n.code, o.is_test as "isTest", n.notices,
    o.state, o.created_at as "createdAt", o.due_at as "dueAt", o.done_at as "doneAt", o.attempts, o.reason
  from outbox o join users u on u.id = o.user_id left join webhooks w on w.id = o.webhook_id
  left join lateral (select count(*)::int as notices, case when count(*) = 1 then min(n.code) end as code
    from outbox_notices i join notifications n on n.id = i.notification_id where i.outbox_id = o.id) n on true`;

/** What an administrator sees of the way out, and may set going again. */
@Injectable()
export class OutboxService {
  constructor(
    private readonly transactions: Transactions,
    private readonly email: EmailChannel,
    private readonly outbox: Outbox,
  ) {}

  async board(): Promise<ChannelBoard> {
    const midnight = new Date(nextAt(0, this.transactions.clock.now()).getTime() - dayMs);
    const rows = await this.transactions.query<OutboxCounts & { channel: string }>(
      `select channel, count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'failed') as failed,
         count(*) filter (where state = 'sent' and done_at >= $1) as "sentToday", max(done_at) filter (where state = 'sent') as "lastSentAt" from outbox group by channel`,
      [midnight],
    );
    const counts = (name: string): OutboxCounts => {
      const { waiting, failed, sentToday, lastSentAt } = rows.find(({ channel }) => channel === name) ?? { waiting: 0, failed: 0, sentToday: 0, lastSentAt: null };
      return { waiting, failed, sentToday, lastSentAt };
    };
    return { email: { ...this.email.shown, ...counts('email') }, webhook: counts('webhook') };
  }

  async list(query: OutboxQuery): Promise<Page<OutboxMessage>> {
    const params = new Params();
    const where = ['true'];
    if (query.state) where.push(`o.state = any(${params.add(query.state)})`);
    if (query.channel) where.push(`o.channel = any(${params.add(query.channel)})`);
    if (query.webhookId) where.push(`o.webhook_id = ${params.add(query.webhookId)}`);
    const condition = where.join(' and ');
    const [data, [count]] = await Promise.all([
      this.transactions.query<OutboxMessage>(`${select} where ${condition} order by o.created_at desc, o.id ${pageClause(query)}`, params.values),
      this.transactions.query<{ total: number }>(`select count(*) as total from outbox o where ${condition}`, params.values),
    ]);
    return { data, total: count?.total ?? 0 };
  }

  retry(actor: Actor, id: string): Promise<OutboxMessage> {
    return this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query<{ state: string }>(`select state from outbox where id = $1 for update`, [id]);
      if (requireRow(row, 'channel.message-not-found').state !== 'failed') throw new Problem('channel.message-not-failed');
      await this.wait(tx, `id = $1`, [id]);
      return this.read(tx, id);
    });
  }

  retryAll(actor: Actor): Promise<{ retried: number }> {
    return this.transactions.run(actor, async (tx) => ({ retried: await this.wait(tx, `state = 'failed'`, []) }));
  }

  tryMail(actor: Actor): Promise<OutboxMessage> {
    return this.transactions.run(actor, async (tx) => {
      if (!this.email.shown.isOn) throw new Problem('channel.mail-off');
      const [person] = await tx.query<{ email: string | null }>(`select email from users where id = $1`, [actor.id]);
      if (!person?.email) throw new Problem('channel.no-address');
      return this.read(tx, await this.outbox.putTrial(tx, { userId: actor.id, webhookId: null }));
    });
  }

  private async wait(tx: Tx, which: string, values: readonly unknown[]): Promise<number> {
    const rows = await tx.query<{ id: string }>(
      `update outbox set state = 'waiting', attempts = 0, due_at = $${values.length + 1}, done_at = null, lease = null, leased_until = null where ${which} returning id`,
      [...values, tx.now],
    );
    await followOutbox(tx, rows.map(({ id }) => id));
    if (rows.length > 0) tx.record('channel.messages-retried', { count: rows.length });
    return rows.length;
  }

  private async read(tx: Tx, id: string): Promise<OutboxMessage> {
    const [row] = await tx.query<OutboxMessage>(`${select} where o.id = $1`, [id]);
    return requireRow(row, 'channel.message-not-found');
  }
}
