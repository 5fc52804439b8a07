import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A notification knows the comment it quotes, so that whoever wrote it can take it back there too. */
export class NotificationsQuote202611300020 implements MigrationInterface {
  name = 'NotificationsQuote1764460800020';

  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table notifications add column comment_id uuid references task_comments (id)');
    await db.query(`update notifications n set comment_id = (e.data -> 'comment' ->> 'id')::uuid from events e
      where e.id = n.event_id and n.code in ('mentioned', 'commented')`);
    await db.query('create index notifications_quoting on notifications (comment_id) where comment_id is not null');
    await db.query(`update notifications n set params = jsonb_set(n.params, '{text}', 'null') from task_comments c
      where c.id = n.comment_id and c.removed_at is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table notifications drop column comment_id');
  }
}
