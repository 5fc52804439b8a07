import { describe, expect, it } from '@jest/globals';
import { itemAt } from './random.js';
import { generateProvince } from './province.js';
import { communeOutage, stormScene } from './scenes.js';

const province = generateProvince({ now: '2026-11-20T03:15:00.000Z' });
const storm = stormScene(province, 20250701);
const outages = storm.waves.flatMap((wave) => wave.outages);

describe('the storm', () => {
  it('silences 380 sites in 22 communes in three waves', () => {
    expect(storm.unitKeys.length).toBe(22);
    expect(outages.length).toBe(380);
    expect(new Set(outages.map(({ assetCode }) => assetCode)).size).toBe(380);
    expect(new Set(outages.map(({ unitKey }) => unitKey)).size).toBe(22);
    expect(storm.waves.map(({ startMinute }) => startMinute)).toEqual([30, 75, 150]);
    expect(storm.waves.every((wave) => wave.outages.length > 90)).toBe(true);
  });

  it('leaves 60 sites on batteries for four hours, and only such as have them', () => {
    const lasting = outages.filter(
      ({ offlineMinute, powerLostMinute }) => offlineMinute - (powerLostMinute ?? 0) === 240,
    );
    expect(lasting.length).toBe(60);
    for (const { assetCode } of lasting) {
      const asset = province.assets.find(({ code }) => code === assetCode);
      expect(Number(asset?.attributes['batteryHours'])).toBeGreaterThanOrEqual(4);
    }
  });

  it('gives 90 % of the sites back within a day', () => {
    expect(outages.filter(({ restoredMinute }) => restoredMinute <= 1_440).length).toBe(342);
    expect(outages.every(({ restoredMinute, offlineMinute }) => restoredMinute > offlineMinute)).toBe(true);
  });

  it('reaches 18 communes by IP radio and leaves four to the telephone', () => {
    expect([storm.radioByIp.length, storm.callList.length]).toEqual([18, 4]);
  });

  it('is the same storm every time', () => {
    expect(stormScene(province, 20250701)).toEqual(storm);
  });
});

describe('the outage of a commune', () => {
  it('takes every site and IP radio of that commune within five minutes', () => {
    const key = itemAt(storm.unitKeys, 0);
    const scene = communeOutage(province, key, 1);
    expect(scene.length).toBeGreaterThan(10);
    expect(scene.every(({ unitKey, offlineMinute }) => unitKey === key && offlineMinute <= 5)).toBe(true);
  });
});
