import { describe, expect, it } from '@jest/globals';
import { answers, placeLink } from './search';

describe('quick search', () => {
  it('finds without accents and in any order', () => {
    expect(answers('nhiem vu', 'Bảng nhiệm vụ')).toBe(true);
    expect(answers('vu bang', 'Bảng nhiệm vụ')).toBe(true);
    expect(answers('don vi', 'Đơn vị hành chính')).toBe(true);
    expect(answers('su co', 'Nhiệm vụ')).toBe(false);
    expect(answers('', 'Nhiệm vụ')).toBe(true);
  });

  it('links a place to the map in the map\'s own form', () => {
    expect(placeLink({ kind: 'bts', id: 'a', location: [106.1234567, 22.5] })).toBe('/?at=106.12346,22.5,15&sel=bts:a');
    expect(placeLink({ kind: 'unit', id: 'u', location: [106, 22] })).toBe('/?at=106,22,12');
  });
});
