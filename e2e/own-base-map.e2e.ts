import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser } from '@playwright/test';
import { shareOf, type Colour } from './support/colours.js';
import { signIn, type Visitor } from './support/people.js';
import { landAndWater } from './support/pmtiles.js';
import { plainPng } from './support/png.js';
import { startPortal, type Portal } from './support/portal.js';

const notice = 'Không tải được bản đồ nền. Đang hiển thị bản đồ kèm theo hệ thống.';
/** What the vector renderer paints land and water with. */
const vector: Record<'dark' | 'light', { land: Colour; water: Colour }> = {
  dark: { land: [31, 31, 31], water: [49, 53, 63] },
  light: { land: [226, 223, 218], water: [128, 222, 234] },
};
/** Files that cannot be shown: the start of one is not an archive's, one ends too early, the tiles of one are noise. */
const broken: Record<string, () => Buffer> = {
  'hong-dau': () => landAndWater().fill(7, 0, 100),
  'thieu-cuoi': () => landAndWater().subarray(0, -10),
  'hong-giua': () => Buffer.concat([landAndWater().subarray(0, -40), Buffer.alloc(40, 7)]),
};
const tileColour: Colour = [150, 190, 120];

let data: string;
let tiles: Server;
let tileHost: string;
let served = 0;
let isAway = false;

test.beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'ioc-maps-'));
  mkdirSync(join(data, 'maps'));
  writeFileSync(join(data, 'maps', 'dat-nuoc.pmtiles'), landAndWater());
  for (const [name, bytes] of Object.entries(broken)) writeFileSync(join(data, 'maps', `${name}.pmtiles`), bytes());
  const picture = plainPng(tileColour);
  tiles = createServer((request, response) => {
    if (isAway) return void request.socket.destroy();
    const isTile = /^\/nen\/\d+\/\d+\/\d+\.png$/.test(request.url ?? '');
    if (isTile) served += 1;
    response.writeHead(isTile ? 200 : 404, { 'content-type': 'image/png' }).end(isTile ? picture : undefined);
  });
  await new Promise<void>((ready) => tiles.listen(0, '127.0.0.1', ready));
  tileHost = `127.0.0.1:${(tiles.address() as AddressInfo).port}`;
});
test.afterAll(async () => {
  await new Promise((closed) => tiles.close(closed));
  rmSync(data, { recursive: true, force: true });
});

/** The portal as an administrator sets it, for as long as `look` lasts. */
async function withBasemap(address: string, look: (portal: Portal) => Promise<void>): Promise<void> {
  const portal = await startPortal(data, { IOC_BASEMAP_URL: address });
  try {
    await look(portal);
  } finally {
    await portal.stop();
  }
}

const open = (browser: Browser, portal: Portal, scheme: 'dark' | 'light' = 'dark'): Promise<Visitor> =>
  signIn(browser, 'operator', '/', { scheme, portal });

/** What holds over every base map. */
async function expectNamesAndMarkers({ page }: Visitor): Promise<void> {
  for (const name of [/Hoàng Sa \(Đà Nẵng, Việt Nam\)/, /Trường Sa \(Khánh Hòa, Việt Nam\)/]) {
    await expect(page.locator('.ioc-text-archipelago').filter({ hasText: name })).toHaveCount(1);
  }
  await page.getByRole('button', { name: 'Cả nước' }).click();
  for (const name of [/Hoàng Sa/, /Trường Sa/]) await expect(page.locator('.ioc-text-archipelago').filter({ hasText: name })).toBeInViewport();
  await page.getByRole('button', { name: 'Toàn tỉnh' }).click();
  const trouble = page.locator('.ioc-map').getByRole('button', { name: /Mất liên lạc/ }).first();
  await trouble.focus();
  await trouble.press('Enter');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Chi tiết' })).toBeVisible();
  await page.keyboard.press('Escape');
}

test('a file of vector tiles in the data folder is drawn, deeper than it goes too, and no other host is asked', async ({ browser }) => {
  await withBasemap('/maps/dat-nuoc.pmtiles', async (portal) => {
    for (const scheme of ['dark', 'light'] as const) {
      const visitor = await open(browser, portal, scheme);
      const { page, errors, foreign, context } = visitor;
      for (const colour of Object.values(vector[scheme])) await expect.poll(() => shareOf(page, colour)).toBeGreaterThan(0.2);
      await page.getByRole('button', { name: 'Phóng to' }).click({ clickCount: 2 });
      await expect.poll(() => shareOf(page, vector[scheme].land)).toBeGreaterThan(0.05);
      await expectNamesAndMarkers(visitor);
      await expect(page.getByText(notice)).toHaveCount(0);
      expect([errors, foreign]).toEqual([[], []]);
      await context.close();
    }
  });
});

test('tiles of a server are drawn; when it is away the map of the portal is, until it is back', async ({ browser }) => {
  await withBasemap(`http://${tileHost}/nen/{z}/{x}/{y}.png`, async (portal) => {
    const visitor = await open(browser, portal);
    await expect.poll(() => shareOf(visitor.page, tileColour)).toBeGreaterThan(0.5);
    expect(served).toBeGreaterThan(0);
    await expectNamesAndMarkers(visitor);
    expect(visitor.errors).toEqual([]);
    expect(new Set(visitor.foreign)).toEqual(new Set([tileHost]));
    await visitor.context.close();

    isAway = true;
    const later = await open(browser, portal);
    await expect(later.page.getByText(notice)).toBeVisible();
    expect(await shareOf(later.page, tileColour)).toBe(0);
    await expect(later.page.getByText('Natural Earth')).toBeVisible();
    await expectNamesAndMarkers(later);
    isAway = false;
    await later.page.getByRole('button', { name: 'Thử lại' }).click();
    await expect.poll(() => shareOf(later.page, tileColour)).toBeGreaterThan(0.5);
    await expect(later.page.getByText(notice)).toHaveCount(0);
    await later.context.close();
  });
});

for (const name of Object.keys(broken)) {
  test(`a broken file leaves the map of the portal and a notice (${name})`, async ({ browser }) => {
    await withBasemap(`/maps/${name}.pmtiles`, async (portal) => {
      const visitor = await open(browser, portal);
      await expect(visitor.page.getByText(notice)).toBeVisible();
      await expect(visitor.page.getByText('Natural Earth')).toBeVisible();
      await expectNamesAndMarkers(visitor);
      expect([visitor.errors, visitor.foreign]).toEqual([[], []]);
      await visitor.context.close();
    });
  });
}
