import { describe, expect, it } from '@jest/globals';
import { dayFrom, dayText } from './day';

describe('a day as people type it', () => {
  it.each([['5/1/2026', '2026-01-05'], ['05-01-2026', '2026-01-05'], ['31/02/2026', null], ['2026', null], ['', null]])('reads %p as %p', (text, date) => {
    expect(dayFrom(text)).toBe(date);
  });

  it('writes day, month, year', () => {
    expect(dayText('2026-01-05')).toBe('05/01/2026');
  });
});
