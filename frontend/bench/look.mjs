/**
 * Takes pictures of the map in both themes, to be judged by eye.
 *   node frontend/bench/look.mjs [folder for the pictures]
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withPage } from './serve.mjs';

const folder = resolve(process.argv[2] ?? 'bench-results');
mkdirSync(folder, { recursive: true });

await withPage('look.html', async (browser, address) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('pageerror', (error) => console.error(String(error)));
  for (const theme of ['dark', 'light']) {
    for (const scene of ['country', 'province', 'symbols']) {
      await page.goto(`${address}?theme=${theme}&scene=${scene}`, { waitUntil: 'networkidle' });
      await page.evaluate('document.fonts.ready');
      await page.waitForTimeout(800);
      await page.screenshot({ path: join(folder, `map-${scene}-${theme}.png`) });
    }
  }
});
