/** Which browser the journeys run in: what is here first, and otherwise how one is had. */
import { existsSync } from 'node:fs';

const usual = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge', '/snap/bin/chromium'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
};

/**
 * A named browser is used or refused, never replaced. One that is installed comes before one that was downloaded: it is
 * what people here use. As root on Debian the system's own is installed, with all the libraries it needs; everybody else
 * gets the one that the locked test runner brings, in a folder of their own.
 * @param {import('./browser.mjs').Surroundings} surroundings
 * @returns {import('./browser.mjs').BrowserPlan}
 */
export function browserPlan({ platform, named, downloaded, isRoot, exists = existsSync }) {
  if (named) return exists(named) ? { use: named } : { refuse: `CHROME_PATH names ${named}, and there is nothing.` };
  const found = [...(usual[platform] ?? []), downloaded].find((path) => path && exists(path));
  if (found) return { use: found };
  return { install: platform === 'linux' && isRoot && exists('/usr/bin/apt-get') ? 'apt' : 'playwright' };
}

export const howToGetOne =
  'The journeys need a browser, none was found and none could be downloaded. With Internet, do one of:\n' +
  '  npx playwright install chromium (anywhere; on Linux "npx playwright install-deps chromium" as root for its libraries)\n' +
  '  apt-get install chromium        (Debian, Ubuntu)\n  brew install --cask chromium    (macOS)\n' +
  'Without Internet, bring a Chromium, Chrome or Edge to this machine and name it:\n  CHROME_PATH=/path/to/chrome npm test\n';
