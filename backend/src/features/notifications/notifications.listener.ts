import { Injectable } from '@nestjs/common';
import { noticeEvents } from '@ioc/shared/notifications';
import type { TaskParty } from '@ioc/shared/task-parties';
import { taskPlace } from '@ioc/shared/tasks';
import { actorsAmong } from '#features/access';
import { watchersOf } from '#features/watchers';
import { Outbox } from '#features/channels';
import type { Tx } from '#platform/database';
import { Listeners, type StoredEvent } from '#platform/events';
import { correctedComments, correctionsOf, newsOf, partyOf, peopleFor, soughtFor, toldComments, type Correction, type News } from './notifications.rules.js';

/** Tells people what concerns them. Once for each event and person: the cursor moves with it, and a unique key stands behind. */
@Injectable()
export class NotificationsListener {
  constructor(
    listeners: Listeners,
    private readonly outbox: Outbox,
  ) {
    listeners.register({ name: 'notifications', hears: [...new Set([...noticeEvents, ...toldComments, ...correctedComments, 'reminder.sent' as const])], handle: (tx, events) => this.handle(tx, events) });
  }

  private async handle(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    const news = events.flatMap(({ event }) => newsOf(event));
    const watchers = await watchersOf(tx, unique(news.filter(({ watchersBut }) => watchersBut !== null).map(({ task }) => task.id)));
    const sought = soughtFor(news);
    const people = await actorsAmong(tx, {
      ids: unique([...news.flatMap(({ task, named }) => [task.assignerId, ...named]), ...[...watchers.values()].flatMap((ids) => [...ids])]),
      orgIds: unique(sought.orgIds),
      roles: sought.roles,
    });
    const named = await namedIn(tx, news);
    const told = news.flatMap((one) =>
      peopleFor(one, people, watchers.get(one.task.id) ?? nobody).filter(({ id }) => one.code !== 'commented' || !named.get(one.commentId)?.has(id))
        .map((person) => ({ userId: person.id, party: partyOf(one, person), news: one })));
    if (told.length > 0) await this.tell(tx, told);
    for (const correction of correctionsOf(events.map(({ event }) => event))) await this.correct(tx, correction);
  }

  /** In the lists, on open screens, and in what still waits to leave: it is worded when it leaves. What has left is gone. */
  private async correct(tx: Tx, { commentId, text, task }: Correction): Promise<void> {
    const quoting = await tx.query<{ id: string; userId: string }>(
      `update notifications set params = jsonb_set(params, '{text}', coalesce(to_jsonb($2::text), 'null')) where comment_id = $1 returning id, user_id as "userId"`,
      [commentId, text],
    );
    for (const { id, userId } of quoting) tx.tell(userId, 'notification.corrected', { id, text }, taskPlace(task));
  }

  private async tell(tx: Tx, told: readonly { userId: string; party: TaskParty | null; news: News }[]): Promise<void> {
    const rows = told.map(({ userId, news: { eventId, at, code, task, params, commentId } }) => ({ userId, eventId, at, code, taskId: task.id, params, commentId }));
    const added = await tx.query<{ id: string; userId: string; eventId: string }>(
      `insert into notifications (user_id, event_id, at, code, task_id, params, comment_id)
       select w."userId", w."eventId", w.at, w.code, w."taskId", w.params, w."commentId"
       from jsonb_to_recordset($1::jsonb) as w("userId" uuid, "eventId" uuid, at timestamptz, code text, "taskId" uuid, params jsonb, "commentId" uuid) join tasks t on t.id = w."taskId"
       on conflict do nothing returning id, user_id as "userId", event_id as "eventId"`,
      [JSON.stringify(rows)],
    );
    const byEvent = new Map(told.map((one) => [`${one.news.eventId} ${one.userId}`, one]));
    if (added.length > 0) await this.outbox.put(tx, added.map(({ id, userId, eventId }) => ({ id, party: byEvent.get(`${eventId} ${userId}`)?.party ?? null })));
    for (const { id, userId, eventId } of added) {
      const one = byEvent.get(`${eventId} ${userId}`);
      if (!one) continue;
      const { at, code, task, params } = one.news;
      tx.tell(userId, 'notification.added', { id, at, code, taskId: task.id, templateId: null, params, readAt: null }, taskPlace(task));
    }
  }
}

/** Whom a comment names by now, a correction included: they hear of it as named, and naming made them followers of the task. */
async function namedIn(tx: Tx, news: readonly News[]): Promise<Map<string | null, ReadonlySet<string>>> {
  const ids = unique(news.flatMap(({ code, commentId }) => (code === 'commented' && commentId !== null ? [commentId] : [])));
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; ids: string[] }>(`select id, mention_ids as ids from task_comments where id = any($1::uuid[])`, [ids]);
  return new Map(rows.map((row) => [row.id, new Set(row.ids)]));
}

const nobody: ReadonlySet<string> = new Set();
const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
