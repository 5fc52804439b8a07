import { describe, expect, it } from '@jest/globals';
import { badgedTitle, bareTitle } from './TitleBadge';

describe('title badge', () => {
  it('stands before the title once', () => {
    expect(badgedTitle('IOC', 3)).toBe('(3) IOC');
    expect(badgedTitle('(3) IOC', 12)).toBe('(12) IOC');
    expect(badgedTitle('IOC', 240)).toBe('(99+) IOC');
  });

  it('goes away with the last one', () => {
    expect(badgedTitle('(99+) IOC', 0)).toBe('IOC');
    expect(bareTitle('IOC')).toBe('IOC');
  });
});
