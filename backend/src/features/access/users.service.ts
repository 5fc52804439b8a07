import { Injectable } from '@nestjs/common';
import { nowhere, type Actor, type Role, type Scope, type User, type UserStatus } from '@ioc/shared/access';
import type { CreateUser, UpdateUser, UserQuery } from '@ioc/shared/access.input';
import type { ChangeLog } from '@ioc/shared/changes';
import type { Page } from '@ioc/shared/list';
import type { PageQuery } from '@ioc/shared/list.input';
import { searchKey } from '@ioc/shared/words';
import { Params, Transactions, type Tx } from '#platform/database';
import { RecordChanges } from '#platform/events';
import { Idempotency, orderBy, pageClause, Problem, requireRow } from '#platform/http';
import { userChanges } from './user-changes.js';
import { hashPassword } from './passwords.js';
import { SessionsService } from './sessions.service.js';

interface UserRow {
  id: string;
  username: string;
  full_name: string;
  phone: string | null;
  email: string | null;
  org_id: string | null;
  org_name: string | null;
  position: string | null;
  role: Role;
  everywhere: boolean;
  unit_ids: string[];
  org_ids: string[];
  sector_codes: string[];
  status: UserStatus;
  locale: 'vi' | 'en';
  last_sign_in_at: string | null;
  version: number;
}

const select = `select u.id, u.username, u.full_name, u.phone, u.email, u.org_id, o.name as org_name, u.position, u.role, u.everywhere, u.unit_ids,
  u.org_ids, u.sector_codes, u.status, u.locale, u.last_sign_in_at, u.version
  from users u left join organisations o on o.id = u.org_id`;
const sorts = { username: 'u.username', fullName: 'u.full_name collate vi_icu', role: 'u.role', orgName: 'o.name collate vi_icu', status: 'u.status', lastSignInAt: 'u.last_sign_in_at' };

const toUser = (row: UserRow): User => ({
  id: row.id, username: row.username, fullName: row.full_name, phone: row.phone, email: row.email, orgId: row.org_id, orgName: row.org_name, position: row.position,
  role: row.role, scope: { everywhere: row.everywhere, unitIds: row.unit_ids, orgIds: row.org_ids, sectorCodes: row.sector_codes },
  status: row.status, locale: row.locale, lastSignInAt: row.last_sign_in_at, version: row.version,
});

@Injectable()
export class UsersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: SessionsService,
    private readonly recordChanges: RecordChanges,
    private readonly idempotency: Idempotency,
  ) {}

  async list(query: UserQuery): Promise<Page<User>> {
    const params = new Params();
    const where = ['true'];
    if (query.q) where.push(`(u.full_name_search like '%' || ${params.add(searchKey(query.q))} || '%' or u.username like '%' || ${params.add(query.q.toLowerCase())} || '%')`);
    if (query.role) where.push(`u.role = any(${params.add(query.role)})`);
    if (query.status) where.push(`u.status = any(${params.add(query.status)})`);
    if (query.ids) where.push(`u.id = any(${params.add(query.ids)}::uuid[])`);
    const condition = where.join(' and ');
    const [rows, [count]] = await Promise.all([
      this.transactions.query<UserRow>(`${select} where ${condition} ${orderBy(query, sorts, 'u.username', 'u.id')} ${pageClause(query)}`, params.values),
      this.transactions.query<{ total: number }>(`select count(*) as total from users u where ${condition}`, params.values),
    ]);
    return { data: rows.map(toUser), total: count?.total ?? 0 };
  }

  async get(id: string): Promise<User> {
    const [row] = await this.transactions.query<UserRow>(`${select} where u.id = $1`, [id]);
    return toUser(requireRow(row, 'access.user-not-found'));
  }

  async changes(id: string, query: PageQuery): Promise<ChangeLog> {
    await this.get(id);
    return this.recordChanges.catalogue(id, query);
  }

  /** The password is no part of what is compared under a key: a quick hash of it would lie in the table of keys. */
  async create(actor: Actor, { password, ...input }: CreateUser, idempotencyKey?: string): Promise<User> {
    const passwordHash = await hashPassword(password);
    const id = await this.idempotency.run(actor, 'users', idempotencyKey, input, async (tx) => {
      const { scope } = input;
      await this.requirePlaces(tx, input.orgId, scope);
      const [created] = await tx.query<{ id: string }>(
        `insert into users (username, full_name, phone, org_id, position, role, everywhere, unit_ids, org_ids, sector_codes, locale, password_hash, email)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (username) do nothing returning id`,
        [input.username, input.fullName.normalize('NFC'), input.phone, input.orgId, input.position, input.role, scope.everywhere, scope.unitIds, scope.orgIds, scope.sectorCodes, input.locale, passwordHash, input.email],
      );
      if (!created) throw new Problem('access.username-taken', { username: input.username });
      const user = await this.read(tx, created.id);
      tx.record('user.created', user, nowhere, { recordId: user.id, changes: [] });
      return user.id;
    });
    return this.get(id);
  }

  /** Changed rights, a new password or a disabled account end at once what was allowed before, on sockets too. */
  async update(actor: Actor, id: string, version: number, input: UpdateUser): Promise<User> {
    const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
    const user = await this.transactions.run(actor, async (tx) => {
      await tx.query(`select 1 from users where role = 'admin' for update`);
      const before = await this.read(tx, id);
      if (before.version !== version) throw new Problem('request.version-stale', {}, { current: before });
      await this.requirePlaces(tx, input.orgId ?? null, input.scope);
      const after = { ...before, ...input, scope: input.scope ?? before.scope };
      await tx.query(
        `update users set full_name = $2, phone = $3, org_id = $4, position = $5, role = $6, everywhere = $7, unit_ids = $8, org_ids = $9,
           sector_codes = $10, locale = $11, status = $12, password_hash = coalesce($13, password_hash), version = version + 1, updated_at = $14, email = $15 where id = $1`,
        [id, after.fullName.normalize('NFC'), after.phone, after.orgId, after.position, after.role, after.scope.everywhere, after.scope.unitIds, after.scope.orgIds,
          after.scope.sectorCodes, after.locale, after.status, passwordHash, tx.now, after.email],
      );
      const [admins] = await tx.query<{ left: number }>(`select count(*) as left from users where role = 'admin' and status = 'active'`);
      if ((admins?.left ?? 0) === 0) throw new Problem('access.last-admin');
      if (after.status === 'disabled' || passwordHash !== null) await tx.query(`delete from sessions where user_id = $1`, [id]);
      await tx.query(`select pg_notify('ioc_sessions', $1)`, [id]);
      const user = await this.read(tx, id);
      const changes = await userChanges(tx, { before, after: user, hasNewPassword: passwordHash !== null });
      tx.record('user.updated', user, nowhere, changes.length > 0 ? { recordId: id, changes } : null);
      return user;
    });
    this.sessions.forget();
    return user;
  }

  /** A right that holds at a place which does not exist is a slip of the pen that nobody would notice. */
  private async requirePlaces(tx: Tx, orgId: string | null, scope?: Scope): Promise<void> {
    const [missing] = await tx.query<{ org: boolean; unit: boolean; sector: boolean }>(
      `select exists (select unnest($1::uuid[]) except select id from organisations) as org,
         exists (select unnest($2::uuid[]) except select id from admin_units) as unit,
         exists (select unnest($3::text[]) except select code from sectors) as sector`,
      [[...(scope?.orgIds ?? []), ...(orgId === null ? [] : [orgId])], scope?.unitIds ?? [], scope?.sectorCodes ?? []],
    );
    if (missing?.org) throw new Problem('organisation.not-found');
    if (missing?.unit) throw new Problem('territory.unit-not-found');
    if (missing?.sector) throw new Problem('sector.not-found');
  }

  private async read(tx: Tx, id: string): Promise<User> {
    const [row] = await tx.query<UserRow>(`${select} where u.id = $1`, [id]);
    return toUser(requireRow(row, 'access.user-not-found'));
  }
}
