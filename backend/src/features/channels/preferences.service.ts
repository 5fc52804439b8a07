import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { usualPreferences, type MailPreferences, type OwnPreferences } from '@ioc/shared/channels';
import type { MailPreferencesInput } from '@ioc/shared/channels.input';
import { Transactions, type Tx } from '#platform/database';
import { Problem, requireRow } from '#platform/http';
import { EmailChannel } from './email.channel.js';

interface Row {
  address: string | null;
  preferences: (MailPreferences & { version: number }) | null;
}

/** How each person is told by e-mail: their own to say, and nobody else's. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly email: EmailChannel,
  ) {}

  get(actor: Actor): Promise<OwnPreferences> {
    return this.read(this.transactions, actor);
  }

  update(actor: Actor, version: number, input: MailPreferencesInput): Promise<OwnPreferences> {
    return this.transactions.run(actor, async (tx) => {
      // There may be no row to lock yet: two screens of one person wait for each other at the person.
      await tx.query(`select 1 from users where id = $1 for update`, [actor.id]);
      const before = await this.read(tx, actor);
      if (before.version !== version) throw new Problem('request.version-stale', {}, { current: before });
      const { ways, quiet, digestMinute } = { ...before, ...input };
      await tx.query(
        `insert into notification_preferences (user_id, ways, quiet, digest_minute, version, updated_at) values ($1, $2::jsonb, $3::jsonb, $4, $5, $6)
         on conflict (user_id) do update set ways = excluded.ways, quiet = excluded.quiet, digest_minute = excluded.digest_minute, version = excluded.version, updated_at = excluded.updated_at`,
        [actor.id, JSON.stringify(ways), quiet === null ? null : JSON.stringify(quiet), digestMinute, version + 1, tx.now],
      );
      tx.tell(actor.id, 'channel.preferences-changed', { ways, quiet, digestMinute, version: version + 1 });
      return this.read(tx, actor);
    });
  }

  private async read(db: Transactions | Tx, { id }: Actor): Promise<OwnPreferences> {
    const [row] = await db.query<Row>(
      `select u.email as address, case when p.user_id is not null
         then jsonb_build_object('ways', p.ways, 'quiet', p.quiet, 'digestMinute', p.digest_minute, 'version', p.version) end as preferences
       from users u left join notification_preferences p on p.user_id = u.id where u.id = $1`,
      [id],
    );
    const { address, preferences } = requireRow(row, 'access.user-not-found');
    return { ...(preferences ?? { ...usualPreferences, version: 0 }), address, isMailOn: this.email.shown.isOn };
  }
}
