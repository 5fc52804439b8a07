import { workingClocks, type Calendar, type OfficeClock } from '@ioc/shared/calendars';
import type { Transactions, Tx } from '#platform/database';

export const calendarSelect = `select c.id, c.org_id as "orgId", o.name as "orgName", c.week, c.days, c.follows_province as "followsProvince", c.receive_within as "receiveWithin",
  c.updated_at as "updatedAt", c.version from calendars c left join organisations o on o.id = c.org_id`;

/** The province's own, which belongs to no organisation, stands before all others. */
export const calendarSorts = { orgName: `coalesce(o.name, '') collate vi_icu`, updatedAt: 'c.updated_at' };

/** The clocks of all organisations as they are now: one read for any number of terms. */
export const readClocks = async (db: Transactions | Tx): Promise<(orgId: string | null) => OfficeClock> => workingClocks(await db.query<Calendar>(calendarSelect));
