import { describe, expect, it } from '@jest/globals';
import { changesBetween } from './changes.js';

describe('the changes between two versions of a record', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>, unknown[]]>([
    ['are none where nothing differs', { name: 'a', list: ['x'] }, { name: 'a', list: ['x'] }, []],
    ['name the field with what it was and is', { name: 'a', code: 'c' }, { name: 'b', code: 'c' }, [{ field: 'name', from: 'a', to: 'b' }]],
    ['go into an object field by field', { attributes: { h: 1, w: 2 } }, { attributes: { h: 3, w: 2 } }, [{ field: 'attributes.h', from: 1, to: 3 }]],
    ['take what is absent as null', { attributes: { h: 1 } }, { attributes: { w: null } }, [{ field: 'attributes.h', from: 1, to: null }]],
    ['see a list as one value', { location: [1, 2] }, { location: [1, 3] }, [{ field: 'location', from: [1, 2], to: [1, 3] }]],
  ])('%s', (_claim, before, after, expected) => {
    expect(changesBetween(before, after)).toEqual(expected);
  });
});
