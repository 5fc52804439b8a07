import { pipeline } from 'node:stream/promises';
import { Body, Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { can, type Actor } from '@ioc/shared/access';
import { syntheticColumn, syntheticWords } from '@ioc/shared/synthetic';
import { taskReportColumns, type TaskReportColumn } from '@ioc/shared/task-report';
import { originKindNames, reviewCycleNames, taskStateNames, type OriginKind, type ReviewCycle, type TaskState } from '@ioc/shared/tasks';
import { taskReportBody, taskReportQuery, type TaskReportBody, type TaskReportQuery } from '@ioc/shared/tasks.input';
import { timeZone } from '@ioc/shared/time';
import type { Locale } from '@ioc/shared/words';
import type { Response } from 'express';
import type { Config } from '#platform/config';
import { Params, Transactions } from '#platform/database';
import { Allow, CONFIG, CurrentActor, orderBy, Problem, TakesLong } from '#platform/http';
import { toCsv, workbookOf, type Cell } from '#platform/tabular';
import { taskCondition, taskSorts } from './tasks.queries.js';

type ReportRow = Record<Exclude<TaskReportColumn, 'number' | 'type' | 'origin' | 'state' | 'roadmap'>, Cell> & {
  state: TaskState;
  originKind: OriginKind;
  document: string | null;
  reviewEvery: ReviewCycle | null;
  synthetic: boolean;
};

type ReportCells = Record<TaskReportColumn | 'synthetic', Cell>;
type FileColumn = (typeof taskReportColumns)[number] | typeof syntheticColumn;

/** Of all lines of the lead unit with such a text the last one: what a coordinating unit says is of its part. */
const last = (column: string): string => `(select p.${column} from task_updates p where p.task_id = t.id and p.${column} is not null and p.step not like 'part\\_%' order by p.at desc limit 1)`;
/** Who took this step last. */
const taker = (...steps: readonly string[]): string =>
  `(select p.by_id from task_updates p where p.task_id = t.id and p.step in (${steps.map((step) => `'${step}'`).join(', ')}) order by p.at desc limit 1)`;

const select = `select t.title, coalesce(c.full_name, g.full_name) as "leaderInCharge", o.name as "leadUnit",
  (select string_agg(n.name, '; ' order by n.name collate vi_icu) from organisations n where n.id = any(t.coordinating_org_ids)) as "coordinatingUnits",
  f.full_name as "focalPoint", t.assigned_at as "startAt", t.due_at as "dueAt", t.origin_kind as "originKind",
  nullif(concat_ws(', ', t.doc_number, to_char(t.doc_date, 'DD/MM/YYYY'), t.doc_issuer), '') as document, t.state,
  (select p.text from task_updates p where p.task_id = t.id and p.step = 'submit' order by p.at desc limit 1) as result, t.progress_percent as percent,
  ${last('difficulties')} as difficulties, ${last('proposals')} as proposals, t.code, g.full_name as assigner, t.review_every as "reviewEvery",
  t.updated_at as "updatedAt", t.completed_at as "completedAt", t.extension_count as "extensionCount",
  (select e.previous_due_at from task_extensions e where e.task_id = t.id and e.state in ('approved', 'accepted_by_unit') order by e.requested_at desc limit 1) as "previousDueAt",
  a.full_name as approver, a.email, a.phone, t.review_at as "reviewAt", t.synthetic
  from tasks t left join organisations o on o.id = t.lead_org_id left join users g on g.id = t.assigner_id left join users c on c.id = ${taker('approve')}
  left join users f on f.id = t.handler_id left join users a on a.id = ${taker('accept')}`;

@Controller('api/tasks/report')
export class TaskReportController {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The list as the paper form of a unit: the same filter, order and scope. O(tasks); addresses and phones only for who may see people. */
  @Get()
  @Allow('task:read')
  @TakesLong()
  report(@CurrentActor() actor: Actor, @Query({ schema: taskReportQuery }) query: TaskReportQuery, @Res() response: Response): Promise<void> {
    return this.send(actor, query, response);
  }

  /** The same of tasks that were chosen one by one: what lies outside the scope is not among them, as in any list, and without any there is no file. */
  @Post()
  @Allow('task:read')
  @HttpCode(200)
  @TakesLong()
  chosen(@CurrentActor() actor: Actor, @Body({ schema: taskReportBody }) chosen: TaskReportBody, @Res() response: Response): Promise<void> {
    return this.send(actor, chosen, response, true);
  }

  private async send(actor: Actor, { format, locale, ...query }: TaskReportQuery, response: Response, needsSome = false): Promise<void> {
    const most = this.config.IOC_REPORT_MAX_ROWS;
    const now = this.transactions.clock.now();
    const params = new Params();
    const condition = taskCondition(actor, query, now, params);
    const order = orderBy({ ...query, page: 1, perPage: 1 }, taskSorts, 't.due_at nulls last', 't.id');
    const rows = await this.transactions.query<ReportRow>(`${select} where ${condition} ${order} limit ${most + 1}`, params.values);
    if (rows.length > most) {
      const [{ count = 0 } = {}] = await this.transactions.query<{ count: number }>(`select count(*) as count from tasks t where ${condition}`, params.values);
      throw new Problem('task.report-too-long', { count, limit: most });
    }
    if (needsSome && rows.length === 0) throw new Problem('task.not-found');
    const seesPeople = can(actor.grants, 'user:read');
    const cells = rows.map((row, index) => cellsOf(row, { number: index + 1, locale, seesPeople }));
    // The form of the province as it is, unless there is something that nobody may take for real.
    const columns = [...taskReportColumns, ...(rows.some(({ synthetic }) => synthetic) ? [syntheticColumn] : [])];
    const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now);
    response.setHeader('Content-Disposition', `attachment; filename="nhiem-vu-${day}.${format}"`);
    if (format === 'csv') {
      response.type('text/csv; charset=utf-8').send(csvOf(cells, columns, locale));
      return;
    }
    response.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    // Whoever goes away in the middle of it has heard what they wanted.
    await pipeline(workbookOf(locale === 'vi' ? 'Nhiệm vụ' : 'Tasks', columns.map(({ title, ...column }) => ({ ...column, title: title[locale] })), cells), response).catch(() => response.destroy());
  }
}

interface Wish {
  number: number;
  locale: Locale;
  seesPeople: boolean;
}

function cellsOf({ originKind, document, reviewEvery, email, phone, synthetic, ...row }: ReportRow, { number, locale, seesPeople }: Wish): ReportCells {
  const origin = originKindNames[originKind][locale];
  const hasTerm = row.dueAt !== null;
  return {
    ...row, number, origin: document === null ? origin : `${origin}: ${document}`, state: taskStateNames[row.state][locale],
    type: { vi: hasTerm ? 'Có thời hạn' : 'Thường xuyên', en: hasTerm ? 'With a term' : 'Recurring' }[locale],
    roadmap: reviewEvery === null ? null : reviewCycleNames[reviewEvery][locale],
    email: seesPeople ? email : null, phone: seesPeople ? phone : null, synthetic: syntheticWords(synthetic)[locale],
  };
}

const moment = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** As Excel in Vietnam opens it: semicolons, dates as people write them. */
function csvOf(rows: readonly ReportCells[], columns: readonly FileColumn[], locale: Locale): string {
  const lines = rows.map((row) => Object.fromEntries(columns.map(({ name, title, kind }) => {
    const value = row[name];
    return [title[locale], kind === 'instant' && typeof value === 'string' ? moment.format(new Date(value)).replace(',', '') : value];
  })));
  return toCsv(columns.map(({ title }) => title[locale]), lines, { delimiter: ';' });
}
