import { expect, test } from '@playwright/test';
import type { TaskWaiting } from '@ioc/shared/task-waiting';
import { seriousViolations } from './support/axe.js';
import { ask, signIn } from './support/people.js';

test('an officer who opens the portal on a phone begins with what waits, and what is typed outlives a lost connection', async ({ browser }) => {
  const { page, context, errors } = await signIn(browser, 'so.khcn', '/tasks');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await expect(page).toHaveURL(/\/my-work$/);
  const { body: { total, groups } } = await ask<TaskWaiting>(page, '/api/tasks/waiting');
  await expect(page.getByText(`${total} việc đang chờ`)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await seriousViolations(page)).toEqual([]);

  // The map is one press away, and stays there.
  await page.getByRole('link', { name: 'Bản đồ', exact: true }).click();
  await expect(page).toHaveURL(/\/(\?.*)?$/);
  await page.getByRole('link', { name: 'Của tôi', exact: true }).click();

  const task = groups.find(({ kind }) => kind === 'overdue')!.tasks.find(({ state }) => state === 'in_progress')!;
  await page.getByRole('button', { name: `Báo cáo tiến độ: ${task.code}` }).click();
  await page.getByRole('dialog').getByLabel('Đã làm được gì').fill('Đã đo sóng ở 4 xóm');
  await context.setOffline(true);
  await page.getByRole('dialog').getByRole('button', { name: 'Báo cáo tiến độ' }).click();
  await expect(page.getByText('Những gì bạn gõ được giữ trên máy này. Gửi lại khi có mạng.')).toBeVisible({ timeout: 15_000 });
  await context.setOffline(false);
  await page.goto('/my-work');
  await page.getByRole('button', { name: `Báo cáo tiến độ: ${task.code}` }).click();
  await expect(page.getByRole('dialog').getByLabel('Đã làm được gì')).toHaveValue('Đã đo sóng ở 4 xóm');
  await page.getByRole('dialog').getByRole('button', { name: 'Báo cáo tiến độ' }).click();
  await expect(page.getByText('Đã ghi nhận tiến độ.')).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});
