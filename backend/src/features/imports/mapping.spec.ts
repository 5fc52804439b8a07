import { describe, expect, it } from '@jest/globals';
import { type ImportField, proposeMapping } from './mapping.js';

const fields: readonly ImportField[] = [
  { name: 'code', labels: { vi: 'Mã', en: 'Code' }, aliases: ['mã trạm', 'id'], required: true },
  { name: 'name', labels: { vi: 'Tên', en: 'Name' }, aliases: ['tên trạm'], required: true },
  { name: 'commune', labels: { vi: 'Xã, phường', en: 'Commune' }, aliases: ['tên phường xã'], required: false },
  { name: 'lat', labels: { vi: 'Vĩ độ', en: 'Latitude' }, aliases: ['lat'], required: true },
  { name: 'lng', labels: { vi: 'Kinh độ', en: 'Longitude' }, aliases: ['lon', 'long'], required: true },
];

const proposed = (columns: readonly string[]) =>
  Object.fromEntries(proposeMapping(columns, fields).matches.map(({ field, column }) => [field, column]));

describe('a proposed mapping', () => {
  it.each([
    [['Mã trạm', 'TÊN', 'Phường / Xã', 'Vĩ độ', 'Kinh độ']],
    [['MA TRAM', 'ten tram', 'Tên phường xã', 'Latitude', 'Longitude']],
    [['id', 'name', 'commune', 'lat', 'lon']],
  ])('finds every field in %j', ([code, name, commune, lat, lng]) => {
    expect(proposed([code, name, commune, lat, lng].map(String))).toEqual({ code, name, commune, lat, lng });
  });

  it('finds fields inside longer names, with less certainty', () => {
    const { matches } = proposeMapping(['code', 'name', 'inner_point_lat', 'innerPointLon'], fields);
    expect(matches).toContainEqual({ field: 'lat', column: 'inner_point_lat', score: expect.closeTo(0.7, 2) });
    expect(matches).toContainEqual({ field: 'lng', column: 'innerPointLon', score: expect.closeTo(0.7, 2) });
  });

  it('leaves equal candidates to a person', () => {
    const mapping = proposeMapping(['Mã', 'Tên quận', 'Tên tỉnh', 'lat', 'lon'], fields);
    expect(mapping.ambiguous).toEqual([{ field: 'name', columns: ['Tên quận', 'Tên tỉnh'] }]);
    expect(mapping.missing).toEqual(['name']);
    expect(mapping.findings.map(({ code }) => code)).toEqual(['import.field-ambiguous']);
  });

  it('does not give one column to two fields that claim it equally', () => {
    const twins: ImportField[] = ['from', 'to'].map((name) => ({
      name,
      labels: { vi: 'Ngày', en: 'Date' },
      required: false,
    }));
    const mapping = proposeMapping(['Ngày'], twins);
    expect(mapping.matches).toEqual([]);
    expect(mapping.ambiguous.map(({ field }) => field)).toEqual(['from', 'to']);
  });

  it('settles a contest once the stronger match of a rival is known', () => {
    expect(proposed(['Tên', 'Tên phường xã'])).toMatchObject({ name: 'Tên', commune: 'Tên phường xã' });
  });

  it('says which columns are left over and which required fields are missing', () => {
    const mapping = proposeMapping(['Mã', 'Tên', 'Ghi chú', 'Vĩ độ'], fields);
    expect(mapping.unmatchedColumns).toEqual(['Ghi chú']);
    expect(mapping.missing).toEqual(['lng']);
    expect(mapping.findings).toEqual([
      expect.objectContaining({ severity: 'error', code: 'import.field-missing', params: { field: 'Kinh độ' } }),
      expect.objectContaining({ severity: 'info', code: 'import.column-unmatched', column: 'Ghi chú' }),
    ]);
  });
});
