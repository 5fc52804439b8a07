import { Injectable } from '@nestjs/common';
import { can, nowhere, type Actor, type Place } from '@ioc/shared/access';
import type { Page } from '@ioc/shared/list';
import { misfit, type ReminderRule } from '@ioc/shared/reminders';
import type { ReminderRuleInput, UpdateReminderRule } from '@ioc/shared/reminders.input';
import { Transactions, type Tx } from '#platform/database';
import { Idempotency, Problem, requireRow } from '#platform/http';
import { ruleOrder, ruleSelect } from './reminders.queries.js';

@Injectable()
export class ReminderRulesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
  ) {}

  async list(): Promise<Page<ReminderRule>> {
    const data = await this.transactions.query<ReminderRule>(`${ruleSelect} order by ${ruleOrder}`);
    return { data, total: data.length };
  }

  get(id: string): Promise<ReminderRule> {
    return this.read(this.transactions, id);
  }

  create(actor: Actor, input: ReminderRuleInput, idempotencyKey?: string): Promise<ReminderRule> {
    return this.idempotency.run(actor, 'reminder-rules', idempotencyKey, input, async (tx) => {
      this.requireRight(actor);
      const [created] = await tx.query<{ id: string }>(
        `insert into reminder_rules (kind, days, every_days, parties, is_on, since, updated_at) values ($1, $2, $3, $4, $5, $6, $6) returning id`,
        [input.kind, input.days, input.everyDays, input.to, input.isOn, tx.now],
      );
      const rule = await this.read(tx, requireRow(created, 'reminder.rule-not-found').id);
      tx.record('reminder.rule-created', rule, await this.audience(tx));
      return rule;
    });
  }

  /** A changed rule begins anew: it makes up for nothing that lies before the change. */
  update(actor: Actor, id: string, version: number, input: UpdateReminderRule): Promise<ReminderRule> {
    return this.transactions.run(actor, async (tx) => {
      this.requireRight(actor);
      await tx.query(`select 1 from reminder_rules where id = $1 for update`, [id]);
      const before = await this.read(tx, id);
      if (before.version !== version) throw new Problem('request.version-stale', {}, { current: before });
      const after = { ...before, ...input };
      const wrong = misfit(after);
      if (wrong !== null) {
        throw new Problem('request.invalid', {}, { fields: [{ path: wrong, code: 'custom', message: { vi: 'Không hợp với loại quy tắc này.', en: 'Does not go with this kind of rule.' } }] });
      }
      await tx.query(
        `update reminder_rules set days = $2, every_days = $3, parties = $4, is_on = $5, since = $6, updated_at = $6, version = version + 1 where id = $1`,
        [id, after.days, after.everyDays, after.to, after.isOn, tx.now],
      );
      const rule = await this.read(tx, id);
      tx.record('reminder.rule-updated', rule, await this.audience(tx));
      return rule;
    });
  }

  /** The rules hold for the whole province, so nobody less than all of it may change them. */
  private requireRight(actor: Actor): void {
    if (!can(actor.grants, 'reminder:write', nowhere)) throw new Problem('access.not-permitted', { permission: 'reminder:write' });
  }

  /** Whoever may be reminded by it hears of it. */
  private async audience(tx: Tx): Promise<Place> {
    const rows = await tx.query<{ id: string }>(`select id from organisations`);
    return { ...nowhere, orgIds: rows.map(({ id }) => id) };
  }

  private async read(db: Transactions | Tx, id: string): Promise<ReminderRule> {
    const [row] = await db.query<ReminderRule>(`${ruleSelect} where r.id = $1`, [id]);
    return requireRow(row, 'reminder.rule-not-found');
  }
}
