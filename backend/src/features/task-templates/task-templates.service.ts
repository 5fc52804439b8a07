import { Injectable } from '@nestjs/common';
import { can, type Actor } from '@ioc/shared/access';
import type { Page } from '@ioc/shared/list';
import { templatePlace, templateState, templateStepsFrom, type TaskTemplate, type TemplateRun, type TemplateStep } from '@ioc/shared/task-templates';
import type { CreateTaskTemplate, TaskTemplateQuery, UpdateTaskTemplate } from '@ioc/shared/task-templates.input';
import type { PageQuery } from '@ioc/shared/list.input';
import { OrganisationsService } from '#features/organisations';
import { PlansService } from '#features/plans';
import { SectorsService } from '#features/sectors';
import { taskScope } from '#features/tasks';
import { Params, Transactions, type Tx } from '#platform/database';
import { Idempotency, orderBy, pageClause, Problem, requireRow } from '#platform/http';
import { readTemplate, templateCondition, templateScope, templateSelect, templateSorts } from './task-templates.queries.js';
import { beyondReach, givingAfter, unclear, type Giving, type TemplateValues } from './task-templates.rules.js';

const stepEvents = { pause: 'task-template.paused', resume: 'task-template.resumed', end: 'task-template.ended' } as const satisfies Record<TemplateStep, string>;

@Injectable()
export class TaskTemplatesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly organisations: OrganisationsService,
    private readonly sectors: SectorsService,
    private readonly plans: PlansService,
    private readonly idempotency: Idempotency,
  ) {}

  async list(actor: Actor, query: TaskTemplateQuery): Promise<Page<TaskTemplate>> {
    const params = new Params();
    const condition = templateCondition(actor, query, params);
    const order = orderBy(query, templateSorts, templateSorts.name, 'm.id');
    const [data, [count]] = await Promise.all([
      this.transactions.query<TaskTemplate>(`${templateSelect} where ${condition} ${order} ${pageClause(query)}`, params.values),
      this.transactions.query<{ total: number }>(`select count(*) as total from task_templates m where ${condition}`, params.values),
    ]);
    return { data, total: count?.total ?? 0 };
  }

  get(actor: Actor, id: string): Promise<TaskTemplate> {
    return this.read(this.transactions, actor, id);
  }

  /** What it gave by itself, the newest first: of it the tasks the reader may see. */
  async runs(actor: Actor, id: string, query: PageQuery): Promise<Page<TemplateRun>> {
    await this.read(this.transactions, actor, id);
    const params = new Params();
    const from = `from task_template_runs r join tasks t on t.id = r.task_id left join organisations o on o.id = r.lead_org_id
      where r.template_id = ${params.add(id)} and ${taskScope(actor, params)}`;
    const [data, [count]] = await Promise.all([
      this.transactions.query<TemplateRun>(
        `select r.period_on as "periodOn", r.at, r.is_missed as "isMissed", o.short_name as "leadOrgName", t.id as "taskId", t.code as "taskCode", t.title as "taskTitle", t.due_at as "dueAt"
         ${from} order by r.period_on desc, o.short_name collate vi_icu, t.id ${pageClause(query)}`, params.values,
      ),
      this.transactions.query<{ total: number }>(`select count(*) as total ${from}`, params.values),
    ]);
    return { data, total: count?.total ?? 0 };
  }

  create(actor: Actor, input: CreateTaskTemplate, idempotencyKey?: string): Promise<TaskTemplate> {
    return this.idempotency.run(actor, 'task-templates', idempotencyKey, input, async (tx) => {
      await this.require(tx, actor, input, actor.orgId);
      const nothing = { recurrence: null, giverId: null, since: null, pausedAt: null, stop: null };
      const [created] = await tx.query<{ id: string }>(
        `insert into task_templates (${columns.join(', ')}, org_id, updated_at) values (${columns.map((_, n) => `$${n + 1}`).join(', ')}, $${columns.length + 1}, $${columns.length + 2}) returning id`,
        [...valuesOf(input, givingAfter(nothing, input.recurrence, { byId: actor.id, now: tx.now })), actor.orgId, tx.now],
      );
      const template = await readTemplate(tx, requireRow(created, 'task-template.not-found').id);
      tx.record('task-template.created', template, templatePlace(template));
      return template;
    });
  }

  /** Tasks that were given stay as they are. */
  update(actor: Actor, id: string, version: number, input: UpdateTaskTemplate): Promise<TaskTemplate> {
    return this.transactions.run(actor, async (tx) => {
      const before = await this.lock(tx, actor, id, version);
      if (before.endedAt !== null) throw new Problem('task-template.ended');
      const after: TemplateValues = { ...before, ...input };
      await this.require(tx, actor, after, before.orgId);
      const giving = givingAfter(before, after.recurrence, { byId: actor.id, now: tx.now });
      await tx.query(
        `update task_templates set ${columns.map((column, n) => `${column} = $${n + 2}`).join(', ')}, updated_at = $${columns.length + 2}, version = version + 1 where id = $1`,
        [id, ...valuesOf(after, giving), tx.now],
      );
      return this.recorded(tx, id, 'task-template.updated');
    });
  }

  /** Whoever lets it go on gives its tasks from then on. */
  take(actor: Actor, id: string, version: number, step: TemplateStep): Promise<TaskTemplate> {
    return this.transactions.run(actor, async (tx) => {
      const before = await this.lock(tx, actor, id, version);
      if (!templateStepsFrom[step].includes(templateState(before))) throw new Problem('task-template.step-refused');
      if (step === 'resume') await this.require(tx, actor, before, before.orgId);
      const change = {
        pause: `paused_at = $2`, end: `ended_at = $2`, resume: `paused_at = null, stop = null, since = $2, giver_id = $3`,
      }[step];
      await tx.query(`update task_templates set ${change}, updated_at = $2, version = version + 1 where id = $1`, [id, tx.now, ...(step === 'resume' ? [actor.id] : [])]);
      return this.recorded(tx, id, stepEvents[step]);
    });
  }

  private async recorded(tx: Tx, id: string, event: 'task-template.updated' | (typeof stepEvents)[TemplateStep]): Promise<TaskTemplate> {
    const template = await readTemplate(tx, id);
    tx.record(event, template, templatePlace(template));
    return template;
  }

  /** Everything it names is there, and this person may keep it where it is and give what it gives. */
  private async require(tx: Tx, actor: Actor, values: TemplateValues, orgId: string | null): Promise<void> {
    const { sectorCode, planId, leadOrgId, coordinating, recurrence } = values;
    await this.sectors.require(tx, sectorCode);
    if (planId !== null) await this.plans.read(tx, planId);
    await this.organisations.requireAll(tx, coordinating.map(({ orgId: id }) => id));
    if (leadOrgId !== null && !(await this.organisations.read(tx, leadOrgId)).canLeadTask) throw new Problem('task.lead-cannot-lead');
    if (recurrence !== null) await this.requireLeads(tx, recurrence.leadOrgIds);
    const missing = unclear(values);
    if (missing.length > 0) throw new Problem('task.not-clear', {}, { fields: missing });
    if (!can(actor.grants, 'task:assign', templatePlace({ orgId, sectorCode })) || beyondReach(actor, values) !== null) throw new Problem('access.not-permitted', { permission: 'task:assign' });
  }

  private async requireLeads(tx: Tx, ids: readonly string[]): Promise<void> {
    await this.organisations.requireAll(tx, ids);
    const unfit = await tx.query<{ name: string }>(`select name from organisations where id = any($1::uuid[]) and not can_lead_task order by name collate vi_icu`, [ids]);
    if (unfit.length === 0) return;
    const names = unfit.map(({ name }) => name).join(', ');
    throw new Problem('task.lead-cannot-lead', {}, {
      fields: [{ path: 'recurrence.leadOrgIds', code: 'lead-cannot-lead', message: { vi: `Không làm đơn vị chủ trì được: ${names}.`, en: `Cannot lead tasks: ${names}.` } }],
    });
  }

  private async lock(tx: Tx, actor: Actor, id: string, version: number): Promise<TaskTemplate & Pick<Giving, 'since'>> {
    const [row] = await tx.query<Pick<Giving, 'since'>>(`select since from task_templates where id = $1 for update`, [id]);
    const template = await this.read(tx, actor, id);
    if (template.version !== version) throw new Problem('request.version-stale', {}, { current: template });
    return { ...template, since: row?.since ?? null };
  }

  private async read(db: Transactions | Tx, actor: Actor, id: string): Promise<TaskTemplate> {
    const params = new Params();
    const [row] = await db.query<TaskTemplate>(`${templateSelect} where m.id = ${params.add(id)} and ${templateScope(actor, params)}`, params.values);
    return requireRow(row, 'task-template.not-found');
  }
}

const columns = [
  'name', 'title', 'content', 'required_result', 'required_evidence', 'origin_kind', 'doc_number', 'doc_date', 'doc_issuer', 'doc_subject', 'plan_id', 'priority', 'sector', 'lead_org_id', 'coordinating',
  'checklist', 'term_days', 'review_every', 'recurrence', 'giver_id', 'since', 'paused_at', 'stop',
] as const;

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** In the order of `columns`. A term makes reviewing in cycles needless. */
const valuesOf = (values: TemplateValues, { giverId, since, pausedAt, stop }: Giving): unknown[] => [
  values.name, values.title, values.content, values.requiredResult, values.requiredEvidence, values.originKind, values.docNumber, values.docDate, values.docIssuer, values.docSubject, values.planId, values.priority,
  values.sectorCode, values.leadOrgId, json(values.coordinating), values.checklist, values.termDays, values.termDays === null ? values.reviewEvery : null, json(values.recurrence), giverId, since,
  pausedAt, json(stop),
];
