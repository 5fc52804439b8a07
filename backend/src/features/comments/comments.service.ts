import { Injectable } from '@nestjs/common';
import { can, type Actor } from '@ioc/shared/access';
import { commentEvent, mentionedIn, refuseComment, wordsOf, type TaskComment, type TaskPerson } from '@ioc/shared/comments';
import type { PeopleQuery, WriteComment } from '@ioc/shared/comments.input';
import type { Page } from '@ioc/shared/list';
import type { PageQuery } from '@ioc/shared/list.input';
import { toldOf } from '@ioc/shared/task-parties';
import { taskPlace, type Task } from '@ioc/shared/tasks';
import { TasksService } from '#features/tasks';
import { Transactions, type Tx } from '#platform/database';
import { Idempotency, pageClause, Problem, requireRow } from '#platform/http';
import { lockComment, pageOfComments, readComments } from './comments.queries.js';
import { Mentions } from './mentions.js';

interface CommentAt {
  taskId: string;
  commentId: string;
  version: number;
}

/** What changed of a comment, and how it is told. */
interface Change {
  done: 'added' | 'edited' | 'removed';
  task: Task;
  before: TaskComment | null;
  id: string;
  mentioned: string[];
}

@Injectable()
export class CommentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly tasks: TasksService,
    private readonly mentions: Mentions,
    private readonly idempotency: Idempotency,
  ) {}

  async list(actor: Actor, taskId: string, query: PageQuery): Promise<Page<TaskComment>> {
    await this.tasks.get(actor, taskId);
    const [data, [counted]] = await Promise.all([
      pageOfComments(this.transactions, taskId, pageClause(query)),
      this.transactions.query<{ total: number }>(`select count(*) as total from task_comments where task_id = $1`, [taskId]),
    ]);
    return { data, total: counted?.total ?? 0 };
  }

  async people(actor: Actor, taskId: string, { q }: PeopleQuery): Promise<TaskPerson[]> {
    const task = await this.tasks.asSeen(this.transactions, await this.tasks.get(actor, taskId));
    this.requireRight(actor, task);
    return this.mentions.offer(actor, task, q);
  }

  add(actor: Actor, taskId: string, { text }: WriteComment, idempotencyKey?: string): Promise<TaskComment> {
    return this.idempotency.run(actor, `comments ${taskId}`, idempotencyKey, { text }, async (tx) => {
      const task = await this.task(tx, actor, taskId);
      const mentioned = mentionedIn(text);
      await this.mentions.require(tx, task, mentioned);
      const [row] = await tx.query<{ id: string }>(
        `insert into task_comments (task_id, at, by_id, text, mention_ids) values ($1, $2, $3, $4, $5) returning id`,
        [taskId, tx.now, actor.id, text, mentioned],
      );
      return this.tell(tx, { done: 'added', task, before: null, id: requireRow(row, 'comment.not-found').id, mentioned });
    });
  }

  /** What was said before stays in the history of the comment. */
  edit(actor: Actor, { taskId, commentId, version }: CommentAt, { text }: WriteComment): Promise<TaskComment> {
    return this.transactions.run(actor, async (tx) => {
      const task = await this.task(tx, actor, taskId);
      const before = requireRow(await lockComment(tx, taskId, commentId), 'comment.not-found');
      const refused = refuseComment('edit', before, actor, tx.now);
      if (refused !== null) throw new Problem(refused);
      if (before.version !== version) throw new Problem('request.version-stale', {}, { current: before });
      // Whoever was mentioned and has lost sight of the task since does not keep the author from a correction.
      const known = mentionedIn(before.text ?? '');
      const mentioned = mentionedIn(text).filter((id) => !known.includes(id));
      await this.mentions.require(tx, task, mentioned);
      await tx.query(
        `update task_comments set text = $2, mention_ids = $3, edited_at = $4, updated_at = $4, version = version + 1 where id = $1`,
        [commentId, text, mentionedIn(text), tx.now],
      );
      return this.tell(tx, { done: 'edited', task, before, id: commentId, mentioned });
    });
  }

  /** The line stays and says that something was removed. A repeated request finds it done. */
  remove(actor: Actor, taskId: string, commentId: string): Promise<TaskComment> {
    return this.transactions.run(actor, async (tx) => {
      const task = await this.task(tx, actor, taskId);
      const before = requireRow(await lockComment(tx, taskId, commentId), 'comment.not-found');
      const refused = refuseComment('remove', before, actor, tx.now);
      if (refused === 'comment.removed-already') return before;
      if (refused !== null) throw new Problem(refused);
      await tx.query(`update task_comments set removed_at = $2, updated_at = $2, version = version + 1 where id = $1`, [commentId, tx.now]);
      return this.tell(tx, { done: 'removed', task, before, id: commentId, mentioned: [] });
    });
  }

  /** As it stays until the end of the transaction: what is told goes to whoever may see the task then. */
  private async task(tx: Tx, actor: Actor, id: string): Promise<Task> {
    await tx.query(`select 1 from tasks where id = $1 for share`, [id]);
    const task = await this.tasks.asSeen(tx, await this.tasks.read(tx, actor, id));
    this.requireRight(actor, task);
    return task;
  }

  private requireRight(actor: Actor, task: Task): void {
    if (!can(actor.grants, 'task:comment', taskPlace(task))) throw new Problem('access.not-permitted', { permission: 'task:comment' });
  }

  private async tell(tx: Tx, { done, task, before, id, mentioned }: Change): Promise<TaskComment> {
    const [row] = await readComments(tx, [id]);
    const comment = requireRow(row, 'comment.not-found');
    const words = (of: TaskComment | null): string | null => (of?.text ? wordsOf(of.text, of.mentions) : null);
    tx.record(commentEvent(done, task), { comment, task: toldOf(task), mentioned }, taskPlace(task), {
      recordId: id, changes: [{ field: 'text', from: words(before), to: words(comment) }],
    });
    return comment;
  }
}
