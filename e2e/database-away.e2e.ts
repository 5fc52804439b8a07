import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type WebSocketRoute } from '@playwright/test';
import type { ProblemBody } from '@ioc/shared/problems';
import { startPostgres } from '../.ci/postgres.mjs';
import { linkOf, signIn } from './support/people.js';
import { startPortal } from './support/portal.js';

const away: ProblemBody = { type: 'urn:ioc:problem:system.unavailable', title: 'Hệ thống tạm thời không phục vụ được.', status: 503, code: 'system.unavailable', params: {}, requestId: 'e2e' };

/** How soon the screen has to say so, whatever the expectations of other journeys are. */
const soon = { timeout: 10_000 };
const bannerText = 'mất liên lạc với cơ sở dữ liệu';

test('a database that hangs is said within ten seconds, and the screen recovers by itself', async ({ browser }) => {
  test.setTimeout(180_000);
  const postgres = await startPostgres();
  if (postgres === null) {
    // Where it is not installed the journey below shows the screen's side of it; the build has one.
    expect(process.env['CI'], 'the build needs PostgreSQL with PostGIS').toBeUndefined();
    return;
  }
  const data = mkdtempSync(join(tmpdir(), 'ioc-e2e-away-'));
  const portal = await startPortal(data, { DATABASE_URL: postgres.url, IOC_DEMO: 'true' });
  try {
    const { page, context } = await signIn(browser, 'operator', '/', { portal });
    await expect(linkOf(page)).toContainText('Trực tuyến');
    const banner = page.getByRole('alert').filter({ hasText: bannerText });

    postgres.freeze();
    await expect(banner).toBeVisible(soon);
    await expect(linkOf(page)).toContainText('Gián đoạn', soon);
    await page.locator('a[href="/tasks"]').first().click();
    await expect(page.getByText('Không tải được nhiệm vụ')).toBeVisible(soon);

    postgres.thaw();
    await expect(banner).toHaveCount(0, soon);
    await expect(linkOf(page)).toContainText('Trực tuyến', soon);
    await expect(page.getByText(/NV-\d{4}-\d{5}/).first()).toBeVisible(soon);
    await context.close();
  } finally {
    postgres.thaw();
    await portal.stop();
    postgres.stop();
    rmSync(data, { recursive: true, force: true });
  }
});

/** The screen's side alone, also where there is no server to stop. */
test('the database goes and comes back: the screen says so, and shows the rest by itself', async ({ browser }) => {
  const { page, context } = await signIn(browser, 'operator');
  const sockets: WebSocketRoute[] = [];
  let isAway = false;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    sockets.push(socket);
    // What the server still says without its database is that it lives.
    server.onMessage((message) => {
      if (!isAway || message === '2') socket.send(message);
    });
  });
  await page.reload();
  const link = linkOf(page);
  await expect(link).toContainText('Trực tuyến');

  const tell = (isServing: boolean): void => {
    isAway = !isServing;
    sockets.forEach((socket) => socket.send(`42["serving",${isServing}]`));
  };
  tell(false);
  await page.route('**/api/tasks?**', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(away) }));
  const banner = page.getByRole('alert').filter({ hasText: bannerText });
  await expect(banner).toBeVisible(soon);
  await expect(link).toContainText('Gián đoạn', soon);
  await page.locator('a[href="/tasks"]').first().click();
  await expect(page.getByText('Không tải được nhiệm vụ')).toBeVisible();
  await expect(banner).toBeVisible();

  await page.unroute('**/api/tasks?**');
  tell(true);
  await expect(banner).toHaveCount(0);
  await expect(link).toContainText('Trực tuyến');
  await expect(page.getByText(/NV-\d{4}-\d{5}/).first()).toBeVisible();
  await context.close();
});
