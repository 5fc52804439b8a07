import { Injectable } from '@nestjs/common';
import { can, nowhere, type Actor, type Place } from '@ioc/shared/access';
import type { Page } from '@ioc/shared/list';
import type { Plan } from '@ioc/shared/plans';
import type { CreatePlan, PlanQuery, UpdatePlan } from '@ioc/shared/plans.input';
import { searchKey } from '@ioc/shared/words';
import { dateIn } from '@ioc/shared/working-time';
import { Clock } from '#platform/clock';
import { Params, Transactions, type Tx } from '#platform/database';
import { Idempotency, orderBy, pageClause, Problem, requireRow } from '#platform/http';

const select = `select p.id, p.title, p.doc_number as "docNumber", p.doc_date as "docDate", p.issuer, p.start_on as "startOn", p.end_on as "endOn", p.synthetic, p.version
  from plans p`;
const sorts = { title: 'p.title collate vi_icu', docNumber: 'p.doc_number', docDate: 'p.doc_date', startOn: 'p.start_on' };

@Injectable()
export class PlansService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  async list(query: PlanQuery): Promise<Page<Plan>> {
    const params = new Params();
    const where = ['true'];
    if (query.q) where.push(`p.search like ${params.add(`%${searchKey(query.q)}%`)}`);
    if (query.isOpen !== undefined) where.push(`coalesce(p.end_on >= ${params.add(dateIn(this.clock.now()))}::date, true) = ${params.add(query.isOpen)}`);
    if (query.ids) where.push(`p.id = any(${params.add(query.ids)}::uuid[])`);
    const condition = where.join(' and ');
    const order = orderBy(query, sorts, 'p.doc_date desc', 'p.id');
    const [rows, [count]] = await Promise.all([
      this.transactions.query<Plan>(`${select} where ${condition} ${order} ${pageClause(query)}`, params.values),
      this.transactions.query<{ total: number }>(`select count(*) as total from plans p where ${condition}`, params.values),
    ]);
    return { data: rows, total: count?.total ?? 0 };
  }

  get(id: string): Promise<Plan> {
    return this.read(this.transactions, id);
  }

  create(actor: Actor, input: CreatePlan, idempotencyKey?: string): Promise<Plan> {
    return this.idempotency.run(actor, 'plans', idempotencyKey, input, async (tx) => {
      this.requireRight(actor);
      this.requireOrder(input);
      const [created] = await tx.query<{ id: string }>(
        `insert into plans (title, doc_number, doc_date, issuer, start_on, end_on, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $7)
         on conflict (doc_number, doc_date) do nothing returning id`,
        [input.title, input.docNumber, input.docDate, input.issuer, input.startOn, input.endOn, tx.now],
      );
      if (!created) throw new Problem('plan.number-taken', { number: input.docNumber });
      const plan = await this.read(tx, created.id);
      tx.record('plan.created', plan, await this.audience(tx));
      return plan;
    });
  }

  /** What tasks were given on stays written in them: the paper they name is the one of that day. */
  update(actor: Actor, id: string, version: number, input: UpdatePlan): Promise<Plan> {
    return this.transactions.run(actor, async (tx) => {
      this.requireRight(actor);
      await tx.query(`select 1 from plans where id = $1 for update`, [id]);
      const before = await this.read(tx, id);
      if (before.version !== version) throw new Problem('request.version-stale', {}, { current: before });
      const after = { ...before, ...input };
      this.requireOrder(after);
      const [twin] = await tx.query(`select 1 from plans where doc_number = $1 and doc_date = $2 and id <> $3`, [after.docNumber, after.docDate, id]);
      if (twin) throw new Problem('plan.number-taken', { number: after.docNumber });
      await tx.query(
        `update plans set title = $2, doc_number = $3, doc_date = $4, issuer = $5, start_on = $6, end_on = $7, version = version + 1, updated_at = $8 where id = $1`,
        [id, after.title, after.docNumber, after.docDate, after.issuer, after.startOn, after.endOn, tx.now],
      );
      const plan = await this.read(tx, id);
      tx.record('plan.updated', plan, await this.audience(tx));
      return plan;
    });
  }

  async read(db: Transactions | Tx, id: string): Promise<Plan> {
    const [row] = await db.query<Plan>(`${select} where p.id = $1`, [id]);
    return requireRow(row, 'plan.not-found');
  }

  /** A plan is of the whole province, so nobody less than all of it may write one. */
  private requireRight(actor: Actor): void {
    if (!can(actor.grants, 'task:decide', nowhere)) throw new Problem('access.not-permitted', { permission: 'task:decide' });
  }

  private requireOrder({ startOn, endOn }: Pick<Plan, 'startOn' | 'endOn'>): void {
    if (endOn !== null && endOn < startOn) throw new Problem('plan.period-reversed');
  }

  /** Any unit may have a task in it. */
  private async audience(tx: Tx): Promise<Place> {
    const rows = await tx.query<{ id: string }>(`select id from organisations`);
    return { ...nowhere, orgIds: rows.map(({ id }) => id) };
  }
}
