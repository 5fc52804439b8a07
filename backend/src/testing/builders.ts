import { randomUUID } from 'node:crypto';
import { heartbeatSeconds, kindOf, type AssetKind, type Attributes } from '@ioc/shared/asset-kinds';
import type { Lifecycle } from '@ioc/shared/assets';
import type { LiveEvent } from '@ioc/shared/events';
import type { Task } from '@ioc/shared/tasks';
import type { AssignTask } from '@ioc/shared/tasks.input';
import { system } from '#platform/database';
import type { Answer, Person, TestApp } from './test-app.js';

export interface AssetWish {
  kind?: AssetKind;
  code?: string;
  unitId?: string | null;
  ownerOrgId?: string | null;
  lifecycle?: Lifecycle;
  attributes?: Attributes;
}

const plain: Record<AssetKind, Attributes> = { bts: {}, post: { type: 'agency' }, radio: { technology: 'ip' } };
let made = 0;

/** Assets straight into the database, in one statement, for tests that need many or odd ones. */
export async function addAssets(test: TestApp, wishes: readonly AssetWish[]): Promise<{ id: string; code: string }[]> {
  const rows = wishes.map((wish) => {
    const { kind = 'bts', code = `X-${(made += 1)}`, unitId = test.province.units.bac, ownerOrgId = test.province.orgs.vtl, lifecycle = 'active' } = wish;
    const attributes = wish.attributes ?? plain[kind];
    return { id: randomUUID(), kind, code, unitId, ownerOrgId, lifecycle, attributes, sector: kindOf(kind).sector, seconds: heartbeatSeconds(kind, attributes) };
  });
  await test.transactions.run(system, async (tx) => {
    await tx.query(
      `insert into assets (id, kind, code, name, location, unit_id, owner_org_id, sector, lifecycle, heartbeat_seconds, attributes)
       select id, kind, code, 'Trạm ' || code, st_setsrid(st_makepoint(106.2, 22.2), 4326), "unitId", "ownerOrgId", sector, lifecycle, seconds, attributes
       from jsonb_to_recordset($1::jsonb) as w(id uuid, kind text, code text, "unitId" uuid, "ownerOrgId" uuid, sector text, lifecycle text, seconds int, attributes jsonb)`,
      [JSON.stringify(rows)],
    );
    await tx.query(`insert into asset_states (asset_id) select unnest($1::uuid[])`, [rows.map(({ id }) => id)]);
  });
  return rows.map(({ id, code }) => ({ id, code }));
}

export const dayMs = 24 * 3_600_000;

/** A task that states only what matters; due in ten days on the test's clock. */
export function assignWith(test: TestApp, person: Person, wish: Partial<AssignTask> = {}, headers?: Record<string, string>): Promise<Answer<Task>> {
  return person.send<Task>('POST', '/api/tasks', {
    title: 'Khôi phục liên lạc', content: null, priority: 'thuong', sectorCode: 'HTS', leadOrgId: test.province.orgs.vtl, coordinatingOrgIds: [],
    requiredResult: 'Trạm phát sóng lại', dueAt: new Date(test.clock.now().getTime() + 10 * dayMs).toISOString(), subject: null, ...wish,
  }, headers);
}

export const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

/** What happened, without what people were told of it: that follows by itself, sooner or later. */
export const withoutNotices = (events: readonly LiveEvent[]): LiveEvent[] => events.filter(({ name }) => !name.startsWith('notification.'));

/** The number of the last event. */
export async function headOf(test: TestApp): Promise<number> {
  const [row] = await test.transactions.query<{ seq: number }>(`select seq from event_head`);
  return row?.seq ?? 0;
}
