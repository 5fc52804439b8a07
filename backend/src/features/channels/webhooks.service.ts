import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { nowhere, type Actor } from '@ioc/shared/access';
import { changesBetween } from '@ioc/shared/changes';
import type { NewWebhook, Webhook } from '@ioc/shared/channels';
import type { CreateWebhook, UpdateWebhook } from '@ioc/shared/channels.input';
import type { Page } from '@ioc/shared/list';
import { Transactions, type Tx } from '#platform/database';
import { Idempotency, Problem, requireRow } from '#platform/http';
import { Outbox } from './outbox.js';
import { followOutbox } from './sendings.queries.js';
import { WebhookChannel } from './webhook.channel.js';

/** Told apart from other secrets at a glance, and in a search for leaked ones. */
const secretPrefix = 'iocw_';
const columns = `id, name, url, groups, is_on as "isOn", created_at as "createdAt", updated_at as "updatedAt", version`;
const editable = ({ name, url, groups, isOn }: Webhook) => ({ name, url, groups, isOn });

@Injectable()
export class WebhooksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly channel: WebhookChannel,
    private readonly outbox: Outbox,
  ) {}

  async list(): Promise<Page<Webhook>> {
    const data = await this.transactions.query<Webhook>(`select ${columns} from webhooks order by name collate vi_icu, id`);
    return { data, total: data.length };
  }

  get(id: string): Promise<Webhook> {
    return this.read(this.transactions, id);
  }

  /** The secret is in the answer and nowhere else: a repeated request is told to make another webhook. */
  async create(actor: Actor, input: CreateWebhook, idempotencyKey?: string): Promise<NewWebhook> {
    const made: NewWebhook[] = [];
    await this.idempotency.run(actor, 'webhooks', idempotencyKey, input, async (tx) => {
      this.requireCallable(input.url);
      const secret = secretPrefix + randomBytes(32).toString('base64url');
      const [webhook] = await tx.query<Webhook>(
        `insert into webhooks (name, url, secret, groups, created_at, updated_at) values ($1, $2, $3, $4, $5, $5) returning ${columns}`,
        [input.name, input.url, secret, input.groups, tx.now],
      );
      const shown = requireRow(webhook, 'channel.webhook-not-found');
      made[0] = { ...shown, secret };
      tx.record('channel.webhook-created', shown, nowhere, { recordId: shown.id, changes: [] });
      return shown.id;
    });
    const [webhook] = made;
    if (!webhook) throw new Problem('channel.webhook-already-made', { name: input.name });
    return webhook;
  }

  update(actor: Actor, id: string, version: number, input: UpdateWebhook): Promise<Webhook> {
    return this.transactions.run(actor, async (tx) => {
      await tx.query(`select 1 from webhooks where id = $1 for update`, [id]);
      const before = await this.read(tx, id);
      if (before.version !== version) throw new Problem('request.version-stale', {}, { current: before });
      if (input.url !== undefined) this.requireCallable(input.url);
      const { name, url, groups, isOn } = { ...before, ...input };
      await tx.query(`update webhooks set name = $2, url = $3, groups = $4, is_on = $5, updated_at = $6, version = version + 1 where id = $1`, [id, name, url, groups, isOn, tx.now]);
      // Switched on again it hears of what comes then, not of what waited meanwhile. A trial is somebody's own wish.
      if (before.isOn && !isOn) await this.drop(tx, id);
      const after = await this.read(tx, id);
      tx.record('channel.webhook-updated', after, nowhere, { recordId: id, changes: changesBetween(editable(before), editable(after)) });
      return after;
    });
  }

  /** What waits for it leaves with it. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      await tx.query(`select 1 from webhooks where id = $1 for update`, [id]);
      await this.drop(tx, id);
      const [removed] = await tx.query<Webhook>(`delete from webhooks where id = $1 returning ${columns}`, [id]);
      tx.record('channel.webhook-removed', requireRow(removed, 'channel.webhook-not-found'), nowhere, { recordId: id, changes: [] });
    });
  }

  try(actor: Actor, id: string): Promise<{ messageId: string }> {
    return this.transactions.run(actor, async (tx) => {
      await this.read(tx, id);
      const messageId = await this.outbox.putTrial(tx, { userId: actor.id, webhookId: id });
      tx.record('channel.webhook-tested', { id, messageId });
      return { messageId };
    });
  }

  /** What waits for it goes nowhere; a trial is somebody's own wish. */
  private async drop(tx: Tx, id: string): Promise<void> {
    const dropped = await tx.query<{ id: string }>(
      `update outbox set state = 'dropped', reason = 'channel.switched-off', done_at = $2, lease = null, leased_until = null where webhook_id = $1 and state = 'waiting' and not is_test returning id`,
      [id, tx.now],
    );
    await followOutbox(tx, dropped.map(({ id: messageId }) => messageId));
  }

  private requireCallable(url: string): void {
    if (!this.channel.mayCall(url)) throw new Problem('channel.address-refused');
  }

  private async read(db: Transactions | Tx, id: string): Promise<Webhook> {
    const [row] = await db.query<Webhook>(`select ${columns} from webhooks where id = $1`, [id]);
    return requireRow(row, 'channel.webhook-not-found');
  }
}
