import { describe, expect, it } from '@jest/globals';
import { applyToAssets, assetsFrom, availability, countStates, hasChanges } from './assets.live';
import { assetEvent, buildAsset, buildSnapshot } from './assets.testing';

const goesOffline = { id: 'asset-1', kind: 'bts', from: 'online', to: 'offline', since: '2026-01-05T02:00:00Z', source: 'silence' } as const;

describe('live assets', () => {
  it('makes the rows of the new snapshot out of the old ones and the events between them', () => {
    const live = assetsFrom(buildSnapshot());
    applyToAssets(live, [
      assetEvent(101, 'asset.state-changed', goesOffline),
      assetEvent(102, 'asset.removed', { id: 'asset-2', kind: 'bts' }),
      assetEvent(103, 'asset.created', buildAsset({ id: 'asset-3', code: 'CB-VTL-0003', name: 'Hưng Đạo 3', attributes: { technologies: ['3G', '5G'] } })),
    ]);
    const after = assetsFrom(buildSnapshot({
      seq: 103, ids: ['asset-1', 'asset-3'], codes: ['CB-VTL-0001', 'CB-VTL-0003'], names: ['Bảo Lạc 1', 'Hưng Đạo 3'],
      lng: [10567000, 10567000], lat: [2295000, 2295000], state: [3, 1], unit: [0, 0], owner: [0, 0],
      filters: [
        { field: 'technologies', choices: ['2G', '3G', '4G', '5G'], bits: [4, 10] },
        { field: 'generator', choices: ['true', 'false'], bits: [1, 0] },
      ],
    }));
    expect(live).toEqual(after);
  });

  it('names only what a layer has to touch', () => {
    const live = assetsFrom(buildSnapshot());
    const changes = applyToAssets(live, [assetEvent(101, 'asset.state-changed', goesOffline)]);
    expect(changes).toEqual({ states: [['asset-1', 'offline']], put: [], removed: [], reload: false });
  });

  it('passes over events the snapshot contains, and over those of other kinds', () => {
    const live = assetsFrom(buildSnapshot());
    const changes = applyToAssets(live, [
      assetEvent(100, 'asset.state-changed', goesOffline),
      assetEvent(101, 'asset.created', buildAsset({ id: 'post-1', kind: 'post' })),
      assetEvent(102, 'asset.batch-changed', { kind: 'radio', count: 10 }),
    ]);
    expect(hasChanges(changes)).toBe(false);
    expect(live.seq).toBe(102);
  });

  it('takes an asset off the map when it is suspended and puts it back when it is active again', () => {
    const live = assetsFrom(buildSnapshot());
    expect(applyToAssets(live, [assetEvent(101, 'asset.updated', buildAsset({ lifecycle: 'suspended' }))]).removed).toEqual(['asset-1']);
    expect(applyToAssets(live, [assetEvent(102, 'asset.updated', buildAsset())]).put.map(({ id }) => id)).toEqual(['asset-1']);
  });

  it('asks for a new snapshot after an import', () => {
    const live = assetsFrom(buildSnapshot());
    expect(applyToAssets(live, [assetEvent(101, 'asset.batch-changed', { kind: 'bts', count: 900 })]).reload).toBe(true);
  });

  it('counts what is not known as neither working nor failed', () => {
    const counts = countStates([{ state: 'online' }, { state: 'online' }, { state: 'online' }, { state: 'offline' }, { state: 'unknown' }]);
    expect(availability(counts)).toBe(75);
    expect(availability(countStates([{ state: 'unknown' }]))).toBeNull();
  });
});
