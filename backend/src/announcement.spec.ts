import { describe, expect, it } from '@jest/globals';
import { roles } from '@ioc/shared/access';
import { announcement, demoLogins } from './announcement.js';
import { generateProvince } from './seed/province.js';

const told = { url: 'http://localhost:3000', seconds: 3.14159, password: 'Rt-9_mat-khau' };

describe('what the start prints', () => {
  it('is the address and how long it took', () => {
    expect(announcement(told)).toMatch(/^ {2}IOC {2}http:\/\/localhost:3000 {3}\(3\.1 s\)$/m);
  });

  it('is one login for every role that has a screen, each with the password and a word in both languages', () => {
    const text = announcement(told);
    for (const { username, who } of demoLogins) {
      expect(text.split('\n')).toContainEqual(expect.stringMatching(new RegExp(`^ {2}${username.replace('.', '\\.')} +${told.password} {3}${who}$`)));
      expect(who).toMatch(/^\S.* \/ \S/);
    }
    const named = new Set(demoLogins.map(({ role }) => role));
    // Devices and systems sign in with a key.
    expect(roles.filter((role) => !named.has(role))).toEqual(['integrator']);
  });

  it('names people who are in the demo with that role', () => {
    const { people } = generateProvince({ now: '2026-11-20T03:15:00.000Z' });
    const roleOf = new Map<string, string>(people.map(({ username, role }) => [username, role]));
    expect(demoLogins.map(({ username }) => roleOf.get(username))).toEqual(demoLogins.map(({ role }) => role));
  });

  it('is no login where there is no demo', () => {
    const text = announcement({ ...told, password: null });
    expect(text.trim().split('\n')).toHaveLength(1);
    expect(text).not.toContain('MÔ PHỎNG');
  });
});
