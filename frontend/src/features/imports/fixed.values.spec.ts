import { describe, expect, it } from '@jest/globals';
import { fieldsOf, type TargetField } from '@ioc/shared/import-fields';
import { importTargets, type ImportTarget } from '@ioc/shared/imports';
import { asFixed, fixedValue, isMappingReady, isReadable, noValueYet, takesFixedValue, textOf, valuesOf } from './fixed.values';

const field = (target: ImportTarget, name: string): TargetField => {
  const found = fieldsOf(target).find((one) => one.name === name);
  if (!found) throw new Error(`${target} has no ${name}`);
  return found;
};

describe('a fixed value', () => {
  it('is told from a column, also from one whose heading begins alike', () => {
    expect(fixedValue('=Viettel', ['Mã'])).toBe('Viettel');
    expect(fixedValue('=SUM', ['Mã', '=SUM'])).toBeNull();
    expect([fixedValue('Mã', ['Mã']), fixedValue(null, [])]).toEqual([null, null]);
    expect(fixedValue(asFixed('a=b'), [])).toBe('a=b');
    expect(fixedValue(noValueYet, [])).toBe('');
  });

  it.each(importTargets)('is never offered for what tells the rows of %s apart', (target) => {
    const refused = fieldsOf(target).filter((one) => !takesFixedValue(one)).map(({ name }) => name);
    expect(refused).toEqual(expect.arrayContaining([target === 'tasks' ? 'title' : 'code']));
    expect(refused.every((name) => ['code', 'title', 'predecessors', 'lng', 'lat', 'location'].includes(name))).toBe(true);
  });

  it.each<[ImportTarget, string, string, boolean]>([
    ['bts', 'mastHeightM', '42,5', true], ['bts', 'mastHeightM', '151', false], ['bts', 'mastHeightM', 'cao', false],
    ['radio-clusters', 'speakers', '2', true], ['radio-clusters', 'speakers', '2,5', false],
    ['bts', 'permitDate', '05/09/2025', true], ['bts', 'permitDate', '2025', false],
    ['bts', 'lifecycle', 'active', true], ['bts', 'owner', '   ', false], ['units', 'level', 'commune', true],
  ])('of %s.%s may be %s: %s', (target, name, value, readable) => {
    expect(isReadable(field(target, name).declared, value)).toBe(readable);
  });

  it('may be several, in one text', () => {
    expect(valuesOf(textOf(['4G', '5G']))).toEqual(['4G', '5G']);
    expect(valuesOf('')).toEqual([]);
  });

  it('holds the check back until it is given', () => {
    const fields = fieldsOf('bts');
    expect(isMappingReady({ code: 'Mã', owner: noValueYet }, ['Mã'], fields)).toBe(false);
    expect(isMappingReady({ code: 'Mã', owner: '=VTL' }, ['Mã'], fields)).toBe(true);
  });
});
