import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { can, rolePermissions, type Actor, type Permission, type Place, type Scope } from '@ioc/shared/access';
import { kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import type { AssetRow, AssetSnapshot } from '@ioc/shared/assets';
import type { EventPacket } from '@ioc/shared/events';
import type { Page } from '@ioc/shared/list';
import type { ListedTask } from '@ioc/shared/tasks';
import fc from 'fast-check';
import { Params, scopeCondition, system, type ScopeColumns } from '#platform/database';
import { addAssets, assignWith, headOf } from './builders.js';
import { listenTo, startTestApp, type Person, type TestApp } from './test-app.js';

interface Placed {
  id: string;
  place: Place;
}

const assetColumns: ScopeColumns = { unit: 'r.unit_id', org: 'r.owner_org_id', sector: 'r.sector' };
const taskColumns: ScopeColumns = { unit: 'r.unit_id', orgs: 'r.org_ids', sector: 'r.sector' };
const kinds = ['bts', 'post', 'radio'] as const satisfies readonly AssetKind[];

describe('scopes in SQL, in memory, over REST and on sockets', () => {
  let test: TestApp;
  let prober: Person;
  let units: (string | null)[];
  let orgs: (string | null)[];
  const assets: (Placed & { code: string; kind: AssetKind })[] = [];
  const tasks: Placed[] = [];

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    const { units: u, orgs: o } = test.province;
    units = [u.bac, u.nam, u['bac-cu'], null];
    orgs = [o.vtl, o.vnp, o['ub-bac'], null];
    await test.transactions.query(`delete from assets`);
    const wishes = kinds.flatMap((kind) => units.flatMap((unitId) => orgs.map((ownerOrgId) => ({ kind, unitId, ownerOrgId }))));
    const added = await addAssets(test, wishes);
    wishes.forEach(({ kind, unitId, ownerOrgId }, index) => {
      const { id, code } = added[index] ?? { id: '', code: '' };
      assets.push({ id, code, kind, place: { unitId, orgIds: ownerOrgId === null ? [] : [ownerOrgId], sector: kindOf(kind).sector } });
    });
    const operator = await test.as('operator');
    for (const sectorCode of ['HTS', 'TTTT', 'YTE']) {
      for (const [leadOrgId, coordinatingOrgIds, unitId] of [[o.vtl, [o.vnp], u.bac], [o.vnp, [], u.nam], [o['ub-bac'], [o.vtl], null]] as const) {
        const subject = unitId === null ? null : { kind: 'unit' as const, id: unitId };
        const { body } = await assignWith(test, operator, { sectorCode, leadOrgId, coordinatingOrgIds: [...coordinatingOrgIds], subject });
        tasks.push({ id: body.id, place: { unitId, orgIds: [leadOrgId, ...coordinatingOrgIds], sector: sectorCode } });
      }
    }
    await test.transactions.query(`update users set role = 'manager', everywhere = false where username = 'manager.tttt'`);
    prober = await test.as('manager.tttt');
  });
  afterAll(() => test.close());

  const someOf = (values: () => readonly (string | null)[]) => fc.subarray([0, 1, 2, 3]).map((picks) => picks.flatMap((pick) => values()[pick] ?? []));
  const anyScope: fc.Arbitrary<Scope> = fc.record({
    everywhere: fc.boolean(),
    unitIds: someOf(() => units),
    orgIds: someOf(() => orgs),
    sectorCodes: fc.subarray(['HTS', 'TTTT', 'YTE']),
  });
  const anyActor: fc.Arbitrary<Actor> = fc
    .array(fc.record({ role: fc.constantFrom('manager', 'integrator', 'operator', 'admin'), scope: anyScope }), { maxLength: 3 })
    .map((grants) => ({ ...system, grants: grants.map(({ role, scope }) => ({ role, scope, permissions: rolePermissions[role as 'manager'] })) }) as Actor);

  const inMemory = (records: readonly Placed[], { grants }: Pick<Actor, 'grants'>, permission: Permission) =>
    records.filter(({ place }) => can(grants, permission, place)).map(({ id }) => id).sort();
  const inSql = async (table: string, columns: ScopeColumns, actor: Actor, permission: Permission) => {
    const params = new Params();
    const rows = await test.transactions.query<{ id: string }>(`select id from ${table} r where ${scopeCondition(actor, permission, columns, params)}`, params.values);
    return rows.map(({ id }) => id).sort();
  };

  it('agree between the condition of a query and the rule in memory, for any grants', async () => {
    await fc.assert(
      fc.asyncProperty(anyActor, async (actor) => {
        for (const permission of ['asset:read', 'asset:export', 'telemetry:ingest'] as const) {
          expect(await inSql('assets', assetColumns, actor, permission)).toEqual(inMemory(assets, actor, permission));
        }
        expect(await inSql('tasks', taskColumns, actor, 'task:read')).toEqual(inMemory(tasks, actor, 'task:read'));
      }),
      { numRuns: 60, seed: 20_261_123 },
    );
  });

  it('agree between list, export, map, tasks, missed events and socket, for any scope', async () => {
    await fc.assert(
      fc.asyncProperty(anyScope, async (scope) => {
        await test.transactions.query(`update users set everywhere = $1, unit_ids = $2, org_ids = $3, sector_codes = $4 where username = 'manager.tttt'`, [
          scope.everywhere, scope.unitIds, scope.orgIds, scope.sectorCodes,
        ]);
        test.clock.advance(1_001);
        const grants = [{ role: 'manager' as const, permissions: rolePermissions.manager, scope }];
        const expected = inMemory(assets, { grants }, 'asset:read');

        const list = (await prober.get<Page<AssetRow>>('/api/assets?perPage=500')).body;
        expect(list.data.map(({ id }) => id).sort()).toEqual(expected);
        expect(list.total).toBe(expected.length);
        const maps = await Promise.all(kinds.map((kind) => prober.get<AssetSnapshot>(`/api/map/assets/${kind}`)));
        expect(maps.flatMap(({ body }) => body.ids).sort()).toEqual(expected);
        const files = await Promise.all(kinds.map((kind) => prober.get<{ features: { id: string }[] }>(`/api/assets/export?kind=${kind}&format=geojson`)));
        expect(files.flatMap(({ body }) => body.features.map(({ id }) => id)).sort()).toEqual(expected);
        expect((await prober.get<Page<ListedTask>>('/api/tasks?perPage=500')).body.data.map(({ id }) => id).sort()).toEqual(inMemory(tasks, { grants }, 'task:read'));

        const live = await listenTo(prober.socket());
        const at = test.clock.now().toISOString();
        await test.transactions.run(system, async (tx) => {
          for (const { id, kind, place } of assets) tx.record('asset.state-changed', { id, kind, from: 'unknown', to: 'online', since: at, source: 'device' }, place);
        });
        await live.reached(await headOf(test));
        const heard = (events: EventPacket['events']) => events.map(({ data }) => (data as { id: string }).id).sort();
        expect(heard(live.heard)).toEqual(expected);
        expect(heard((await prober.get<EventPacket>(`/api/events?after=${live.start}`)).body.events)).toEqual(expected);
      }),
      { numRuns: 15, seed: 20_261_123 },
    );
  });
});
