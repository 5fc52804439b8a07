import { expect, test, type WebSocketRoute } from '@playwright/test';
import type { ProblemBody } from '@ioc/shared/problems';
import { linkOf, signIn } from './support/people.js';

const away: ProblemBody = { type: 'urn:ioc:problem:system.unavailable', title: 'Hệ thống tạm thời không phục vụ được.', status: 503, code: 'system.unavailable', params: {}, requestId: 'e2e' };

/** The server's side of this is proven on a real one that hangs (`database-down.api.spec.ts`). */
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
  const banner = page.getByRole('alert').filter({ hasText: 'mất liên lạc với cơ sở dữ liệu' });
  await expect(banner).toBeVisible();
  await expect(link).toContainText('Gián đoạn');
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
