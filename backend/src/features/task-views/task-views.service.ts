import { Injectable } from '@nestjs/common';
import { can, nowhere, type Actor } from '@ioc/shared/access';
import { changesBetween, type FieldChange } from '@ioc/shared/changes';
import type { Page } from '@ioc/shared/list';
import { mostViews, shareWithAll, type TaskView, type TaskViewEvents, type ViewAudience } from '@ioc/shared/task-views';
import type { DefaultTaskView, SaveTaskView, UpdateTaskView } from '@ioc/shared/task-views.input';
import { Params, Transactions, type Tx } from '#platform/database';
import { Idempotency, Problem, requireRow } from '#platform/http';

/** Whom a view is shared with; the office where it is shared with one. */
interface Shared {
  audience: ViewAudience;
  orgId: string | null;
}

@Injectable()
export class TaskViewsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
  ) {}

  /** One's own first, then what others share with this person. */
  async list(actor: Actor): Promise<Page<TaskView>> {
    const params = new Params();
    const data = await this.transactions.query<TaskView>(
      `${viewSelect(actor, params)} order by v.owner_id = ${params.add(actor.id)} desc, v.name collate vi_icu, v.id`, params.values,
    );
    return { data, total: data.length };
  }

  create(actor: Actor, input: SaveTaskView, idempotencyKey?: string): Promise<TaskView> {
    return this.idempotency.run(actor, 'task-views', idempotencyKey, input, async (tx) => {
      const orgId = this.audienceOrg(actor, input.audience);
      await this.requireFreeName(tx, input.name, null);
      const [{ count = 0 } = {}] = await tx.query<{ count: number }>(`select count(*) as count from task_views where owner_id = $1`, [actor.id]);
      if (Number(count) >= mostViews) throw new Problem('task-view.too-many', { limit: mostViews });
      const [created] = await tx.query<{ id: string }>(
        `insert into task_views (name, view, filter, sort_field, sort_order, audience, owner_id, org_id, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
        [input.name, input.view, JSON.stringify(input.filter), input.sortField, input.sortOrder, input.audience, actor.id, orgId, tx.now],
      );
      const view = await this.read(tx, actor, requireRow(created, 'task-view.not-found').id);
      await this.announce(tx, view.id, [{ audience: view.audience, orgId }], { name: 'task-view.saved', changes: [] });
      return view;
    });
  }

  update(actor: Actor, id: string, version: number, input: UpdateTaskView): Promise<TaskView> {
    return this.transactions.run(actor, async (tx) => {
      const { view: before, orgId: formerOrgId } = await this.lockOwn(tx, actor, id, version);
      const after = { ...before, ...input };
      if (input.name !== undefined) await this.requireFreeName(tx, input.name, id);
      const orgId = this.audienceOrg(actor, after.audience);
      await tx.query(
        `update task_views set name = $2, view = $3, filter = $4, sort_field = $5, sort_order = $6, audience = $7, org_id = $8, updated_at = $9, version = version + 1 where id = $1`,
        [id, after.name, after.view, JSON.stringify(after.filter), after.sortField, after.sortOrder, after.audience, orgId, tx.now],
      );
      // Whom it is not shared with any more no longer opens with it.
      await tx.query(
        `delete from task_view_defaults d using users u where d.view_id = $1 and u.id = d.user_id and u.id <> $2 and ($3 = 'private' or ($3 = 'organisation' and u.org_id is distinct from $4))`,
        [id, actor.id, after.audience, orgId],
      );
      const view = await this.read(tx, actor, id);
      const shares = [{ audience: before.audience, orgId: formerOrgId }, { audience: view.audience, orgId }];
      await this.announce(tx, id, shares, { name: 'task-view.saved', changes: changesBetween(saidBy(before), saidBy(view)) });
      return view;
    });
  }

  remove(actor: Actor, id: string, version: number): Promise<void> {
    return this.transactions.run(actor, async (tx) => {
      const { view: { audience }, orgId } = await this.lockOwn(tx, actor, id, version);
      await tx.query(`delete from task_views where id = $1`, [id]);
      await this.announce(tx, id, [{ audience, orgId }], { name: 'task-view.removed', changes: [] });
    });
  }

  /** Any view the person may open. */
  chooseDefault(actor: Actor, { id }: DefaultTaskView): Promise<{ id: string | null }> {
    return this.transactions.run(actor, async (tx) => {
      if (id === null) {
        await tx.query(`delete from task_view_defaults where user_id = $1`, [actor.id]);
        return { id };
      }
      await this.read(tx, actor, id);
      await tx.query(`insert into task_view_defaults (user_id, view_id) values ($1, $2) on conflict (user_id) do update set view_id = excluded.view_id`, [actor.id, id]);
      return { id };
    });
  }

  /** The office it is shared with, where it is shared with one. */
  private audienceOrg(actor: Actor, audience: ViewAudience): string | null {
    if (audience === 'everybody' && !can(actor.grants, shareWithAll, nowhere)) throw new Problem('access.not-permitted', { permission: shareWithAll });
    if (audience === 'organisation' && actor.orgId === null) throw new Problem('task-view.no-organisation');
    return audience === 'organisation' ? actor.orgId : null;
  }

  private async requireFreeName(tx: Tx, name: string, exceptId: string | null): Promise<void> {
    // Two at the same moment by one person: the second waits for the first.
    await tx.query(`select 1 from users where id = $1 for update`, [tx.actor.id]);
    const [taken] = await tx.query(`select 1 from task_views where owner_id = $1 and lower(name) = lower($2) and id is distinct from $3`, [tx.actor.id, name, exceptId]);
    if (taken) throw new Problem('task-view.name-taken', { name });
  }

  private async lockOwn(tx: Tx, actor: Actor, id: string, version: number): Promise<{ view: TaskView; orgId: string | null }> {
    const [locked] = await tx.query<{ orgId: string | null }>(`select org_id as "orgId" from task_views where id = $1 for update`, [id]);
    const view = await this.read(tx, actor, id);
    if (view.ownerId !== actor.id) throw new Problem('task-view.not-yours', { owner: view.ownerName });
    if (view.version !== version) throw new Problem('request.version-stale', {}, { current: view });
    return { view, orgId: locked?.orgId ?? null };
  }

  /** To those it is shared with, and those it was shared with until now. What stays private is nobody else's business. */
  private async announce(tx: Tx, id: string, shares: readonly Shared[], { name, changes }: { name: keyof TaskViewEvents; changes: readonly FieldChange[] }): Promise<void> {
    if (shares.every(({ audience }) => audience === 'private')) return;
    const isForAll = shares.some(({ audience }) => audience === 'everybody');
    const orgIds = isForAll
      ? (await tx.query<{ id: string }>(`select id from organisations`)).map((org) => org.id)
      : [...new Set(shares.flatMap(({ orgId }) => orgId ?? []))];
    tx.record(name, { id }, { ...nowhere, orgIds }, { recordId: id, changes });
  }

  private async read(db: Transactions | Tx, actor: Actor, id: string): Promise<TaskView> {
    const params = new Params();
    const [row] = await db.query<TaskView>(`${viewSelect(actor, params)} and v.id = ${params.add(id)}`, params.values);
    return requireRow(row, 'task-view.not-found');
  }
}

/** What its owner said in it. */
const saidBy = ({ name, view, filter, sortField, sortOrder, audience }: TaskView) => ({ name, view, filter, sortField, sortOrder, audience });

/** The views this person may open: the own ones, those of the own office, and those for everybody. */
const viewSelect = (actor: Actor, params: Params): string => {
  const me = params.add(actor.id);
  return `select v.id, v.name, v.view, v.filter, v.sort_field as "sortField", v.sort_order as "sortOrder", v.audience, v.owner_id as "ownerId", u.full_name as "ownerName",
    exists (select 1 from task_view_defaults d where d.user_id = ${me} and d.view_id = v.id) as "isDefault", v.version
    from task_views v join users u on u.id = v.owner_id
    where (v.owner_id = ${me} or v.audience = 'everybody' or (v.audience = 'organisation' and v.org_id = ${params.add(actor.orgId)}))`;
};
