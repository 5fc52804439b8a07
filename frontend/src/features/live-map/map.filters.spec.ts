import { describe, expect, it } from '@jest/globals';
import type { AssetLive, MapAsset } from '#features/assets';
import { assetsInView, findAssets, visibleBy, type FoundAsset } from './map.filters';
import { noFilters, type MapFilters } from './mapUrl';

const asset = (over: Partial<MapAsset> = {}): MapAsset =>
  ({ id: 'a', code: 'CB-1', name: 'Bảo Lạc', location: [106, 22], state: 'online', unitId: null, unitName: null, ownerId: null, ownerName: null, bits: [], ...over });
const found = (over: Partial<MapAsset>): FoundAsset => ({ kind: 'bts', asset: asset(over) });
const live: Pick<AssetLive, 'filters'> = { filters: [{ field: 'technologies', choices: ['2G', '3G', '4G', '5G'] }, { field: 'generator', choices: ['true', 'false'] }] };
const shows = (filters: Partial<MapFilters>, over: Partial<MapAsset>): boolean => visibleBy({ ...noFilters, ...filters }, 'bts', { ...live, kind: 'bts', seq: 1, rows: new Map() } as AssetLive)(asset(over));

describe('what the filters leave on the map', () => {
  it('is everything while they are empty', () => {
    expect(shows({}, {})).toBe(true);
  });

  it.each<[Partial<MapFilters>, Partial<MapAsset>, boolean]>([
    [{ states: ['offline', 'degraded'] }, { state: 'degraded' }, true],
    [{ states: ['offline'] }, { state: 'online' }, false],
    [{ unitIds: ['u-1'] }, { unitId: 'u-1' }, true],
    [{ unitIds: ['u-1'] }, { unitId: 'u-2' }, false],
    [{ unitIds: ['u-1'] }, { unitId: null }, false],
    [{ ownerIds: ['o-1', 'o-2'] }, { ownerId: 'o-2' }, true],
    [{ ownerIds: ['o-1'] }, { ownerId: null }, false],
    [{ states: ['offline'], unitIds: ['u-1'] }, { state: 'offline', unitId: 'u-2' }, false],
  ])('by %j holds an asset with %j: %j', (filters, over, expected) => {
    expect(shows(filters, over)).toBe(expected);
  });

  it.each<[MapFilters['attributes'], number[], boolean]>([
    [{ 'bts.technologies': ['5G'] }, [0b1000, 1], true],
    [{ 'bts.technologies': ['5G'] }, [0b0111, 1], false],
    [{ 'bts.technologies': ['2G', '5G'] }, [0b0001, 1], true],
    [{ 'bts.technologies': ['4G'], 'bts.generator': ['false'] }, [0b0100, 0b10], true],
    [{ 'bts.technologies': ['4G'], 'bts.generator': ['false'] }, [0b0100, 0b01], false],
    [{ 'bts.technologies': ['4G'] }, [], false],
    // What another kind is narrowed by, or what this installation does not know, narrows nothing here.
    [{ 'radio.technology': ['ip'] }, [0, 0], true],
    [{ 'bts.technologies': ['6G'] }, [0, 0], true],
  ])('by the attributes %j holds an asset with the bits %j: %j', (attributes, bits, expected) => {
    expect(shows({ attributes }, { bits })).toBe(expected);
  });
});

describe('what is in the window', () => {
  const window = [105, 21, 107, 23] as const;

  it('stands worst first, then by name as Vietnamese sorts it, and is counted whole when it is cut off', () => {
    const shown = [
      found({ id: '1', state: 'online' }), found({ id: '2', state: 'offline', name: 'Đông Khê' }), found({ id: '3', state: 'offline', name: 'Dân Chủ' }),
      found({ id: '4', state: 'degraded' }), found({ id: '5', state: 'offline', location: [110, 22] }), found({ id: '6', state: 'maintenance' }), found({ id: '7', state: 'unknown' }),
    ];
    const { total, first } = assetsInView(shown, window, 4);
    expect([total, first.map(({ asset: { id } }) => id)]).toEqual([6, ['3', '2', '4', '6']]);
  });
});

describe('searching the points that are loaded', () => {
  const all = [found({ id: '1', code: 'CB-VTL-0001', name: 'Bảo Lạc 1' }), found({ id: '2', code: 'BL-9', name: 'Thị trấn Bảo Lạc' }), found({ id: '3', code: 'CB-VNP-0001', name: 'Đình Phùng' })];
  const ids = (text: string, most = 10) => findAssets(all, text, most).map(({ asset: { id } }) => id);

  it('needs no accents, and puts what begins with the text before what contains it', () => {
    expect(ids('bao lac')).toEqual(['1', '2']);
    expect(ids('BẢO LẠC')).toEqual(['1', '2']);
    expect(ids('dinh')).toEqual(['3']);
    expect(ids('bl')).toEqual(['2']);
    expect(ids('0001')).toEqual(['1', '3']);
  });

  it('waits for two letters and stops at as many as were asked for', () => {
    expect(ids('b')).toEqual([]);
    expect(ids('cb', 1)).toEqual(['1']);
  });
});
