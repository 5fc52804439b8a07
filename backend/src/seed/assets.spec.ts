import { describe, expect, it } from '@jest/globals';
import { kindOf } from '@ioc/shared/asset-kinds';
import { attributesSchema } from '@ioc/shared/asset-kinds.input';
import { createAsset } from '@ioc/shared/assets.input';
import { generateProvince, type SeedAsset } from './province.js';
import { isInPolygon } from './geometry.js';
import { districtKey } from './units.js';

const { assets, units, unitChanges, organisations } = generateProvince({ now: '2026-11-20T03:15:00.000Z' });
const of = (kind: SeedAsset['kind']): SeedAsset[] => assets.filter((asset) => asset.kind === kind);
const countBy = (values: readonly unknown[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
};
const originOf = (asset: SeedAsset) => units.find(({ key }) => key === asset.originUnitKey);
const inDistrict = (list: readonly SeedAsset[], code: string) =>
  list.filter((asset) => originOf(asset)?.parentKey === districtKey(code));
const has5g = ({ parts }: SeedAsset): boolean => parts.some(({ attributes }) => attributes['technology'] === '5G');

/** On the sphere, with the mean radius of the Earth. */
function metresBetween([lngA, latA]: readonly [number, number], [lngB, latB]: readonly [number, number]): number {
  const radians = Math.PI / 180;
  const half = (angle: number): number => Math.sin((angle * radians) / 2) ** 2;
  const chord = half(latB - latA) + Math.cos(latA * radians) * Math.cos(latB * radians) * half(lngB - lngA);
  return 2 * 6_371_000 * Math.asin(Math.sqrt(chord));
}

describe('assets of the demo province', () => {
  it.each(['bts', 'post', 'radio'] as const)('keep to the fields the kind %s declares', (kind) => {
    const { fields, parts } = kindOf(kind);
    const own = attributesSchema(fields);
    const ofPart = attributesSchema(parts?.fields ?? []);
    const list = of(kind);
    expect(list.map(({ attributes }) => own.parse(attributes))).toEqual(list.map(({ attributes }) => attributes));
    const all = list.flatMap((asset) => asset.parts);
    expect(all.map(({ attributes }) => ofPart.parse(attributes))).toEqual(all.map(({ attributes }) => attributes));
    expect(all.every((part) => part.kind === parts?.kind)).toBe(true);
  });

  it('pass the check of a new asset and belong to an organisation that may own their kind', () => {
    const kindOfOwner = new Map(organisations.map((organisation) => [organisation.code, organisation.kind]));
    const wrong = assets.filter(({ kind, code, name, address, location, lifecycle, attributes, ownerOrgCode }) => {
      const owner = kindOfOwner.get(ownerOrgCode);
      const input = { kind, code, name, address, location, lifecycle, attributes, ownerOrgId: null };
      return !createAsset.safeParse(input).success || !owner || !kindOf(kind).ownerKinds.includes(owner);
    });
    expect(wrong).toEqual([]);
  });

  it('have codes of their own, parts included', () => {
    const codes = assets.flatMap(({ code, parts }) => [code, ...parts.map((part) => part.code)]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('stand, with all their clusters, in the present commune of the one they were registered in', () => {
    const present = new Map(
      unitChanges.map(({ fromKey, toKey }) => [fromKey, units.find(({ key }) => key === toKey)?.polygon]),
    );
    for (const asset of assets) {
      const polygon = present.get(asset.originUnitKey);
      const places = [asset.location, ...asset.parts.flatMap(({ location }) => (location ? [location] : []))];
      expect(polygon && places.every((place) => isInPolygon(place, polygon))).toBe(true);
    }
  });

  it('keep 300 m between two sites of one operator', () => {
    for (const owner of ['VTL', 'VNP', 'MBF', 'VNM']) {
      const sites = of('bts').filter(({ ownerOrgCode }) => ownerOrgCode === owner);
      const nearest = Math.min(
        ...sites.flatMap((site, index) =>
          sites.slice(index + 1).map((other) => metresBetween(site.location, other.location)),
        ),
      );
      expect(nearest).toBeGreaterThanOrEqual(300);
    }
  });

  it.each([
    ['040', 98, 14, 15, 11, 0],
    ['042', 112, 2, 14, 6, 2],
    ['043', 132, 2, 18, 9, 3],
    ['045', 154, 2, 22, 14, 4],
    ['047', 147, 2, 22, 15, 5],
    ['048', 91, 2, 14, 8, 3],
    ['049', 135, 2, 20, 15, 4],
    ['051', 108, 2, 16, 10, 4],
    ['052', 135, 2, 18, 8, 3],
    ['053', 105, 2, 15, 10, 2],
  ])(
    'give district %s %i sites, %i with 5G, %i postal points, %i IP and %i FM systems',
    (code, sites, fiveG, postal, ip, fm) => {
      const bts = inDistrict(of('bts'), code);
      const radio = countBy(inDistrict(of('radio'), code).map(({ attributes }) => attributes['technology']));
      expect([
        bts.length,
        bts.filter(has5g).length,
        inDistrict(of('post'), code).length,
        radio['ip'] ?? 0,
        radio['fm'] ?? 0,
      ]).toEqual([sites, fiveG, postal, ip, fm]);
    },
  );
});

describe('base-station sites', () => {
  const sites = of('bts');
  const stations = sites.flatMap(({ parts }) => parts);

  it('belong to the four operators in the numbers of the plan', () => {
    expect(countBy(sites.map(({ ownerOrgCode }) => ownerOrgCode))).toEqual({ VTL: 487, VNP: 377, MBF: 256, VNM: 97 });
    expect(sites.every(({ code, ownerOrgCode }) => code.startsWith(`CB-${ownerOrgCode}-`))).toBe(true);
  });

  it('have the mast classes of the plan', () => {
    expect(countBy(sites.map(({ attributes }) => attributes['mastClass']))).toEqual({
      A2b: 1_122,
      A2a: 71,
      A1b: 13,
      A2c: 11,
    });
  });

  it('are shared in fifteen of a hundred cases, and then name the tenant and carry its station', () => {
    const shared = sites.filter(({ attributes }) => attributes['sharingCode'] !== '0');
    expect(shared.length).toBe(Math.round(0.15 * 1_217));
    for (const { ownerOrgCode, attributes, parts } of sites) {
      const tenants = attributes['tenants'] as string[];
      expect(tenants.length > 0).toBe(attributes['sharingCode'] !== '0');
      expect(tenants).not.toContain(ownerOrgCode);
      expect(tenants.every((tenant) => parts.some(({ code }) => code.includes(`-${tenant}-4G`)))).toBe(true);
    }
  });

  it('carry 1,9 stations each, 4G everywhere and 32 of 5G in the city wards and district towns', () => {
    expect(stations.length).toBe(Math.round(1.9 * 1_217));
    const technologies = countBy(stations.map(({ attributes }) => attributes['technology']));
    expect(technologies['5G']).toBe(32);
    expect(
      sites.every(({ parts, code, ownerOrgCode }) => parts.some((part) => part.code === `${code}-${ownerOrgCode}-4G`)),
    ).toBe(true);
    expect(new Set(sites.filter(has5g).map((site) => originOf(site)?.kind))).toEqual(new Set(['ward', 'township']));
    expect(sites.filter(has5g).some(({ ownerOrgCode }) => ownerOrgCode === 'VNM')).toBe(false);
  });

  it('list the technologies of their own operator', () => {
    for (const { attributes, parts, ownerOrgCode } of sites) {
      const own = parts
        .filter(({ code }) => code.includes(`-${ownerOrgCode}-`, 4))
        .map((part) => part.attributes['technology']);
      expect([...new Set(own)].sort()).toEqual(attributes['technologies']);
    }
  });
});

describe('postal points', () => {
  it('are 174 of the types of the plan', () => {
    expect(countBy(of('post').map(({ attributes }) => attributes['type']))).toEqual({
      post_office_1: 1,
      post_office_2: 9,
      post_office_3: 13,
      commune_cultural_point: 129,
      private_office: 10,
      letter_box: 12,
    });
  });

  it('leave no former commune without one and spread the private offices over five enterprises', () => {
    expect(new Set(of('post').map(({ originUnitKey }) => originUnitKey)).size).toBe(161);
    expect(Object.values(countBy(of('post').map(({ ownerOrgCode }) => ownerOrgCode))).sort((a, b) => a - b)).toEqual([
      2, 2, 2, 2, 2, 164,
    ]);
  });
});

describe('radio systems', () => {
  const systems = of('radio');

  it('are 106 IP and 30 FM, and 25 former communes have none', () => {
    expect(countBy(systems.map(({ attributes }) => attributes['technology']))).toEqual({ ip: 106, fm: 30 });
    expect(new Set(systems.map(({ originUnitKey }) => originUnitKey)).size).toBe(161 - 25);
  });

  it('make 25 present communes with both technologies, three with FM only, two with none', () => {
    const present = new Map(unitChanges.map(({ fromKey, toKey }) => [fromKey, toKey]));
    const technologies = new Map<string, Set<unknown>>();
    for (const { originUnitKey, attributes } of systems) {
      const key = present.get(originUnitKey) ?? '';
      technologies.set(key, (technologies.get(key) ?? new Set()).add(attributes['technology']));
    }
    const mixes = [...technologies.values()].map((set) => [...set].sort().join('+'));
    expect(countBy(mixes)).toEqual({ 'fm+ip': 25, ip: 26, fm: 3 });
    const silent = units.filter(
      ({ level, validTo, key }) => level === 'commune' && validTo === null && !technologies.has(key),
    );
    expect(silent.map(({ name }) => name)).toEqual(['Xã Ca Thành', 'Xã Phan Thanh']);
  });

  it('have 6–12 clusters when IP and 4–8 when FM, about 1.130 in all', () => {
    for (const { attributes, parts } of systems) {
      const [low, high] = attributes['technology'] === 'ip' ? [6, 12] : [4, 8];
      expect(parts.length >= low && parts.length <= high && parts.every(({ location }) => location)).toBe(true);
    }
    const clusters = systems.flatMap(({ parts }) => parts).length;
    expect(Math.abs(clusters - 1_130)).toBeLessThan(60);
  });

  it('send FM inside the band of communes', () => {
    const fm = systems
      .filter(({ attributes }) => attributes['technology'] === 'fm')
      .map(({ attributes }) => Number(attributes['fmFrequencyMhz']));
    expect(Math.min(...fm)).toBeGreaterThanOrEqual(54);
    expect(Math.max(...fm)).toBeLessThanOrEqual(68);
  });
});
