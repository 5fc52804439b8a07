/** Builders for specs: each states only what matters to the claim. */
import type { AssetEvents, AssetRow, AssetSnapshot } from '@ioc/shared/assets';
import type { LiveEvent } from '@ioc/shared/events';

export const buildAsset = (over: Partial<AssetRow> = {}): AssetRow => ({
  id: 'asset-1', kind: 'bts', code: 'CB-VTL-0001', name: 'Bảo Lạc 1', address: null, location: [105.67, 22.95],
  unitId: 'unit-1', unitName: 'xã Bảo Lạc', borderMetres: null, isBorderChecked: false, originUnitName: null, ownerOrgId: 'org-viettel', ownerOrgName: 'Viettel Cao Bằng',
  lifecycle: 'active', state: 'online', stateSource: 'device', stateSince: '2026-01-05T01:00:00Z', lastHeardAt: null,
  attributes: { technologies: ['4G'], generator: true }, synthetic: true, version: 1, ...over,
});

export const buildSnapshot = (over: Partial<AssetSnapshot> = {}): AssetSnapshot => ({
  seq: 100, at: '2026-01-05T01:00:00Z', kind: 'bts', ids: ['asset-1', 'asset-2'], codes: ['CB-VTL-0001', 'CB-VNP-0002'],
  names: ['Bảo Lạc 1', 'Cô Ba 2'], lng: [10567000, 10571000], lat: [2295000, 2290000], state: [1, 3], unit: [0, -1], owner: [0, 1],
  units: [{ id: 'unit-1', name: 'xã Bảo Lạc' }],
  owners: [{ id: 'org-viettel', name: 'Viettel Cao Bằng' }, { id: 'org-vnpt', name: 'VNPT Cao Bằng' }],
  filters: [
    { field: 'technologies', choices: ['2G', '3G', '4G', '5G'], bits: [4, 12] },
    { field: 'generator', choices: ['true', 'false'], bits: [1, 2] },
  ],
  synthetic: true, ...over,
});

export const assetEvent = <Name extends keyof AssetEvents>(seq: number, name: Name, data: AssetEvents[Name]): LiveEvent =>
  ({ seq, id: `event-${seq}`, name, at: '2026-01-05T01:00:00Z', by: null, data }) as unknown as LiveEvent;
