import { describe, expect, it } from '@jest/globals';
import { minuteIn, timeText } from './minutes';

describe('the time of a day', () => {
  it.each([['07:30', 450], ['7.30', 450], ['00:00', 0], ['23:59', 1_439], ['24:00', null], ['7:60', null], ['7', null], ['', null]])('is read from %p as %p', (text, minute) => {
    expect(minuteIn(text)).toBe(minute);
  });

  it('is written by the clock of 24 hours', () => {
    expect([0, 450, 1_439].map(timeText)).toEqual(['00:00', '07:30', '23:59']);
  });
});
