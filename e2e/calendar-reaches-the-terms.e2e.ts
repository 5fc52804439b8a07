import { expect, test } from '@playwright/test';
import type { Calendar } from '@ioc/shared/calendars';
import type { Page } from '@ioc/shared/list';
import { ask, signIn } from './support/people.js';

const dayMs = 24 * 3_600_000;

test('a day off that a manager writes down reaches an open calendar and warns whoever gives a task for it', async ({ browser }) => {
  const [manager, officer, operator] = [
    await signIn(browser, 'manager', '/calendars'), await signIn(browser, 'viettel', '/calendars'), await signIn(browser, 'operator', '/tasks'),
  ];
  const { body } = await ask<Page<Calendar>>(manager.page, '/api/calendars');
  const taken = new Set(body.data.flatMap(({ days }) => days.map(({ on }) => on)));
  // A Wednesday of next month or later that is still worked.
  let at = Date.now() + 30 * dayMs;
  const on = () => new Date(at).toISOString().slice(0, 10);
  while (new Date(at).getUTCDay() !== 3 || taken.has(on())) at += dayMs;
  const day = on().split('-').reverse().join('/');
  for (const { page } of [manager, officer]) await page.goto(`/calendars?year=${on().slice(0, 4)}`);

  await manager.page.getByRole('button', { name: 'Thêm ngày' }).click();
  const dialog = manager.page.getByRole('dialog');
  await dialog.getByLabel('Ngày', { exact: false }).first().fill(day);
  await dialog.getByLabel('Tên').fill('Ngày hội chuyển đổi số');
  await dialog.getByRole('button', { name: 'Ngày nghỉ' }).click();
  await dialog.getByRole('button', { name: 'Đồng ý' }).click();
  await expect(officer.page.getByText('Ngày hội chuyển đổi số')).toHaveCount(0);
  await manager.page.getByRole('button', { name: 'Lưu lịch' }).click();
  await expect(manager.page.getByText('Đã lưu lịch làm việc.')).toBeVisible();
  await expect(officer.page.getByRole('listitem').filter({ hasText: 'Ngày hội chuyển đổi số' })).toBeVisible();
  await expect(officer.page.getByRole('button', { name: 'Thêm ngày' })).toHaveCount(0);

  await operator.page.getByRole('button', { name: 'Giao nhiệm vụ' }).first().click();
  const form = operator.page.getByRole('dialog', { name: 'Giao nhiệm vụ mới' });
  await form.getByLabel('Hạn hoàn thành').fill(`${day} 09:00`);
  await expect(form.getByText(/Hạn rơi vào ngày nghỉ: Ngày hội chuyển đổi số/)).toBeVisible();
  await form.getByRole('button', { name: '5 ngày làm việc', exact: true }).click();
  await expect(form.getByText(/Hạn rơi vào ngày nghỉ/)).toHaveCount(0);
  for (const { errors, context } of [manager, officer, operator]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
