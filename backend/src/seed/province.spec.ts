import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { roles } from '@ioc/shared/access';
import { formerCommuneFacts } from './cao-bang.former-units.js';
import { reportersOf } from './people.js';
import { defaultSeed, generateProvince } from './province.js';
import { districtKey, provinceKey } from './units.js';

const now = '2026-11-20T03:15:00.000Z';
const province = generateProvince({ now });
const { units, unitChanges, organisations, people, sectors, assets } = province;
const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const countBy = (values: readonly string[]): Record<string, number> =>
  values.reduce<Record<string, number>>((counts, value) => ({ ...counts, [value]: (counts[value] ?? 0) + 1 }), {});
const percent = (part: number, whole: number): number => Math.round((10_000 * part) / whole) / 100;
const inForce = (day: string) =>
  units.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo));

describe('the demo province', () => {
  it('is the same for the same seed and another for another', () => {
    expect(hashOf(generateProvince({ seed: defaultSeed, now }))).toBe(hashOf(province));
    expect(hashOf(generateProvince({ seed: 1, now }).assets)).not.toBe(hashOf(assets));
  });

  it('keeps places and people when only the day of the demonstration changes', () => {
    const later = generateProvince({ now: '2027-03-02T01:00:00.000Z' });
    expect(hashOf([later.units, later.assets, later.people])).toBe(hashOf([units, assets, people]));
  });

  it('takes at most a second and a half of processor time', () => {
    const before = process.cpuUsage();
    generateProvince({ seed: 7, now });
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_500);
  });

  it('survives JSON unchanged and holds only composed (NFC) text', () => {
    const text = JSON.stringify(province);
    expect(JSON.parse(text)).toEqual(province);
    expect(text.normalize('NFC')).toBe(text);
  });

  it('has ten districts and 161 communes until 30 June 2025, then 56 communes and no district', () => {
    expect(countBy(inForce('2025-06-30').map(({ level }) => level))).toEqual({
      province: 1,
      district: 10,
      commune: 161,
    });
    expect(countBy(inForce('2025-07-01').map(({ level }) => level))).toEqual({ province: 1, commune: 56 });
    expect(countBy(inForce('2025-06-30').map(({ kind }) => kind))).toEqual({
      province: 1,
      city: 1,
      district: 9,
      commune: 139,
      township: 14,
      ward: 8,
    });
    expect(countBy(inForce('2025-07-01').map(({ kind }) => kind))).toEqual({ province: 1, commune: 53, ward: 3 });
  });

  it('leads every former commune to exactly one present commune', () => {
    expect(new Set(unitChanges.map(({ fromKey }) => fromKey)).size).toBe(161);
    expect(new Set(unitChanges.map(({ toKey }) => toKey)).size).toBe(56);
    const keys = new Set(units.map(({ key }) => key));
    expect(keys.size).toBe(units.length);
    expect(
      unitChanges.every((change) => keys.has(change.fromKey) && keys.has(change.toKey) && change.type === 'full'),
    ).toBe(true);
  });

  it('knows one code under two names, because codes are used again', () => {
    const named = units.filter(({ code }) => code === '01273').map(({ name, validTo }) => [name, validTo]);
    expect(named).toEqual([
      ['Phường Hợp Giang', '2025-07-01'],
      ['Phường Thục Phán', null],
    ]);
  });

  it('counts 543.000 people in both layers and publishes 6.700,38 km²', () => {
    for (const day of ['2025-06-30', '2025-07-01']) {
      const communes = inForce(day).filter(({ level }) => level === 'commune');
      expect(communes.reduce((sum, { population }) => sum + population, 0)).toBe(543_000);
      expect(communes.reduce((sum, { areaKm2 }) => sum + areaKm2, 0)).toBeCloseTo(6_700.38, 2);
    }
    expect(units.find(({ key }) => key === provinceKey)).toMatchObject({ population: 543_000, areaKm2: 6_700.38 });
  });

  it('draws boundaries for what is in force and marks them as made up', () => {
    for (const unit of units) {
      const isDrawn = unit.validTo === null;
      expect([unit.polygon !== null, unit.boundaryNote]).toEqual([isDrawn, isDrawn ? 'ranh giới mô phỏng' : null]);
    }
  });

  it.each([
    ['040', 11, 78_388],
    ['042', 13, 39_962],
    ['043', 17, 51_818],
    ['045', 21, 65_104],
    ['047', 21, 65_104],
    ['048', 13, 39_962],
    ['049', 19, 60_606],
    ['051', 15, 45_890],
    ['052', 17, 53_248],
    ['053', 14, 42_918],
  ])('gives district %s its %i communes and %i people', (code, communes, population) => {
    const members = units.filter(({ parentKey }) => parentKey === districtKey(code));
    expect([members.length, units.find(({ key }) => key === districtKey(code))?.population]).toEqual([
      communes,
      population,
    ]);
  });

  it('shows the dashboard the figures of the plan', () => {
    const radio = assets.filter(({ kind }) => kind === 'radio');
    const withRadio = formerCommuneFacts.filter(({ radio: technology }) => technology !== null);
    const present = new Map(unitChanges.map(({ fromKey, toKey }) => [fromKey, toKey]));
    const bts = assets.filter(({ kind }) => kind === 'bts');
    const postal = assets.filter(({ kind }) => kind === 'post').length;
    expect(percent(radio.length, 161)).toBe(84.47);
    expect(percent(new Set(radio.map(({ originUnitKey }) => present.get(originUnitKey))).size, 56)).toBe(96.43);
    expect(
      percent(
        withRadio.reduce((sum, { population }) => sum + population, 0),
        543_000,
      ),
    ).toBe(86.35);
    expect(percent(radio.filter(({ attributes }) => attributes['technology'] === 'ip').length, 161)).toBe(65.84);
    expect(Math.sqrt(6_700.38 / (Math.PI * postal))).toBeCloseTo(3.5, 2);
    expect(Math.round(543_000 / postal)).toBe(3_121);
    expect(
      percent(
        bts.filter(({ parts }) => parts.some(({ attributes }) => attributes['technology'] === '5G')).length,
        bts.length,
      ),
    ).toBe(2.63);
    expect((100 * bts.length) / 6_700.38).toBeCloseTo(18.16, 2);
  });

  it('has 20 departments, 56 commune committees, four operators, six postal enterprises, one IOC', () => {
    expect(countBy(organisations.map(({ kind }) => kind))).toEqual({
      province_committee: 1,
      center: 1,
      department: 18,
      police: 1,
      military: 1,
      party: 5,
      front: 1,
      commune_committee: 56,
      operator: 4,
      postal_enterprise: 6,
    });
    expect(new Set(organisations.map(({ code }) => code)).size).toBe(organisations.length);
    const codes = new Set(organisations.map(({ code }) => code));
    expect(organisations.every(({ parentCode }) => parentCode === null || codes.has(parentCode))).toBe(true);
  });

  it('gives each of the eleven sectors an owner and somebody who can lead its tasks', () => {
    expect(sectors.map(({ code }) => code)).toEqual([
      'KTXH',
      'HCC',
      'PAHT',
      'ANTT',
      'ATTT',
      'TTTT',
      'HTS',
      'YTE',
      'GDDT',
      'NNMT',
      'DLVH',
    ]);
    for (const { code, ownerOrgCode } of sectors) {
      expect(organisations.find((organisation) => organisation.code === ownerOrgCode)?.functions).toContain(code);
      expect(organisations.some(({ functions, canLeadTask }) => canLeadTask && functions.includes(code))).toBe(true);
    }
  });

  it('has the accounts of the plan under simple names', () => {
    expect(countBy(people.map(({ role }) => role))).toEqual({
      admin: 1,
      auditor: 1,
      manager: 2,
      operator: 12,
      leader: 3,
      unit_officer: 76,
      unit_leader: 12,
    });
    const usernames = people.map(({ username }) => username);
    expect(usernames).toEqual(
      expect.arrayContaining([
        'admin',
        'auditor',
        'manager',
        'operator',
        'leader',
        'so.khcn',
        'xa.baolac',
        'phuong.thucphan',
        'viettel',
        'lanhdao.so.khcn',
      ]),
    );
    expect(new Set(usernames).size).toBe(people.length);
    expect(usernames.every((username) => /^[a-z0-9][a-z0-9._-]{1,62}$/.test(username))).toBe(true);
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length);
    expect(people.every(({ phone, role }) => /^0900 000 \d{3}$/.test(phone) && roles.includes(role))).toBe(true);
    expect(countBy(people.filter(({ shift }) => shift).map(({ shift }) => String(shift)))).toEqual({
      1: 4,
      2: 4,
      3: 4,
    });
  });

  it('leaves no unit that leads a task without somebody who reports on it', () => {
    const reporters = reportersOf(people);
    const leads = new Set(province.tasks.map(({ leadOrgCode }) => leadOrgCode));
    expect([...leads].filter((code) => !reporters.has(code))).toEqual([]);
    expect(reporters.get('SYT')).toMatch(/^lanhdao\./);
    expect(reporters.get('VTL')).toBe('viettel');
  });

  it('lets a commune officer reach the own commune and nothing else', () => {
    expect(people.find(({ username }) => username === 'xa.baolac')?.scope).toEqual({
      everywhere: false,
      unitKeys: ['01321@2025-07-01'],
      orgCodes: ['UB-01321'],
      sectorCodes: [],
    });
  });

  it('scopes nobody to a unit, organisation or sector that does not exist', () => {
    const keys = new Set(units.map(({ key }) => key));
    const orgCodes = new Set(organisations.map(({ code }) => code));
    const sectorCodes = new Set(sectors.map(({ code }) => code));
    for (const { scope, orgCode } of people) {
      expect([orgCode, ...scope.orgCodes].every((code) => orgCodes.has(code))).toBe(true);
      expect(
        scope.unitKeys.every((key) => keys.has(key)) && scope.sectorCodes.every((code) => sectorCodes.has(code)),
      ).toBe(true);
    }
  });
});
