import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { Transactions } from '#platform/database';
import { CONFIG, Problem } from '#platform/http';

/**
 * Slows guessing down. Counted per account and address, so that a stranger elsewhere cannot lock a person out.
 * The refusal says nothing about whether the account exists.
 */
@Injectable()
export class SignInGuard {
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Attempts for one account from one address are made one after another: a hundred at once would all be uncounted yet. */
  async inTurn<Result>(username: string, address: string, attempt: () => Promise<Result>): Promise<Result> {
    const key = `${username} ${address}`;
    const turn = (this.turns.get(key) ?? Promise.resolve()).then(attempt, attempt);
    this.turns.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.turns.get(key) === turn) this.turns.delete(key);
    }
  }

  async admit(username: string, address: string): Promise<void> {
    const [row] = await this.transactions.query<{ blocked_until: string | null }>(
      `select blocked_until from sign_in_attempts where username = $1 and address = $2`,
      [username, address],
    );
    if (!row?.blocked_until) return;
    const seconds = Math.ceil((Date.parse(row.blocked_until) - this.clock.now().getTime()) / 1_000);
    if (seconds > 0) throw new Problem('access.too-many-attempts', { seconds }, { retryAfterSeconds: seconds });
  }

  async failed(username: string, address: string): Promise<void> {
    const now = this.clock.now();
    const [row] = await this.transactions.query<{ failures: number }>(
      `insert into sign_in_attempts (username, address, failures, last_at) values ($1, $2, 1, $3)
       on conflict (username, address) do update set
         failures = case when sign_in_attempts.last_at < $3::timestamptz - interval '1 day' then 1 else sign_in_attempts.failures + 1 end, last_at = $3
       returning failures`,
      [username, address, now],
    );
    const over = (row?.failures ?? 0) - this.config.IOC_SIGN_IN_ATTEMPTS;
    if (over < 0) return;
    const wait = Math.min(this.config.IOC_SIGN_IN_LONGEST_WAIT_SECONDS, this.config.IOC_SIGN_IN_WAIT_SECONDS * 2 ** Math.min(over, 10));
    await this.transactions.query(`update sign_in_attempts set blocked_until = $3 where username = $1 and address = $2`, [
      username, address, new Date(now.getTime() + wait * 1_000),
    ]);
  }

  async succeeded(username: string, address: string): Promise<void> {
    await this.transactions.query(`delete from sign_in_attempts where username = $1 and address = $2`, [username, address]);
  }
}
