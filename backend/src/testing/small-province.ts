import type { Role } from '@ioc/shared/access';
import { heartbeatSeconds, kindOf, type AssetKind, type Attributes } from '@ioc/shared/asset-kinds';
import { createIntegrationKey, hashPassword } from '#features/access';
import { system, type Transactions, type Tx } from '#platform/database';

export const testPassword = 'mat khau thu nghiem';

/** Ids by the short names the tests use. */
export interface SmallProvince {
  /** `bac` and `nam` are today's communes; `bac-cu` was merged into `bac`. */
  units: Record<'province' | 'bac' | 'nam' | 'bac-cu', string>;
  orgs: Record<'ubt' | 'ioc' | 'so' | 'ub-bac' | 'ub-nam' | 'vtl' | 'vnp' | 'buu-dien', string>;
  users: Record<string, string>;
  assets: Record<'bts-bac' | 'bts-nam' | 'bts-nam-vnp' | 'post-bac' | 'radio-bac' | 'fm-nam', string>;
  /** Integration keys: of the whole province, and of one operator. */
  keys: Record<'province' | 'vtl', string>;
}

const square = (west: number, south: number, size: number) => JSON.stringify({
  type: 'MultiPolygon',
  coordinates: [[[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]]],
});

/** Two communes side by side, two operators, one post office, two radio systems and a person for each role and side. */
export function loadSmallProvince(transactions: Transactions): Promise<SmallProvince> {
  return transactions.run(system, async (tx) => {
    const units = await loadUnits(tx);
    const orgs = await loadOrgs(tx, units);
    // Three of those that come with the portal are used here, in an order of their own.
    await tx.query(
      `update sectors s set active = t.n is not null, name_vi = coalesce(t.vi, s.name_vi), sort_order = coalesce(t.n, s.sort_order + 3) from sectors k
       left join (values ('HTS', 'Hạ tầng số', 1), ('TTTT', 'Thông tin truyền thông', 2), ('YTE', 'Y tế', 3)) as t(code, vi, n) on t.code = k.code
       where s.code = k.code`,
    );
    const users = await loadUsers(tx, units, orgs);
    const assets = await loadAssets(tx, units, orgs);
    const keys = {
      province: (await createIntegrationKey(tx, users['nms'] ?? '', 'nms')).key,
      vtl: (await createIntegrationKey(tx, users['nms.vtl'] ?? '', 'nms vtl')).key,
    };
    // The migration knows the clock of the machine only.
    await tx.query(`update reminder_rules set since = $1`, [tx.now]);
    return { units, orgs, users, assets, keys };
  });
}

async function loadUnits(tx: Tx): Promise<SmallProvince['units']> {
  const unit = async (code: string, name: string, level: string, kind: string, parent: string | null, from: string, to: string | null, polygon: string | null) => {
    const [row] = await tx.query<{ id: string }>(
      `insert into admin_units (code, name, level, kind, parent_id, valid_from, valid_to, area_km2, population, centre, polygon)
       values ($1, $2, $3, $4, $5, $6, $7, 100, 10000, st_centroid(st_setsrid(st_geomfromgeojson($8), 4326)), st_setsrid(st_geomfromgeojson($8), 4326)) returning id`,
      [code, name, level, kind, parent, from, to, polygon],
    );
    return row?.id ?? '';
  };
  const province = await unit('04', 'Tỉnh Thử Nghiệm', 'province', 'province', null, '2000-01-01', null, square(106, 22, 1));
  const bac = await unit('01001', 'Xã Đường Bắc', 'commune', 'commune', province, '2025-07-01', null, square(106, 22, 0.5));
  const nam = await unit('01002', 'Phường Nam Sơn', 'commune', 'ward', province, '2025-07-01', null, square(106.5, 22, 0.5));
  const old = await unit('01001', 'Xã Hợp Giang', 'commune', 'commune', province, '2020-03-01', '2025-07-01', null);
  await tx.query(`insert into admin_unit_changes (from_unit_id, to_unit_id, type, effective_on) values ($1, $2, 'full', '2025-07-01')`, [old, bac]);
  return { province, bac, nam, 'bac-cu': old };
}

async function loadOrgs(tx: Tx, units: SmallProvince['units']): Promise<SmallProvince['orgs']> {
  const org = async (code: string, name: string, kind: string, unitId: string | null, canLead = true) => {
    const [row] = await tx.query<{ id: string }>(
      `insert into organisations (code, name, short_name, kind, unit_id, can_lead_task) values ($1, $2, $2, $3, $4, $5) returning id`,
      [code, name, kind, unitId, canLead],
    );
    return row?.id ?? '';
  };
  return {
    ubt: await org('UBT', 'UBND tỉnh', 'province_committee', units.province, false),
    ioc: await org('IOC', 'Trung tâm IOC', 'center', null, false),
    so: await org('SKHCN', 'Sở Khoa học và Công nghệ', 'department', null),
    'ub-bac': await org('UB-01001', 'UBND xã Đường Bắc', 'commune_committee', units.bac),
    'ub-nam': await org('UB-01002', 'UBND phường Nam Sơn', 'commune_committee', units.nam),
    vtl: await org('VTL', 'Viettel', 'operator', null),
    vnp: await org('VNP', 'VNPT', 'operator', null),
    'buu-dien': await org('BDT', 'Bưu điện tỉnh', 'postal_enterprise', null),
  };
}

async function loadUsers(tx: Tx, units: SmallProvince['units'], orgs: SmallProvince['orgs']): Promise<Record<string, string>> {
  const hash = await hashPassword(testPassword);
  const users: Record<string, string> = {};
  const user = async (username: string, fullName: string, role: Role, org: string | null, everywhere: boolean, unitIds: string[] = [], orgIds: string[] = [], sectors: string[] = []) => {
    const [row] = await tx.query<{ id: string }>(
      `insert into users (username, full_name, role, org_id, everywhere, unit_ids, org_ids, sector_codes, password_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [username, fullName, role, org, everywhere, unitIds, orgIds, sectors, hash],
    );
    users[username] = row?.id ?? '';
  };
  await user('admin', 'Quản Trị', 'admin', orgs.ioc, true);
  await user('auditor', 'Kiểm Tra', 'auditor', orgs.ioc, true);
  await user('operator', 'Trực Ban', 'operator', orgs.ioc, true);
  await user('operator2', 'Trực Ban Hai', 'operator', orgs.ioc, true);
  await user('manager', 'Lãnh Đạo IOC', 'manager', orgs.ioc, true);
  await user('manager.tttt', 'Lãnh Đạo Thông Tin', 'manager', orgs.ioc, true, [], [], ['TTTT']);
  await user('leader', 'Lãnh Đạo Tỉnh', 'leader', orgs.ubt, true);
  await user('so', 'Cán Bộ Sở', 'unit_officer', orgs.so, false, [], [orgs.so]);
  await user('xa.bac', 'Cán Bộ Xã Bắc', 'unit_officer', orgs['ub-bac'], false, [units.bac], [orgs['ub-bac']]);
  await user('xa.nam', 'Cán Bộ Phường Nam', 'unit_officer', orgs['ub-nam'], false, [units.nam], [orgs['ub-nam']]);
  await user('vtl', 'Cán Bộ Viettel', 'unit_officer', orgs.vtl, false, [], [orgs.vtl]);
  await user('nms', 'Giám sát mạng', 'integrator', null, true);
  await user('nms.vtl', 'Giám sát mạng Viettel', 'integrator', orgs.vtl, false, [], [orgs.vtl]);
  return users;
}

async function loadAssets(tx: Tx, units: SmallProvince['units'], orgs: SmallProvince['orgs']): Promise<SmallProvince['assets']> {
  const asset = async (kind: AssetKind, code: string, name: string, lng: number, lat: number, unit: string, owner: string, attributes: Attributes) => {
    const [row] = await tx.query<{ id: string }>(
      `insert into assets (kind, code, name, location, unit_id, owner_org_id, sector, lifecycle, heartbeat_seconds, attributes)
       values ($1, $2, $3, st_setsrid(st_makepoint($4, $5), 4326), $6, $7, $8, 'active', $9, $10) returning id`,
      [kind, code, name, lng, lat, unit, owner, kindOf(kind).sector, heartbeatSeconds(kind, attributes), attributes],
    );
    await tx.query(`insert into asset_states (asset_id) values ($1)`, [row?.id]);
    return row?.id ?? '';
  };
  return {
    'bts-bac': await asset('bts', 'BTS-1', 'Trạm Đường Bắc', 106.1, 22.1, units.bac, orgs.vtl, { technologies: ['4G', '5G'], mastClass: 'A2b' }),
    'bts-nam': await asset('bts', 'BTS-2', 'Trạm Nam Sơn', 106.7, 22.1, units.nam, orgs.vtl, { technologies: ['4G'], mastClass: 'A2a' }),
    'bts-nam-vnp': await asset('bts', 'BTS-3', 'Trạm Nam Sơn VNPT', 106.72, 22.12, units.nam, orgs.vnp, { technologies: ['4G'], mastClass: 'A2b' }),
    'post-bac': await asset('post', 'BC-1', 'Bưu cục Đường Bắc', 106.11, 22.11, units.bac, orgs['buu-dien'], { type: 'post_office_3' }),
    'radio-bac': await asset('radio', 'TT-1', 'Đài xã Đường Bắc', 106.12, 22.12, units.bac, orgs['ub-bac'], { technology: 'ip' }),
    'fm-nam': await asset('radio', 'TT-2', 'Đài phường Nam Sơn', 106.71, 22.11, units.nam, orgs['ub-nam'], { technology: 'fm' }),
  };
}
