import { expect, test } from '@playwright/test';
import { browserPlan, howToGetOne, type BrowserPlan, type Surroundings } from './browser.mjs';

const chrome = '/usr/bin/google-chrome';
const downloaded = '/home/an/.cache/ms-playwright/chromium/chrome';
const plan = (present: readonly string[], more: Partial<Surroundings> = {}): BrowserPlan =>
  browserPlan({ platform: 'linux', named: undefined, downloaded, isRoot: false, exists: (path) => present.includes(path), ...more });

test('the browser of the journeys is the named one, then an installed one, then a downloaded one, and is had where there is none', () => {
  expect(plan(['/opt/chrome', chrome], { named: '/opt/chrome' })).toEqual({ use: '/opt/chrome' });
  expect(plan([chrome], { named: '/opt/chrome' })).toEqual({ refuse: expect.stringContaining('/opt/chrome') });
  expect(plan([chrome, downloaded])).toEqual({ use: chrome });
  expect(plan([downloaded])).toEqual({ use: downloaded });
  expect(plan(['/usr/bin/apt-get'], { isRoot: true })).toEqual({ install: 'apt' });
  expect(plan([], { isRoot: true })).toEqual({ install: 'playwright' });
  expect(plan(['/usr/bin/apt-get'])).toEqual({ install: 'playwright' });
  expect(plan([], { platform: 'darwin' })).toEqual({ install: 'playwright' });
  expect(plan(['/Applications/Chromium.app/Contents/MacOS/Chromium'], { platform: 'darwin' })).toEqual({ use: '/Applications/Chromium.app/Contents/MacOS/Chromium' });
  expect(howToGetOne).toMatch(/Without Internet.*CHROME_PATH=/s);
});
