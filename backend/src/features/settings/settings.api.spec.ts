import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Settings } from '@ioc/shared/settings';
import { startTestApp, type TestApp } from '../../testing/test-app.js';

describe('the settings of an installation', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const settingsOf = async (username: string): Promise<Settings> => (await (await test.as(username)).get<Settings>('/api/settings')).body;

  it('open the map of a commune officer on the commune, and everybody else\'s on the province', async () => {
    const officer = await settingsOf('xa.bac');
    expect(officer.home).toEqual([106, 22, 106.5, 22.5]);
    for (const username of ['operator', 'vtl']) {
      const { home, bounds } = await settingsOf(username);
      expect({ username, home }).toEqual({ username, home: bounds });
    }
    expect(officer.bounds).not.toEqual(officer.home);
  });
});
