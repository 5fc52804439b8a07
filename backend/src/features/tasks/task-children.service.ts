import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { childrenPercent, mostLevels, refuseChild, type TaskFamily, type TaskKin } from '@ioc/shared/task-children';
import { actsFor } from '@ioc/shared/task-sides';
import type { Task } from '@ioc/shared/tasks';
import type { ChildTask } from '@ioc/shared/tasks.input';
import { Params, Transactions } from '#platform/database';
import { Idempotency, Problem, requireRow } from '#platform/http';
import { above, below, kinColumns, levelOf, readChildren } from './task-children.queries.js';
import { TaskGiving } from './task-giving.js';
import { taskScope } from './tasks.queries.js';
import { TasksService } from './tasks.service.js';

/** Tasks broken down into smaller ones, by the unit that leads them or the side that gave them. */
@Injectable()
export class TaskChildrenService {
  constructor(
    private readonly transactions: Transactions,
    private readonly tasks: TasksService,
    private readonly giving: TaskGiving,
    private readonly idempotency: Idempotency,
  ) {}

  async family(actor: Actor, id: string): Promise<TaskFamily> {
    await this.tasks.get(actor, id);
    const kin = (tree: string, from: string, order: string): Promise<TaskKin[]> => {
      const params = new Params();
      params.add(id);
      return this.transactions.query<TaskKin>(
        `${tree} select ${kinColumns} from ${from} join tasks t on t.id = k.id left join organisations o on o.id = t.lead_org_id left join users f on f.id = t.focal_user_id
         where t.id <> $1 and ${taskScope(actor, params)} order by ${order}`,
        params.values,
      );
    };
    const [ancestors, descendants, children, level] = await Promise.all([
      kin(above, 'above k', 'k.step desc'), kin(below, 'below k', 'k.level, t.due_at nulls last, t.code'), readChildren(this.transactions, id), levelOf(this.transactions, id),
    ]);
    return { ancestors, descendants, percent: childrenPercent(children), isDeepest: level >= mostLevels };
  }

  /** The parent's lead unit takes part in the child: it sees it, and judges what it gave itself. */
  give(actor: Actor, parentId: string, version: number, input: ChildTask, idempotencyKey?: string): Promise<Task> {
    return this.idempotency.run(actor, `tasks/${parentId}/children`, idempotencyKey, input, async (tx) => {
      const parent = await this.tasks.lock(tx, actor, parentId, version);
      const refused = refuseChild(parent, actor);
      if (refused !== null) throw new Problem(refused, { state: parent.state, side: 'lead-unit' });
      if ((await levelOf(tx, parentId)) >= mostLevels) throw new Problem('task.too-deep', { levels: mostLevels });
      const coordinatingOrgIds = [...new Set([...input.coordinatingOrgIds, parent.leadOrgId])];
      // Its own work broken down is judged by the unit; what the side above adds to it is given by that side.
      const giverOrgId = actsFor(actor, 'task:report', parent.leadOrgId) ? parent.leadOrgId : actor.orgId;
      const [child] = await this.giving.give(tx, actor, [{ ...input, coordinatingOrgIds, asDraft: false }], { parentId, giverOrgId });
      return requireRow(child, 'task.not-found');
    });
  }
}
