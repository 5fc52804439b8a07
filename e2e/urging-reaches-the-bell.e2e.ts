import { expect, test, type Page } from '@playwright/test';
import type { Page as ListPage } from '@ioc/shared/list';
import type { NotificationBoard } from '@ioc/shared/notifications';
import type { ListedTask } from '@ioc/shared/tasks';
import { seriousViolations } from './support/axe.js';
import { ask, signIn } from './support/people.js';

const bell = (page: Page) => page.getByRole('button', { name: /^Thông báo:/ });
const unread = async (page: Page) => (await ask<NotificationBoard>(page, '/api/notifications/board')).body.unread;
const says = (count: number) => (count === 0 ? 'Thông báo: không có gì mới' : `Thông báo: ${count} chưa đọc`);

test('urging by the manager rings on both screens of the unit and on nobody else’s, and is read on both at once', async ({ browser }) => {
  const [manager, here, there, stranger] = [
    await signIn(browser, 'manager', '/tasks'), await signIn(browser, 'viettel', '/tasks'), await signIn(browser, 'viettel', '/'), await signIn(browser, 'mobifone', '/tasks'),
  ];
  const { body: { data } } = await ask<ListPage<ListedTask>>(here.page, '/api/tasks?state=received,in_progress&perPage=100');
  const task = data.filter(({ leadOrgName }) => leadOrgName === 'Viettel').at(-1);
  if (!task) throw new Error('the demo has no open task of Viettel');
  const [before, foreign] = [await unread(here.page), await unread(stranger.page)];

  await manager.page.goto(`/tasks/${task.id}/show`);
  await here.page.goto(`/tasks/${task.id}/show`);
  await manager.page.getByRole('button', { name: 'Đôn đốc' }).click();
  await manager.page.getByRole('dialog').getByLabel('Nội dung đôn đốc').fill('Trước 17 giờ hôm nay phải có báo cáo.');
  await manager.page.getByRole('button', { name: 'Gửi đôn đốc' }).click();
  await expect(manager.page.getByText('Đã đôn đốc Viettel.')).toBeVisible();
  await expect(here.page.getByText('Trước 17 giờ hôm nay phải có báo cáo.')).toBeVisible();
  for (const { page } of [here, there]) await expect(bell(page)).toHaveAccessibleName(says(before + 1));

  await bell(there.page).click();
  const panel = there.page.getByRole('dialog', { name: 'Thông báo' });
  await expect(panel.getByText('“Trước 17 giờ hôm nay phải có báo cáo.”')).toBeVisible();
  expect(await seriousViolations(there.page)).toEqual([]);
  await panel.getByRole('link').filter({ hasText: 'Trước 17 giờ' }).click();
  await expect(there.page.getByRole('heading', { name: task.title })).toBeVisible();
  for (const { page } of [here, there]) await expect(bell(page)).toHaveAccessibleName(says(before));

  await expect(bell(stranger.page)).toHaveAccessibleName(says(foreign));
  await manager.page.goto(`/tasks/${task.id}/show`);
  await manager.page.getByRole('button', { name: 'Đôn đốc' }).click();
  await manager.page.getByRole('button', { name: 'Gửi đôn đốc' }).click();
  await expect(manager.page.getByText(/vừa được đôn đốc/)).toBeVisible();
  for (const { errors, context } of [manager, here, there, stranger]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
