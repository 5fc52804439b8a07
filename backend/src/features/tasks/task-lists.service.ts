import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import type { Page } from '@ioc/shared/list';
import type { PlacedTask, TaskPlaces } from '@ioc/shared/task-places';
import type { ListedTask, OverdueCounts, Task, TaskSnapshot, TaskState } from '@ioc/shared/tasks';
import type { OverdueQuery, TaskFilter, TaskQuery } from '@ioc/shared/tasks.input';
import type { Config } from '#platform/config';
import { Answers, pageText, Params, tableVersions, Totals, Transactions, type JsonText } from '#platform/database';
import { CONFIG, orderBy, pageClause } from '#platform/http';
import { selectPlaces, type PlacesRow } from './task-places.queries.js';
import { deadlineConditions, isLasting, isOpen, listedTables, selectListed, taskCondition, taskScope, taskSelect, taskSorts, toTask, type ListedRow, type TaskRow } from './tasks.queries.js';

/** Many tasks at once, for lists and for the map. */
@Injectable()
export class TaskListsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly totals: Totals,
    private readonly answers: Answers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(actor: Actor, query: TaskQuery): Promise<JsonText<Page<ListedTask>>> {
    const params = new Params();
    const condition = taskCondition(actor, query, this.transactions.clock.now(), params);
    const order = orderBy(query, taskSorts, 't.due_at nulls last', 't.id');
    const sql = selectListed({ condition, order, limit: pageClause(query) }, `${tableVersions(listedTables)} as versions`);
    const key = isLasting(query) ? this.answers.keyOf(sql, params.values) : null;
    const known = key === null ? undefined : await this.answers.find<Page<ListedTask>>(key, listedTables);
    if (known !== undefined) return known;
    const rows = await this.transactions.query<ListedRow>(sql, params.values);
    const versions = rows[0]?.versions ?? null;
    const total = await this.totals.count(versions, `select count(*) as total from tasks t where ${condition}`, params.values);
    const text = pageText<ListedTask>(rows.map(({ record }) => record), total);
    if (key !== null && versions !== null) this.answers.keep(key, versions, text);
    return text;
  }

  /** How many of the filter are overdue, by state. One pass along the index of states and due dates for who sees all, over what matches for others. */
  async overdue(actor: Actor, query: OverdueQuery): Promise<OverdueCounts> {
    const now = this.transactions.clock.now();
    const params = new Params();
    const { overdue } = deadlineConditions(`${params.add(now)}::timestamptz`);
    const rows = await this.transactions.query<{ state: TaskState; count: number }>(
      `select t.state, count(*)::int as count from tasks t where ${overdue} and ${taskCondition(actor, query, now, params)} group by t.state`,
      params.values,
    );
    return { at: now.toISOString(), counts: Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
  }

  /** The open tasks and the event number that is true at; one statement. */
  async onMap(actor: Actor): Promise<TaskSnapshot> {
    const most = this.config.IOC_MAP_TASKS;
    const params = new Params();
    const rows = await this.transactions.query<TaskRow & { seq: number }>(
      `select h.seq, t.record from event_head h left join lateral (${taskSelect}
         where ${isOpen} and ${taskScope(actor, params)}
         order by t.due_at nulls last limit ${most + 1}) t on true`,
      params.values,
    );
    // A head without tasks is one row without a record.
    const tasks = rows.filter(({ record }) => record !== null).slice(0, most).map(toTask);
    return { seq: rows[0]?.seq ?? 0, isCut: rows.length > most, tasks };
  }

  /** The tasks of a filter that lie somewhere, as many as the map draws; one statement. */
  async places(actor: Actor, filter: TaskFilter): Promise<TaskPlaces> {
    const params = new Params();
    const limit = this.config.IOC_MAP_TASKS;
    const condition = taskCondition(actor, filter, this.transactions.clock.now(), params);
    const rows = await this.transactions.query<PlacesRow>(selectPlaces(condition, limit), params.values);
    const data = rows.flatMap(({ record }) => (record === null ? [] : [JSON.parse(record) as PlacedTask]));
    return { data, total: rows[0]?.total ?? 0, placed: rows[0]?.placed ?? 0, limit };
  }

  /** Which tasks a filter holds for this person, at most `most` of them, and how many those are in all. */
  async matching(actor: Actor, filter: TaskFilter, most: number): Promise<{ tasks: Pick<Task, 'id' | 'version' | 'code' | 'title'>[]; total: number }> {
    const params = new Params();
    const condition = taskCondition(actor, filter, this.transactions.clock.now(), params);
    const rows = await this.transactions.query<Pick<Task, 'id' | 'version' | 'code' | 'title'> & { total: number }>(
      `select t.id, t.version, t.code, t.title, count(*) over () as total from tasks t where ${condition} order by t.due_at nulls last, t.id limit ${most}`, params.values,
    );
    return { tasks: rows.map(({ total: _, ...task }) => task), total: Number(rows[0]?.total ?? 0) };
  }
}
