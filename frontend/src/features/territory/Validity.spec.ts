import { describe, expect, it } from '@jest/globals';
import { isInForce, today } from './Validity';

const newYearInVietnam = new Date('2025-06-30T17:00:00Z');

describe('validity of a unit', () => {
  it('counts days as Vietnam does', () => {
    expect(today(newYearInVietnam)).toBe('2025-07-01');
    expect(today(new Date('2025-06-30T16:59:59Z'))).toBe('2025-06-30');
  });

  it('ends an old unit on the day the new one begins', () => {
    expect(isInForce({ validFrom: '2019-01-01', validTo: '2025-07-01' }, newYearInVietnam)).toBe(false);
    expect(isInForce({ validFrom: '2025-07-01', validTo: null }, newYearInVietnam)).toBe(true);
  });
});
