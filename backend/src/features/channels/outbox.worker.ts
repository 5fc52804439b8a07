import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { channels, longestReason, mostAttempts, type Channel } from '@ioc/shared/channels';
import { actorOf } from '#features/access';
import type { Config } from '#platform/config';
import { Params, system, Transactions } from '#platform/database';
import { CONFIG } from '#platform/http';
import { Jobs } from '#platform/jobs';
import { Chance } from './chance.js';
import { reasonOf, type ChannelMessage, type MessageChannel, type Outcome, type Recipient } from './channel.port.js';
import { retryWaitMs } from './channels.rules.js';
import { EmailChannel } from './email.channel.js';
import { noticeFrom, noticeScope } from './notice-scope.js';
import { followOutbox } from './sendings.queries.js';
import { WebhookChannel } from './webhook.channel.js';

interface Taken extends Pick<ChannelMessage, 'id' | 'isTest' | 'isDigest'> {
  userId: string;
  webhookId: string | null;
  attempts: number;
  lease: string;
}

/** `dropped`: nobody is left whom it may be told to. */
type Ending = Outcome | { kind: 'dropped'; reason: string };

const batch = 8;

/**
 * Takes messages out of the outbox. A row is leased for longer than an attempt can last, sent without holding any
 * transaction, and marked by whoever holds the lease. A node that dies between sending and marking leaves a lease that
 * runs out: the message then goes out once more under the same id. So nothing is lost, and what comes twice can be told.
 */
@Injectable()
export class OutboxWorker {
  private readonly channelOf: Readonly<Record<Channel, MessageChannel>>;
  private readonly leaseMs: number;

  constructor(
    private readonly transactions: Transactions,
    private readonly chance: Chance,
    email: EmailChannel,
    webhook: WebhookChannel,
    @Inject(CONFIG) config: Config,
    jobs: Jobs,
  ) {
    this.channelOf = { email, webhook };
    // Connecting, greeting and each pause of a mail server may take the whole time limit.
    this.leaseMs = 60_000 + 6_000 * config.IOC_SEND_TIMEOUT_SECONDS;
    jobs.register({ name: 'outbox', everyMs: config.IOC_OUTBOX_SECONDS * 1_000, run: () => this.run() });
  }

  /** The channels do not wait for each other: a mail server that is away holds up no webhook. */
  async run(): Promise<void> {
    await Promise.all(channels.map((channel) => this.drain(channel)));
  }

  /** Batch after batch, until nothing is due or none of a batch got through: then the other side is away. */
  private async drain(channel: Channel): Promise<void> {
    for (;;) {
      const taken = await this.take(channel);
      const endings = await Promise.all(taken.map((message) => this.deliver(channel, message)));
      if (taken.length < batch || endings.every((kind) => kind === 'later')) return;
    }
  }

  private take(channel: Channel): Promise<Taken[]> {
    return this.transactions.run(system, (tx) => tx.query<Taken>(
      `update outbox set attempts = attempts + 1, lease = $2, leased_until = $3 where id in (
         select id from outbox where channel = $1 and state = 'waiting' and due_at <= $4 and (leased_until is null or leased_until <= $4)
         order by due_at, id limit ${batch} for update skip locked)
       returning id, is_test as "isTest", digest_for is not null as "isDigest", user_id as "userId", webhook_id as "webhookId", attempts, lease`,
      [channel, randomUUID(), new Date(this.transactions.clock.now().getTime() + this.leaseMs), this.transactions.clock.now()],
    ));
  }

  private async deliver(channel: Channel, taken: Taken): Promise<Ending['kind']> {
    const ending = await this.attempt(channel, taken).catch((error: unknown): Ending => ({ kind: 'later', reason: reasonOf(error) }));
    await this.mark(channel, taken, ending);
    return ending.kind;
  }

  private async attempt(channel: Channel, taken: Taken): Promise<Ending> {
    const recipient = await this.recipientOf(taken);
    if (!recipient) return { kind: 'dropped', reason: 'channel.no-address' };
    const notices = taken.isTest ? [] : await this.noticesOf(taken);
    if (!taken.isTest && notices.length === 0) return { kind: 'dropped', reason: 'access.not-permitted' };
    return this.channelOf[channel].send({ id: taken.id, isTest: taken.isTest, isDigest: taken.isDigest, notices }, recipient);
  }

  private async recipientOf({ userId, webhookId }: Taken): Promise<Recipient | null> {
    const [row] = await this.transactions.query<Recipient | (Omit<Recipient, 'address'> & { address: null })>(
      `select u.username, u.full_name as "fullName", u.locale, case when $2::uuid is null then u.email else w.url end as address, w.secret
       from users u left join webhooks w on w.id = $2 where u.id = $1 and u.status = 'active'`,
      [userId, webhookId],
    );
    return row && row.address !== null ? row : null;
  }

  /** What the person may see at this moment: whoever lost a scope since is not told by a message that waited, but of this one loss. */
  private async noticesOf({ id, userId }: Taken): Promise<ChannelMessage['notices']> {
    const actor = await actorOf(this.transactions, userId);
    if (!actor) return [];
    const params = new Params();
    return this.transactions.query(
      `select n.id, n.at, n.code, n.task_id as "taskId", n.template_id as "templateId", n.params from ${noticeFrom} join outbox_notices i on i.notification_id = n.id
       where i.outbox_id = ${params.add(id)} and ${noticeScope(actor, params)} order by n.at, n.id`,
      params.values,
    );
  }

  /** By the holder of the lease alone: whoever was too slow finds that the message is another's by now. */
  private mark(channel: Channel, { id, attempts, lease }: Taken, ending: Ending): Promise<void> {
    return this.transactions.run(system, async (tx) => {
      const reason = ending.kind === 'sent' ? null : ending.reason.replace(/\p{Cc}+/gu, ' ').slice(0, longestReason);
      const waits = ending.kind === 'later' && attempts < mostAttempts;
      const state = waits ? 'waiting' : ending.kind === 'later' || ending.kind === 'refused' ? 'failed' : ending.kind;
      const [marked] = await tx.query(
        `update outbox set state = $3, reason = $4, due_at = coalesce($5, due_at), done_at = $6, lease = null, leased_until = null where id = $1 and lease = $2 returning 1`,
        [id, lease, state, reason, waits ? new Date(tx.now.getTime() + retryWaitMs(attempts, this.chance.next())) : null, waits ? null : tx.now],
      );
      if (marked) await followOutbox(tx, [id]);
      if (marked && state === 'failed') tx.record('channel.message-failed', { id, channel, reason: reason ?? '' });
    });
  }
}
