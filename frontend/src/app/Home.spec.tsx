import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { roles, type Role } from '@ioc/shared/access';
import { closeLink } from '#platform/live';
import { closeScreen, openScreen, someone } from '#testing/screen';
import { mockWire } from '#testing/wire';
import { Home } from './Home';

jest.mock('socket.io-client', () => ({ io: () => mockWire }));

const originalMedia = window.matchMedia;
const screenIs = (phone: boolean): void => {
  window.matchMedia = jest.fn((media: string) => ({ matches: phone && media.includes('max-width'), media, addEventListener: () => undefined, removeEventListener: () => undefined })) as unknown as typeof window.matchMedia;
};
/** Where a person finds himself who opens the portal at this address. */
const landingOf = async (role: Role, at = '/'): Promise<string> => (await openScreen(<Home />, { me: someone(role), at, server: {} })).address();

const workers: readonly Role[] = ['unit_officer', 'unit_leader'];
const others = roles.filter((role) => !workers.includes(role));

describe('the first page', () => {
  beforeEach(() => screenIs(true));
  afterEach(() => {
    closeLink();
    closeScreen();
    window.matchMedia = originalMedia;
  });

  it.each(workers)('is the work that waits, for %s on a phone', async (role) => {
    expect(await landingOf(role)).toBe('/my-work');
  });

  it.each(others)('is the map on a phone too, for %s', async (role) => {
    expect(await landingOf(role)).toMatch(/^\/(\?|$)/);
  });

  it('is the map for those who owe work, on a wide screen or where a link names a place', async () => {
    expect(await landingOf('unit_officer', '/?at=106.25,22.66,14')).toMatch(/^\/\?at=/);
    closeScreen();
    screenIs(false);
    expect(await landingOf('unit_officer')).toMatch(/^\/(\?|$)/);
  });
});
