import { randomBytes, randomUUID } from 'node:crypto';
import { heartbeatSeconds, kindOf } from '@ioc/shared/asset-kinds';
import type { OperationalState } from '@ioc/shared/assets';
import type { MetricName } from '@ioc/shared/telemetry';
import { createIntegrationKey, hashPassword } from '#features/access';
import { fillScores } from '#features/scores';
import { system, type Transactions, type Tx } from '#platform/database';
import { loadAlarms } from './load-alarms.js';
import { loadComments } from './load-comments.js';
import { loadNotices } from './load-notices.js';
import { mobileOperators } from './organisations.js';
import { generateProvince } from './province.js';
import { Random } from './random.js';
import { stormScene } from './scenes.js';
import { loadChildren } from './load-children.js';
import { loadExtensions } from './load-extensions.js';
import { loadParts } from './load-parts.js';
import { loadChecklists } from './load-checklists.js';
import { loadPlan } from './load-plan.js';
import { loadTemplates } from './load-templates.js';
import { loadTasks } from './load-tasks.js';
import { extensionsOf } from './tasks.extensions.js';
import { partsOf } from './tasks.parts.js';
import type { SeedAsset, SeedProvince } from './types.js';

/** What the first start has to tell: it is in no file of the project and shown to nobody else. */
export interface DemoSecrets {
  password: string;
  /** For pushing readings of the whole province to /ingest. */
  ingestKey: string;
}

/** From business codes to the ids given out while loading. */
export interface LoadedIds {
  units: Map<string, string>;
  orgs: Map<string, string>;
  users: Map<string, string>;
  assets: Map<string, string>;
}

const seedNumber = 20_250_701;
/** Beginning of the demo's present: 18 + 7 make the 25 open alarms of the plan; 14 are being worked on. */
const troubled: readonly [OperationalState, number][] = [['offline', 18], ['degraded', 7], ['maintenance', 14]];

/** Fills an empty database with the demo province in one transaction, by sets. Every row is marked synthetic. */
export async function loadProvince(transactions: Transactions, password = randomBytes(12).toString('base64url')): Promise<DemoSecrets> {
  const now = transactions.clock.now();
  const province = generateProvince({ seed: seedNumber, now: now.toISOString() });
  const passwordHash = await hashPassword(password);
  const ingestKey = await transactions.run(system, async (tx) => {
    const ids: LoadedIds = { units: new Map(), orgs: new Map(), users: new Map(), assets: new Map() };
    await loadUnits(tx, province, ids);
    await loadOrganisations(tx, province, ids);
    await loadPeople(tx, province, ids, passwordHash);
    await loadAssets(tx, province.assets, ids);
    await loadStates(tx, province.assets, ids, now);
    await loadTasks(tx, [...province.tasks, ...province.drafts], ids);
    await loadPlan(tx, province.plan, province.tasks);
    await loadChecklists(tx);
    await loadTemplates(tx, ids, now);
    await loadExtensions(tx, extensionsOf(seedNumber, now.toISOString(), province.tasks), ids);
    await loadParts(tx, partsOf(seedNumber, now.toISOString(), province.tasks, province.people), ids);
    await loadChildren(tx);
    await fillScores(tx);
    await loadComments(tx);
    await loadNotices(tx);
    await loadAlarms(tx, province, ids, now);
    const { waves } = stormScene(province, seedNumber);
    await tx.query(`insert into installation (key, value) values ('scene.storm', $1), ('demo', 'true')`, [
      JSON.stringify(waves.map(({ outages }) => outages.map(({ assetCode }) => assetCode))),
    ]);
    const feeder = await loadIntegrators(tx, ids);
    const { key } = await createIntegrationKey(tx, feeder, 'NMS mô phỏng');
    return key;
  });
  return { password, ingestKey };
}

const given = (ids: Map<string, string>, keys: Iterable<string>): void => {
  for (const key of keys) ids.set(key, randomUUID());
};

async function loadUnits(tx: Tx, { units, unitChanges }: SeedProvince, ids: LoadedIds): Promise<void> {
  given(ids.units, units.map(({ key }) => key));
  await tx.query(
    `insert into admin_units (id, code, name, level, kind, parent_id, valid_from, valid_to, area_km2, population, legal_act, centre, polygon, synthetic)
     select id, code, name, level, kind, "parentId", "validFrom", "validTo", "areaKm2", population, "legalAct",
       st_setsrid(st_makepoint(lng, lat), 4326), case when polygon is null or polygon = 'null' then null else st_setsrid(st_multi(st_makevalid(st_geomfromgeojson(polygon))), 4326) end, true
     from jsonb_to_recordset($1::jsonb) as u(id uuid, code text, name text, level text, kind text, "parentId" uuid, "validFrom" date, "validTo" date,
       "areaKm2" numeric, population int, "legalAct" text, lng float, lat float, polygon jsonb)`,
    [JSON.stringify(units.map((unit) => ({
      ...unit, id: ids.units.get(unit.key), parentId: unit.parentKey === null ? null : ids.units.get(unit.parentKey), lng: unit.centre[0], lat: unit.centre[1],
    })))],
  );
  await tx.query(
    `insert into admin_unit_changes (from_unit_id, to_unit_id, type, effective_on, legal_act)
     select "from", "to", type, "effectiveOn", "legalAct" from jsonb_to_recordset($1::jsonb) as c("from" uuid, "to" uuid, type text, "effectiveOn" date, "legalAct" text)`,
    [JSON.stringify(unitChanges.map((change) => ({ ...change, from: ids.units.get(change.fromKey), to: ids.units.get(change.toKey) })))],
  );
}

async function loadOrganisations(tx: Tx, { organisations, sectors }: SeedProvince, ids: LoadedIds): Promise<void> {
  given(ids.orgs, organisations.map(({ code }) => code));
  await tx.query(
    `insert into organisations (id, code, name, short_name, kind, parent_id, unit_id, sector_codes, can_lead_task, synthetic)
     select id, code, name, "shortName", kind, "parentId", "unitId", array(select jsonb_array_elements_text(functions)), "canLeadTask", true
     from jsonb_to_recordset($1::jsonb) as o(id uuid, code text, name text, "shortName" text, kind text, "parentId" uuid, "unitId" uuid, functions jsonb, "canLeadTask" boolean)`,
    [JSON.stringify(organisations.map((org) => ({
      ...org, id: ids.orgs.get(org.code), parentId: org.parentCode === null ? null : ids.orgs.get(org.parentCode), unitId: org.unitKey === null ? null : ids.units.get(org.unitKey),
    })))],
  );
  await tx.query(
    `update sectors s set owner_org_id = o.owner from jsonb_to_recordset($1::jsonb) as o(code text, owner uuid) where s.code = o.code`,
    [JSON.stringify(sectors.map(({ code, ownerOrgCode }) => ({ code, owner: ids.orgs.get(ownerOrgCode) })))],
  );
}

async function loadPeople(tx: Tx, { people }: SeedProvince, ids: LoadedIds, passwordHash: string): Promise<void> {
  given(ids.users, people.map(({ username }) => username));
  await tx.query(
    `insert into users (id, username, full_name, phone, email, org_id, position, role, everywhere, unit_ids, org_ids, sector_codes, password_hash, synthetic)
     select id, username, "fullName", phone, email, "orgId", position, role, everywhere, array(select jsonb_array_elements_text("unitIds"))::uuid[],
       array(select jsonb_array_elements_text("orgIds"))::uuid[], array(select jsonb_array_elements_text("sectorCodes")), $2, true
     from jsonb_to_recordset($1::jsonb) as p(id uuid, username text, "fullName" text, phone text, email text, "orgId" uuid, position text, role text,
       everywhere boolean, "unitIds" jsonb, "orgIds" jsonb, "sectorCodes" jsonb)`,
    [JSON.stringify(people.map((person) => ({
      ...person, id: ids.users.get(person.username), orgId: ids.orgs.get(person.orgCode), everywhere: person.scope.everywhere,
      unitIds: person.scope.unitKeys.map((key) => ids.units.get(key)), orgIds: person.scope.orgCodes.map((code) => ids.orgs.get(code)),
      sectorCodes: person.scope.sectorCodes,
    }))), passwordHash],
  );
}

/**
 * Accounts of other systems; an administrator gives them keys. Of the six only the first has one, for the simulator.
 * @returns its id
 */
async function loadIntegrators(tx: Tx, ids: LoadedIds): Promise<string> {
  const rows = [
    { username: 'nms.demo', name: 'Hệ thống giám sát mạng (mô phỏng)', everywhere: true, orgIds: [], sectors: [] },
    ...mobileOperators.map(({ code, username, shortName }) => (
      { username: `nms.${username}`, name: `Hệ thống giám sát mạng ${shortName} (mô phỏng)`, everywhere: false, orgIds: [ids.orgs.get(code)], sectors: [] })),
    { username: 'truyenthanh.demo', name: 'Hệ thống thông tin nguồn truyền thanh (mô phỏng)', everywhere: true, orgIds: [], sectors: ['TTTT'] },
  ];
  const made = await tx.query<{ id: string; username: string }>(
    `insert into users (username, full_name, role, everywhere, org_id, org_ids, sector_codes, synthetic)
     select username, name, 'integrator', everywhere, ("orgIds" ->> 0)::uuid, array(select jsonb_array_elements_text("orgIds"))::uuid[],
       array(select jsonb_array_elements_text(sectors)), true
     from jsonb_to_recordset($1::jsonb) as i(username text, name text, everywhere boolean, "orgIds" jsonb, sectors jsonb) returning id, username`,
    [JSON.stringify(rows)],
  );
  return made.find(({ username }) => username === 'nms.demo')?.id ?? '';
}

/** Also for load tests: takes any number of assets, in slices so that no statement grows without limit. */
export async function loadAssets(tx: Tx, assets: Iterable<SeedAsset>, ids: LoadedIds): Promise<void> {
  let slice: SeedAsset[] = [];
  for (const asset of assets) {
    if (slice.push(asset) < 2_000) continue;
    await insertAssets(tx, slice, ids);
    slice = [];
  }
  if (slice.length > 0) await insertAssets(tx, slice, ids);
}

async function insertAssets(tx: Tx, assets: readonly SeedAsset[], ids: LoadedIds): Promise<void> {
  given(ids.assets, assets.map(({ code }) => code));
  await tx.query(
    `insert into assets (id, kind, code, name, address, location, unit_id, origin_unit_id, owner_org_id, sector, lifecycle, heartbeat_seconds, attributes, synthetic)
     select a.id, a.kind, a.code, a.name, a.address, st_setsrid(st_makepoint(a.lng, a.lat), 4326), u.id, a."originUnitId", a."ownerOrgId", a.sector, a.lifecycle, a.heartbeat, a.attributes, true
     from jsonb_to_recordset($1::jsonb) as a(id uuid, kind text, code text, name text, address text, lng float, lat float, "originUnitId" uuid, "ownerOrgId" uuid,
       sector text, lifecycle text, heartbeat int, attributes jsonb)
     left join lateral (select n.id from admin_units n where n.level = 'commune' and n.valid_to is null
       and st_covers(n.polygon, st_setsrid(st_makepoint(a.lng, a.lat), 4326)) order by n.code limit 1) u on true`,
    [JSON.stringify(assets.map((asset) => ({
      ...asset, id: ids.assets.get(asset.code), lng: asset.location[0], lat: asset.location[1], originUnitId: ids.units.get(asset.originUnitKey),
      ownerOrgId: ids.orgs.get(asset.ownerOrgCode), sector: kindOf(asset.kind).sector, heartbeat: heartbeatSeconds(asset.kind, asset.attributes),
    })))],
  );
  await tx.query(
    `insert into asset_parts (asset_id, kind, code, attributes, location)
     select "assetId", kind, code, attributes, case when lng is null then null else st_setsrid(st_makepoint(lng, lat), 4326) end
     from jsonb_to_recordset($1::jsonb) as p("assetId" uuid, kind text, code text, attributes jsonb, lng float, lat float)`,
    [JSON.stringify(assets.flatMap(({ code, parts }) => parts.map((part) => ({ ...part, assetId: ids.assets.get(code), lng: part.location?.[0], lat: part.location?.[1] }))))],
  );
  await tx.query(
    `insert into asset_states (asset_id) select id from assets where id = any($1::uuid[]) on conflict do nothing`,
    [assets.map(({ code }) => ids.assets.get(code))],
  );
}

/** Everything with telemetry has just been heard, but for a few in trouble; the rest is unknown, as it is in life. */
async function loadStates(tx: Tx, assets: readonly SeedAsset[], ids: LoadedIds, now: Date): Promise<void> {
  await tx.query(
    `update asset_states s set state = 'online', source = 'device', since = $1::timestamptz - interval '2 days', heard_at = $1, device_at = $1,
       metrics = $2::jsonb from assets a where a.id = s.asset_id and a.heartbeat_seconds is not null`,
    [now, JSON.stringify({ uptimeHours: 48 } satisfies Partial<Record<MetricName, number>>)],
  );
  const random = new Random(seedNumber, 'trouble');
  const pool = random.shuffle(assets.filter(({ kind, attributes }) => heartbeatSeconds(kind, attributes) !== null));
  let taken = 0;
  for (const [state, count] of troubled) {
    for (const asset of pool.slice(taken, (taken += count))) {
      const id = ids.assets.get(asset.code);
      const since = new Date(now.getTime() - random.int(2, 360) * 60_000);
      await tx.query(`update asset_states set state = $2, since = $3, source = $4 where asset_id = $1`, [id, state, since, state === 'maintenance' ? 'person' : 'device']);
      await tx.query(`insert into asset_state_history (asset_id, at, from_state, to_state, source) values ($1, $2, 'online', $3, $4)`, [
        id, since, state, state === 'maintenance' ? 'person' : 'device',
      ]);
    }
  }
  await tx.query(
    `insert into asset_state_history (asset_id, at, from_state, to_state, source)
     select a.id, $1::timestamptz - interval '2 days', 'unknown', 'online', 'device' from assets a where a.heartbeat_seconds is not null`,
    [now],
  );
}
