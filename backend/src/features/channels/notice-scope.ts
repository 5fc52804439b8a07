import type { Actor } from '@ioc/shared/access';
import { templateScope } from '#features/task-templates';
import { taskScope } from '#features/tasks';
import type { Params } from '#platform/database';

/** Notifications with what they are about: a task, or a template of tasks. */
export const noticeFrom = `notifications n left join tasks t on t.id = n.task_id left join task_templates m on m.id = n.template_id`;

/** Of what they may still see: whoever lost a scope is no longer told what happens there, but for this one loss. Over `noticeFrom`. */
export const noticeScope = (actor: Actor, params: Params): string =>
  `(n.task_id is not null and (${taskScope(actor, params)} or n.code = 'task.withdrawn') or n.template_id is not null and ${templateScope(actor, params)})`;
