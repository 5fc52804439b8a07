import { Injectable } from '@nestjs/common';
import { nowhere, type Actor } from '@ioc/shared/access';
import type { ChangePassword } from '@ioc/shared/access.input';
import { Transactions } from '#platform/database';
import { Problem } from '#platform/http';
import { hashPassword, passwordMatches } from './passwords.js';
import { SessionsService } from './sessions.service.js';
import { SignInGuard } from './sign-in-guard.js';

@Injectable()
export class PasswordsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: SessionsService,
    private readonly guard: SignInGuard,
  ) {}

  /**
   * A person's own password. Guesses at the present one count together with those of the sign-in page. All other
   * sessions of the person end at once, with their sockets: whoever knew the old password is out. This one stays.
   */
  async change(actor: Actor, input: ChangePassword, address: string): Promise<void> {
    // A key is not a person: it opens no session and has no password to speak for.
    if (actor.sessionId === null) throw new Problem('access.signed-out');
    await this.guard.inTurn(actor.username, address, () => this.replace(actor, input, address));
    this.sessions.forget();
  }

  private async replace(actor: Actor, { currentPassword, newPassword }: ChangePassword, address: string): Promise<void> {
    await this.guard.admit(actor.username, address);
    const [person] = await this.transactions.query<{ hash: string | null }>(`select password_hash as hash from users where id = $1`, [actor.id]);
    const hash = person?.hash ?? null;
    if (!(await passwordMatches(hash, currentPassword))) {
      await this.guard.failed(actor.username, address);
      throw new Problem('access.wrong-password');
    }
    await this.guard.succeeded(actor.username, address);
    if (await passwordMatches(hash, newPassword)) throw new Problem('access.same-password');
    const newHash = await hashPassword(newPassword);
    await this.transactions.run(actor, async (tx) => {
      const [changed] = await tx.query(
        `update users set password_hash = $2, updated_at = $3 where id = $1 and password_hash = $4 returning 1`,
        [actor.id, newHash, tx.now, hash],
      );
      // Since the check somebody, perhaps the administrator, set another one: that one holds.
      if (!changed) throw new Problem('access.wrong-password');
      await tx.query(`delete from sessions where user_id = $1 and id <> $2`, [actor.id, actor.sessionId]);
      await tx.query(`select pg_notify('ioc_sessions', $1)`, [actor.id]);
      tx.record('user.password-changed', { id: actor.id }, nowhere, { recordId: actor.id, changes: [] });
    });
  }
}
