import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Me } from '@ioc/shared/access';
import type { SignIn } from '@ioc/shared/access.input';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { system, Transactions } from '#platform/database';
import { Authenticator, CONFIG, Problem, readCookie } from '#platform/http';
import { actorColumns, toActor, type ActorRow } from './actors.js';
import { hashToken, keyPrefix } from './keys.js';
import { passwordMatches } from './passwords.js';
import { SignInGuard } from './sign-in-guard.js';

interface PersonRow extends ActorRow {
  org_name: string | null;
  locale: 'vi' | 'en';
  session_id: string | null;
}

const personColumns = `${actorColumns}, o.name as org_name, u.locale`;
/** A right that ended stops working within this time; it spares a query a request. */
const cacheMs = 1_000;
const touchMs = 30_000;

@Injectable()
export class SessionsService extends Authenticator {
  private readonly cache = new Map<string, { until: number; actor: Promise<Actor | null> }>();

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly guard: SignInGuard,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  /** With the prefix a browser accepts the cookie only over TLS, from this host and for the whole site. */
  get cookieName(): string {
    return this.config.secureCookies ? '__Host-ioc_session' : 'ioc_session';
  }

  /** @returns the session's secret, for the cookie, and who signed in */
  open({ username, password }: SignIn, address: string, agent: string): Promise<{ token: string; me: Me }> {
    const name = username.toLowerCase();
    return this.guard.inTurn(name, address, () => this.check(name, password, address, agent));
  }

  private async check(name: string, password: string, address: string, agent: string): Promise<{ token: string; me: Me }> {
    await this.guard.admit(name, address);
    const [person] = await this.transactions.query<PersonRow & { password_hash: string | null; status: string }>(
      `select ${personColumns}, null as session_id, u.password_hash, u.status from users u left join organisations o on o.id = u.org_id where u.username = $1`,
      [name],
    );
    const matches = await passwordMatches(person?.password_hash ?? null, password);
    if (!person || !matches || person.status !== 'active') {
      await this.guard.failed(name, address);
      throw new Problem('access.wrong-credentials');
    }
    await this.guard.succeeded(name, address);
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.transactions.run(system, async (tx) => {
      await tx.query(
        `insert into sessions (token_hash, user_id, created_at, last_seen_at, expires_at, address, agent) values ($1, $2, $3, $3, $4, $5, $6)`,
        [hashToken(token), person.id, now, new Date(now.getTime() + this.config.IOC_SESSION_HOURS * 3_600_000), address, agent.slice(0, 300)],
      );
      await tx.query(`update users set last_sign_in_at = $2 where id = $1`, [person.id, now]);
    });
    return { token, me: toMe(toActor(person, null), person) };
  }

  async close(actor: Actor): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      await tx.query(`delete from sessions where id = $1`, [actor.sessionId]);
      await tx.query(`select pg_notify('ioc_sessions', $1)`, [actor.id]);
    });
    this.cache.clear();
  }

  async me(actor: Actor): Promise<Me> {
    const [person] = await this.transactions.query<PersonRow>(
      `select ${personColumns}, null as session_id from users u left join organisations o on o.id = u.org_id where u.id = $1`,
      [actor.id],
    );
    if (!person) throw new Problem('access.signed-out');
    return toMe(actor, person);
  }

  override forget(): void {
    this.cache.clear();
  }

  override authenticate(headers: IncomingHttpHeaders): Promise<Actor | null> {
    const [, bearer] = /^Bearer (\S{20,200})$/.exec(headers.authorization ?? '') ?? [];
    const token = bearer ?? readCookie(headers.cookie, this.cookieName);
    if (!token) return Promise.resolve(null);
    const now = this.clock.now().getTime();
    const known = this.cache.get(token);
    if (known && known.until > now) return known.actor;
    if (this.cache.size > 10_000) this.cache.clear();
    const actor = token.startsWith(keyPrefix) ? this.byKey(token) : this.bySession(token);
    this.cache.set(token, { until: now + cacheMs, actor });
    actor.catch(() => this.cache.delete(token));
    return actor;
  }

  private async bySession(token: string): Promise<Actor | null> {
    const now = this.clock.now();
    const idleSince = new Date(now.getTime() - this.config.IOC_SESSION_IDLE_MINUTES * 60_000);
    const [row] = await this.transactions.query<PersonRow & { last_seen_at: string }>(
      `select ${personColumns}, s.id as session_id, s.last_seen_at
       from sessions s join users u on u.id = s.user_id left join organisations o on o.id = u.org_id
       where s.token_hash = $1 and s.expires_at > $2 and s.last_seen_at > $3 and u.status = 'active'`,
      [hashToken(token), now, idleSince],
    );
    if (!row) return null;
    if (now.getTime() - Date.parse(row.last_seen_at) > touchMs) {
      await this.transactions.query(`update sessions set last_seen_at = $2 where id = $1`, [row.session_id, now]);
    }
    return toActor(row, row.session_id);
  }

  /** An account that is a service no longer has no use for its keys: they must not carry the rights of its new role. */
  private async byKey(key: string): Promise<Actor | null> {
    const now = this.clock.now();
    const [row] = await this.transactions.query<PersonRow>(
      `select ${personColumns}, null as session_id
       from integration_keys k join users u on u.id = k.user_id left join organisations o on o.id = u.org_id
       where k.key_hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2) and u.status = 'active' and u.role = 'integrator'`,
      [hashToken(key), now],
    );
    if (!row) return null;
    await this.transactions.query(
      `update integration_keys set last_used_at = $2 where key_hash = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')`,
      [hashToken(key), now],
    );
    return toActor(row, row.session_id);
  }
}

const toMe = (actor: Actor, row: PersonRow): Me => ({
  id: actor.id, username: actor.username, fullName: actor.fullName, orgId: actor.orgId, orgName: row.org_name, locale: row.locale, grants: actor.grants,
});
