import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { linesPerPage, type TimelineLine, type TimelinePage } from '@ioc/shared/timelines';
import type { TimelineQuery } from '@ioc/shared/timelines.input';
import { readSendings } from '#features/channels';
import { readComments } from '#features/comments';
import { readReminders } from '#features/reminders';
import { readUpdates, TasksService } from '#features/tasks';
import { Transactions } from '#platform/database';
import { readKeys, type LineKey } from './timelines.queries.js';

@Injectable()
export class TimelinesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly tasks: TasksService,
  ) {}

  async page(actor: Actor, taskId: string, { filter, before }: TimelineQuery): Promise<TimelinePage> {
    await this.tasks.get(actor, taskId);
    const keys = await readKeys(this.transactions, taskId, { filter, before: before ?? null, limit: linesPerPage + 1 });
    const shown = keys.slice(0, linesPerPage);
    const lines = await this.read(shown);
    return { lines, before: keys.length > linesPerPage ? (shown.at(-1)?.line ?? null) : null };
  }

  private async read(keys: readonly LineKey[]): Promise<TimelineLine[]> {
    const idsOf = (kind: LineKey['kind']) => keys.filter((key) => key.kind === kind).map(({ id }) => id);
    const [updates, reminders, comments, sendings] = await Promise.all([
      readUpdates(this.transactions, idsOf('update')), readReminders(this.transactions, idsOf('reminder')), readComments(this.transactions, idsOf('comment')),
      readSendings(this.transactions, idsOf('sending')),
    ]);
    const [updateOf, reminderOf, commentOf, sendingOf] = [byId(updates), byId(reminders), byId(comments), byId(sendings)];
    return keys.flatMap(({ kind, id, line, at }): TimelineLine[] => {
      const [update, reminder, comment, sending] = [updateOf.get(id), reminderOf.get(id), commentOf.get(id), sendingOf.get(id)];
      if (kind === 'update' && update) return [{ line, at, kind, update }];
      if (kind === 'reminder' && reminder) return [{ line, at, kind, reminder }];
      if (kind === 'sending' && sending) return [{ line, at, kind, sending }];
      return kind === 'comment' && comment ? [{ line, at, kind, comment }] : [];
    });
  }
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> => new Map(rows.map((row) => [row.id, row]));
