import { Injectable } from '@nestjs/common';
import { rolePermissions, roles, type Actor } from '@ioc/shared/access';
import { maySeeTask, type TaskPerson } from '@ioc/shared/comments';
import type { Task } from '@ioc/shared/tasks';
import { searchKey } from '@ioc/shared/words';
import { actorsAmong } from '#features/access';
import { Transactions, type Tx } from '#platform/database';
import { Problem } from '#platform/http';

const mostOffered = 20;
/** The condition in SQL is only a first sieve; whether somebody may see the task is one rule, asked of each. */
const mostSifted = 200;
const readingRoles = roles.filter((role) => rolePermissions[role].includes('task:read'));

const notHere = { vi: 'Có người được nhắc đến không xem được nhiệm vụ này.', en: 'Somebody who is mentioned cannot see this task.' };

/** Whom a comment on a task may name. Somebody who may not see it and somebody who does not exist are one answer. */
@Injectable()
export class Mentions {
  constructor(private readonly transactions: Transactions) {}

  /** By name or office, without accents; people of the offices that work on the task first. */
  async offer({ id }: Actor, task: Task, q: string): Promise<TaskPerson[]> {
    const rows = await this.transactions.query<TaskPerson>(
      `select u.id, u.full_name as name, o.short_name as "orgName" from users u left join organisations o on o.id = u.org_id
       where u.status = 'active' and u.id <> $1 and u.role = any($2) and (u.everywhere or $3 = any(u.unit_ids) or u.org_ids && $4::uuid[])
         and search_key(u.full_name || ' ' || coalesce(o.short_name, '')) like '%' || $5 || '%'
       order by (u.org_id = any($4::uuid[])) desc, search_key(u.full_name) like $5 || '%' desc, u.full_name collate vi_icu, u.id limit ${mostSifted}`,
      [id, readingRoles, task.unitId, [task.leadOrgId, ...task.coordinatingOrgIds], searchKey(q)],
    );
    const seeing = await this.whoSee(this.transactions, task, rows.map((row) => row.id));
    return rows.filter((row) => seeing.has(row.id)).slice(0, mostOffered);
  }

  async require(tx: Tx, task: Task, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const seeing = await this.whoSee(tx, task, ids);
    if (ids.every((id) => seeing.has(id))) return;
    throw new Problem('comment.not-mentionable', {}, { fields: [{ path: 'text', code: 'comment.not-mentionable', message: notHere }] });
  }

  private async whoSee(db: Transactions | Tx, task: Task, ids: readonly string[]): Promise<Set<string>> {
    const people = await actorsAmong(db, { ids, orgIds: [], roles: [] });
    return new Set(people.filter((person) => maySeeTask(task, person)).map(({ id }) => id));
  }
}
