import { Injectable } from '@nestjs/common';
import { can, nowhere, type Actor, type Place } from '@ioc/shared/access';
import { calendarPlace, type Calendar, type OfficeClock } from '@ioc/shared/calendars';
import type { CalendarQuery, CreateCalendar, UpdateCalendar } from '@ioc/shared/calendars.input';
import type { Page } from '@ioc/shared/list';
import { searchKey } from '@ioc/shared/words';
import { OrganisationsService } from '#features/organisations';
import { Params, Transactions, type Tx } from '#platform/database';
import { Idempotency, orderBy, pageClause, Problem, requireRow } from '#platform/http';
import { calendarSelect, calendarSorts, readClocks } from './calendars.queries.js';

type Clocks = (orgId: string | null) => OfficeClock;

const inOrder = (days: Calendar['days']) => [...days].sort((a, b) => (a.on < b.on ? -1 : 1));

@Injectable()
export class CalendarsService {
  /** As long as a transaction lives that asked to keep them. */
  private readonly held = new WeakMap<Tx, Clocks>();

  constructor(
    private readonly transactions: Transactions,
    private readonly organisations: OrganisationsService,
    private readonly idempotency: Idempotency,
  ) {}

  async list(query: CalendarQuery): Promise<Page<Calendar>> {
    const params = new Params();
    const where = ['true'];
    if (query.q) where.push(`o.name_search like ${params.add(`%${searchKey(query.q)}%`)}`);
    if (query.ids) where.push(`c.id = any(${params.add(query.ids)}::uuid[])`);
    const condition = where.join(' and ');
    const order = orderBy(query, calendarSorts, calendarSorts.orgName, 'c.id');
    const [rows, [count]] = await Promise.all([
      this.transactions.query<Calendar>(`${calendarSelect} where ${condition} ${order} ${pageClause(query)}`, params.values),
      this.transactions.query<{ total: number }>(`select count(*) as total from calendars c left join organisations o on o.id = c.org_id where ${condition}`, params.values),
    ]);
    return { data: rows, total: count?.total ?? 0 };
  }

  get(id: string): Promise<Calendar> {
    return this.read(this.transactions, id);
  }

  /** An organisation begins to keep hours of its own. */
  create(actor: Actor, input: CreateCalendar, idempotencyKey?: string): Promise<Calendar> {
    return this.idempotency.run(actor, 'calendars', idempotencyKey, input, async (tx) => {
      this.requireRight(actor, input);
      await this.organisations.read(tx, input.orgId);
      const [created] = await tx.query<{ id: string }>(
        `insert into calendars (org_id, week, days, follows_province, receive_within, updated_at) values ($1, $2, $3, $4, $5, $6) on conflict (org_id) do nothing returning id`,
        [input.orgId, JSON.stringify(input.week), JSON.stringify(inOrder(input.days)), input.followsProvince, JSON.stringify(input.receiveWithin), tx.now],
      );
      if (!created) throw new Problem('calendar.organisation-has-one');
      const calendar = await this.read(tx, created.id);
      tx.record('calendar.created', calendar, await this.audience(tx, calendar));
      return calendar;
    });
  }

  async update(actor: Actor, id: string, version: number, input: UpdateCalendar): Promise<Calendar> {
    return this.transactions.run(actor, async (tx) => {
      await tx.query(`select 1 from calendars where id = $1 for update`, [id]);
      const before = await this.read(tx, id);
      this.requireRight(actor, before);
      if (before.version !== version) throw new Problem('request.version-stale', {}, { current: before });
      const after = { ...before, ...input };
      await tx.query(
        `update calendars set week = $2, days = $3, follows_province = $4, receive_within = $5, version = version + 1, updated_at = $6 where id = $1`,
        // The province cannot follow itself.
        [id, JSON.stringify(after.week), JSON.stringify(inOrder(after.days)), after.followsProvince && before.orgId !== null, JSON.stringify(after.receiveWithin), tx.now],
      );
      const calendar = await this.read(tx, id);
      tx.record('calendar.updated', calendar, await this.audience(tx, calendar));
      return calendar;
    });
  }

  /** For who writes down what follows from them: nobody changes a calendar until that is written too, or it would be stale at once. */
  async clocks(tx: Tx): Promise<Clocks> {
    const held = this.held.get(tx);
    if (held) return held;
    await tx.query(`select 1 from calendars order by id for share`);
    return readClocks(tx);
  }

  /** For who asks for many tasks in one transaction: read once. Outside of an attempt, whose end would let the calendars go. */
  async hold(tx: Tx): Promise<void> {
    this.held.set(tx, await this.clocks(tx));
  }

  private requireRight(actor: Actor, calendar: Pick<Calendar, 'orgId'>): void {
    if (!can(actor.grants, 'calendar:write', calendarPlace(calendar))) throw new Problem('access.not-permitted', { permission: 'calendar:write' });
  }

  /** Whoever works by it hears of it: an organisation of its own, all of them of the province's. */
  private async audience(tx: Tx, calendar: Calendar): Promise<Place> {
    if (calendar.orgId !== null) return calendarPlace(calendar);
    const rows = await tx.query<{ id: string }>(`select id from organisations`);
    return { ...nowhere, orgIds: rows.map(({ id }) => id) };
  }

  private async read(db: Transactions | Tx, id: string): Promise<Calendar> {
    const [row] = await db.query<Calendar>(`${calendarSelect} where c.id = $1`, [id]);
    return requireRow(row, 'calendar.not-found');
  }
}
