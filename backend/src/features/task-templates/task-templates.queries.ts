import type { Actor } from '@ioc/shared/access';
import type { TaskTemplate, TemplateState } from '@ioc/shared/task-templates';
import type { TaskTemplateQuery } from '@ioc/shared/task-templates.input';
import { searchKey } from '@ioc/shared/words';
import { scopeCondition, type Params, type Transactions, type Tx } from '#platform/database';
import { requireRow } from '#platform/http';

export const templateSelect = `select m.id, 'MAU-' || lpad(m.n::text, 4, '0') as code, m.name, m.title, m.content, m.required_result as "requiredResult", m.required_evidence as "requiredEvidence", m.origin_kind as "originKind",
    m.doc_number as "docNumber", m.doc_date as "docDate", m.doc_issuer as "docIssuer", m.doc_subject as "docSubject", m.plan_id as "planId", m.priority, m.sector as "sectorCode",
    m.lead_org_id as "leadOrgId", m.coordinating, m.checklist, m.term_days as "termDays", m.review_every as "reviewEvery", m.org_id as "orgId", o.name as "orgName", m.recurrence,
    m.giver_id as "giverId", g.full_name as "giverName", m.paused_at as "pausedAt", m.stop, m.ended_at as "endedAt",
    (select max(r.period_on) from task_template_runs r where r.template_id = m.id) as "lastPeriodOn", m.synthetic, m.version
  from task_templates m left join organisations o on o.id = m.org_id left join users g on g.id = m.giver_id`;

export const templateSorts = { name: 'm.name collate vi_icu', code: 'm.n', lastPeriodOn: '"lastPeriodOn"' };

/** The twin of `templatePlace` in the contract. */
const places = { unit: null, org: 'm.org_id', sector: 'm.sector' };

/** Whoever gives work uses and changes what their office and sectors have. */
export const templateScope = (actor: Actor, params: Params): string => scopeCondition(actor, 'task:assign', places, params);

/** Gives by itself, now: what the sweep looks at. */
export const isRecurring = `(m.ended_at is null and m.recurrence is not null and m.stop is null and m.paused_at is null)`;

/** The twins of `templateState` in the contract. */
const inState: Readonly<Record<TemplateState, string>> = {
  plain: '(m.ended_at is null and m.recurrence is null)',
  recurring: isRecurring,
  paused: '(m.ended_at is null and m.recurrence is not null and m.stop is null and m.paused_at is not null)',
  stopped: '(m.ended_at is null and m.recurrence is not null and m.stop is not null)',
  ended: '(m.ended_at is not null)',
};

export function templateCondition(actor: Actor, { q, ids, state }: TaskTemplateQuery, params: Params): string {
  const where = [templateScope(actor, params)];
  if (q) where.push(`m.search like ${params.add(`%${searchKey(q)}%`)}`);
  if (ids) where.push(`m.id = any(${params.add(ids)}::uuid[])`);
  if (state) where.push(`(${state.map((one) => inState[one]).join(' or ')})`);
  return where.join(' and ');
}

/** Whoever looks. */
export async function readTemplate(db: Transactions | Tx, id: string): Promise<TaskTemplate> {
  const [row] = await db.query<TaskTemplate>(`${templateSelect} where m.id = $1`, [id]);
  return requireRow(row, 'task-template.not-found');
}
