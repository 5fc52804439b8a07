import { expect, test, type Page } from '@playwright/test';
import type { Page as ListPage } from '@ioc/shared/list';
import type { Organisation } from '@ioc/shared/organisations';
import type { Task } from '@ioc/shared/tasks';
import { ask, send, signIn } from './support/people.js';
import { plainPng } from './support/png.js';

const hourMs = 3_600_000;
const thumbPx = 44;
const vietnamese = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const typed = (at: Date): string => vietnamese.format(at).replace(',', '');

/** Nothing sticks out at the side, and every button of the bar is large enough for a thumb. */
async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  for (const button of await page.getByRole('main').locator('button.MuiButton-contained:visible').all()) {
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(thumbPx);
  }
}

test('a commune officer does the work of a task on a phone, from receiving to acceptance', async ({ browser }) => {
  const [manager, officer] = [await signIn(browser, 'manager', '/tasks'), await signIn(browser, 'xa.baolac', '/', { isPhone: true })];
  const { page } = officer;
  const { body: { data: organisations } } = await ask<ListPage<Organisation>>(manager.page, '/api/organisations?perPage=500');
  const lead = organisations.find(({ kind, name }) => kind === 'commune_committee' && name.endsWith('Bảo Lạc'))!;
  const task = await send<Task>(manager.page, 'POST', '/api/tasks', {
    title: 'Kiểm tra cụm loa các xóm', content: null, requiredResult: 'Biên bản kiểm tra', priority: 'thuong', sectorCode: 'TTTT', leadOrgId: lead.id,
    originKind: 'direct', coordinatingOrgIds: [], checklist: ['Kiểm tra nguồn điện'], dueAt: new Date(Date.now() + 30 * hourMs).toISOString(), subject: null,
  });

  // The day begins with what waits, and one tap receives it.
  await expect(page).toHaveURL(/\/my-work$/);
  await fits(page);
  await page.getByRole('button', { name: `Tiếp nhận: ${task.code}` }).tap();
  await expect(page.getByText('Đã tiếp nhận nhiệm vụ.')).toBeVisible();
  await manager.page.goto(`/tasks/${task.id}/show`);
  await expect(manager.page.getByText('Đã tiếp nhận').first()).toBeVisible();

  // The next step is under the thumb wherever the page is scrolled to, and hides nothing at its end.
  await page.goto(`/tasks/${task.id}/show`);
  const begin = page.getByRole('button', { name: 'Bắt đầu thực hiện' });
  await expect(begin).toBeInViewport();
  await fits(page);
  await begin.tap();
  const report = page.getByRole('button', { name: 'Báo cáo tiến độ' });
  await expect(report).toBeInViewport();
  const tick = page.getByRole('checkbox', { name: 'Kiểm tra nguồn điện' });
  await tick.tap();
  await expect(tick).toBeChecked();

  // Progress with a photo; the line breaks in the middle, and not a word is lost.
  await report.tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Tiến độ (%)' }).fill('40');
  await dialog.getByLabel('Đã làm được gì').fill('Đã kiểm tra 4 trong 9 xóm');
  await dialog.locator('input[type=file][capture]').setInputFiles({ name: 'cum-loa.png', mimeType: 'image/png', buffer: plainPng([20, 120, 200]) });
  await expect(dialog.getByText(/^Đã tải lên/)).toBeVisible();
  await officer.context.setOffline(true);
  await dialog.getByRole('button', { name: 'Báo cáo tiến độ' }).tap();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(dialog.getByLabel('Đã làm được gì')).toHaveValue('Đã kiểm tra 4 trong 9 xóm');
  await officer.context.setOffline(false);
  await dialog.getByRole('button', { name: 'Báo cáo tiến độ' }).tap();
  await expect(dialog).toHaveCount(0);
  await expect(manager.page.getByText('Đã kiểm tra 4 trong 9 xóm').first()).toBeVisible();

  // More time: asked for on the phone; on the desk it stands before everything that is only to be read.
  const later = new Date(Date.now() + 96 * hourMs);
  await page.getByRole('button', { name: 'Xin gia hạn' }).tap();
  await dialog.getByLabel('Hạn mới').fill(typed(later));
  await dialog.getByLabel('Lý do xin gia hạn').fill('Mưa lũ, đường vào xóm bị sạt');
  await dialog.getByRole('button', { name: 'Xin gia hạn' }).tap();
  await expect(dialog).toHaveCount(0);
  const request = manager.page.getByRole('region', { name: 'Gia hạn' });
  await expect(request.getByText('Mưa lũ, đường vào xóm bị sạt')).toBeVisible();
  const [above, below] = [await request.boundingBox(), await manager.page.getByRole('region', { name: 'Thông tin', exact: true }).boundingBox()];
  expect(above!.y).toBeLessThan(below!.y);
  await request.getByRole('button', { name: 'Chấp thuận gia hạn' }).click();
  const answer = manager.page.getByRole('dialog');
  await expect(answer).toHaveCount(0);
  await expect(page.getByText(/gia hạn 1 lần/).first()).toBeVisible();

  // A word to whoever gave it.
  await page.getByLabel('Viết ý kiến').fill('Xã cần thêm loa dự phòng');
  await page.getByRole('button', { name: 'Gửi ý kiến' }).tap();
  await expect(manager.page.getByText('Xã cần thêm loa dự phòng').first()).toBeVisible();

  await page.getByRole('button', { name: 'Trình nghiệm thu' }).tap();
  await dialog.getByLabel('Kết quả đạt được').fill('Đủ 9 xóm, có biên bản');
  await dialog.locator('input[type=file]:not([capture])').setInputFiles({ name: 'bien-ban.txt', mimeType: 'text/plain', buffer: Buffer.from('Biên bản kiểm tra cụm loa') });
  await expect(dialog.getByText(/^Đã tải lên/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Trình nghiệm thu' }).tap();
  await expect(dialog).toHaveCount(0);
  await manager.page.getByRole('button', { name: 'Nghiệm thu', exact: true }).first().click();
  await answer.getByRole('button', { name: 'Nghiệm thu', exact: true }).click();
  await expect(page.getByText('Hoàn thành').first()).toBeVisible();
  await fits(page);

  const { body: done } = await ask<Task>(page, `/api/tasks/${task.id}`);
  expect(done).toMatchObject({ state: 'completed', extensionCount: 1, reworkCount: 0 });
  for (const { errors, context } of [manager, officer]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
