import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { noticesOnBoard, type Notification, type NotificationBoard, type NotificationPage } from '@ioc/shared/notifications';
import type { NotificationQuery, ReadNotifications } from '@ioc/shared/notifications.input';
import { noticeFrom, noticeScope } from '#features/channels';
import { Params, Transactions, type Tx } from '#platform/database';
import { pageClause, requireRow } from '#platform/http';

const columns = `n.id, n.at, n.code, n.task_id as "taskId", n.template_id as "templateId", n.params, n.read_at as "readAt"`;
const unreadFirst = `order by (n.read_at is not null), n.at desc, n.id`;

/** Their own, of what they may still see. */
const mine = (actor: Actor, params: Params): string => `n.user_id = ${params.add(actor.id)} and ${noticeScope(actor, params)}`;
const from = `from ${noticeFrom}`;

@Injectable()
export class NotificationsService {
  constructor(private readonly transactions: Transactions) {}

  async list(actor: Actor, query: NotificationQuery): Promise<NotificationPage> {
    const params = new Params();
    const where = `where ${mine(actor, params)}${query.unread ? ' and n.read_at is null' : ''}`;
    const [data, [counts]] = await Promise.all([
      this.transactions.query<Notification>(`select ${columns} ${from} ${where} ${unreadFirst} ${pageClause(query)}`, params.values),
      this.transactions.query<{ total: number; unread: number }>(`select count(*) as total, count(*) filter (where n.read_at is null) as unread ${from} ${where}`, params.values),
    ]);
    return { data, total: counts?.total ?? 0, unread: counts?.unread ?? 0 };
  }

  /** What the bell shows and the event number it is true at: one statement. */
  async board(actor: Actor): Promise<NotificationBoard> {
    const params = new Params();
    const where = mine(actor, params);
    const rows = await this.transactions.query<{ seq: number; unread: number } & (Notification | { id: null })>(
      `select h.seq, (select count(*) ${from} where ${where} and n.read_at is null) as unread, b.*
       from event_head h left join lateral (select ${columns} ${from} where ${where} ${unreadFirst} limit ${noticesOnBoard}) b on true
       order by (b."readAt" is not null), b.at desc, b.id`,
      params.values,
    );
    const notifications = rows.flatMap(({ seq: _seq, unread: _unread, ...row }) => (row.id === null ? [] : [row]));
    return { seq: rows[0]?.seq ?? 0, unread: rows[0]?.unread ?? 0, notifications };
  }

  /** One, or all that had happened by a moment. The other screens of the person follow. */
  async read(actor: Actor, { id, until }: ReadNotifications): Promise<{ read: number }> {
    return this.transactions.run(actor, async (tx) => {
      if (id !== null) await this.require(tx, actor, id);
      const params = new Params();
      const which = id === null ? `n.at <= ${params.add(until)}::timestamptz` : `n.id = ${params.add(id)}`;
      const rows = await tx.query(
        `update notifications set read_at = ${params.add(tx.now)} where read_at is null and id in (select n.id ${from} where n.read_at is null and ${which} and ${mine(actor, params)}) returning 1`,
        params.values,
      );
      if (rows.length > 0) tx.tell(actor.id, 'notification.read', { id, until, at: tx.now.toISOString(), count: rows.length });
      return { read: rows.length };
    });
  }

  private async require(tx: Tx, actor: Actor, id: string): Promise<void> {
    const params = new Params();
    const [row] = await tx.query(`select 1 ${from} where n.id = ${params.add(id)} and ${mine(actor, params)}`, params.values);
    requireRow(row, 'notification.not-found');
  }
}
