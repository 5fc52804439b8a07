import { problemMessages } from '@ioc/shared/problem-messages';
import { termIsSet } from '@ioc/shared/task-extensions';
import type { Task } from '@ioc/shared/tasks';
import type { UpdateTask } from '@ioc/shared/tasks.input';
import { Problem } from '#platform/http';

const same = (one: string | null, other: string | null): boolean => (one === null || other === null ? one === other : Date.parse(one) === Date.parse(other));

/** Does an edit move the term? While work is prepared it may; once it is given, an edit may repeat the term and not move it. */
export function movesTerm(before: Pick<Task, 'state' | 'dueAt'>, { dueAt }: UpdateTask): boolean {
  if (dueAt === undefined || same(dueAt, before.dueAt)) return false;
  if (!termIsSet(before.state)) return true;
  throw new Problem('task.term-is-set', {}, { fields: [{ path: 'dueAt', code: 'task.term-is-set', message: problemMessages['task.term-is-set'] }] });
}
