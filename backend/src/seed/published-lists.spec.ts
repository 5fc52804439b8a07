import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { formerCommuneFacts } from './cao-bang.former-units.js';
import { communeFacts, districtFacts, provinceFact } from './cao-bang.units.js';

/**
 * The units of the demo are facts, so they are held against lists that others published. Those lie beside the project
 * and may not be copied into it; where they are missing, the check sum says whether the tables are still the compared ones.
 */
const folder = join(import.meta.dirname, '../../../../shared');
const lists = { present: 'domain/cao-bang-56.csv', former: 'domain/cao-bang-161.csv', country: 'data/admin/communes-3321.csv', mergers: 'data/admin/cao-bang-old-to-new.csv' };
const isReal = Object.values(lists).every((name) => existsSync(join(folder, name)));

type Row = Record<string, string | undefined>;

/** None of these lists quotes a cell. */
function rowsIn(name: string): Row[] {
  const [header = '', ...lines] = readFileSync(join(folder, name), 'utf8').normalize('NFC').trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [columns[at] ?? '', cell])));
}

const sorted = (values: Iterable<string>): string[] => [...values].sort();
const presentCodes = sorted(communeFacts.map(({ code }) => code));
const kindsInList: Row = { ward: 'phuong', township: 'thi_tran', commune: 'xa' };

describe('the administrative units of the demo', () => {
  it('are still the tables that were compared with the published lists', () => {
    const facts = [
      ...communeFacts.map(({ code, name, kind }) => [code, name, kind]),
      ...formerCommuneFacts.map((fact) => [fact.code, fact.name, fact.kind, fact.districtCode, fact.successorCode]),
      ...districtFacts.map(({ code, name, kind }) => [code, name, kind]),
    ];
    expect(createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16)).toBe('6cdf33e9b1cdfd7e');
  });
});

if (isReal) describe('the administrative units of the demo, against the published lists', () => {
  it('are the 56 of today with their names, areas and centres', () => {
    const listed = rowsIn(lists.present).map((row) => [row['new_code'], row['new_name'], Number(row['area_km2']), [Number(row['lon']), Number(row['lat'])]]);
    expect(communeFacts.map(({ code, name, areaKm2, centre }) => [code, name, areaKm2, centre])).toEqual(listed);
  });

  it('are named and numbered as in the list of the whole country, and none of the province is missing', () => {
    const listed = rowsIn(lists.country).filter((row) => row['province_code'] === provinceFact.code);
    const nameOf = new Map(listed.map((row) => [row['code'], row['full_name']]));
    expect(presentCodes).toEqual(sorted(nameOf.keys() as Iterable<string>));
    expect(communeFacts.filter(({ code, name }) => nameOf.get(code) !== name)).toEqual([]);
  });

  it('are the 161 of before with their kinds, districts and capitals', () => {
    const listed = rowsIn(lists.former).map((row) => [row['old_code'], row['old_name'], row['old_type'], row['district_code'], row['district_capital'] === '1', row['new_code']]);
    expect(formerCommuneFacts.map((fact) => [fact.code, fact.name, kindsInList[fact.kind], fact.districtCode, fact.isDistrictCapital, fact.successorCode])).toEqual(listed);
    const districts = new Map(rowsIn(lists.former).map((row) => [row['district_code'], row['district']]));
    expect(districtFacts.map(({ code, name }) => [code, name])).toEqual([...districts].sort());
  });

  it('lead from the former to the present ones as the resolution does, by either list', () => {
    const ours = sorted(formerCommuneFacts.map(({ code, name, successorCode }) => `${code} ${name} → ${successorCode}`));
    const byPresent = rowsIn(lists.present).flatMap((row) => (row['predecessors'] ?? '').split(';').map((former) => `${former.trim()} → ${row['new_code']}`));
    const byFormer = rowsIn(lists.mergers).map((row) => `${row['old_code']} ${row['old_name']} → ${row['new_code']}`);
    expect(ours).toEqual(sorted(byPresent));
    expect(ours).toEqual(sorted(byFormer));
  });
});
