import { describe, expect, it } from '@jest/globals';
import { isInPolygon } from './geometry.js';
import { generateLoad } from './load.js';
import { generateProvince } from './province.js';

const now = '2026-11-20T03:15:00.000Z';
const province = generateProvince({ now });
const outline = province.units.find(({ level }) => level === 'province')?.polygon;

describe('synthetic load', () => {
  it('yields as many assets as asked for, all inside the province, with codes of their own', () => {
    const codes = new Set<string>();
    for (const { code, location } of generateLoad(1, { assets: 20_000, tasks: 0 }, province, now).assets) {
      codes.add(code);
      if (!outline || !isInPolygon(location, outline)) throw new Error(`${code} lies outside the province`);
    }
    expect(codes.size).toBe(20_000);
  });

  it('yields as many tasks as asked for, apart from those of the demo', () => {
    const codes = new Set(province.tasks.map(({ code }) => code));
    for (const { code } of generateLoad(1, { assets: 0, tasks: 5_000 }, province, now).tasks) codes.add(code);
    expect(codes.size).toBe(833 + 5_000);
  });

  it('makes a row only when it is asked for, and the same row every time', () => {
    const first = generateLoad(1, { assets: 200_000, tasks: 200_000 }, province, now);
    const second = generateLoad(1, { assets: 10, tasks: 10 }, province, now);
    expect(first.assets.next()).toEqual(second.assets.next());
    expect(first.tasks.next()).toEqual(second.tasks.next());
  });
});
