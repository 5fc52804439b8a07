import { expect, test } from '@playwright/test';
import type { AlarmBoard } from '@ioc/shared/alarms';
import type { AssetRow } from '@ioc/shared/assets';
import type { Page } from '@ioc/shared/list';
import { ask, report, signIn } from './support/people.js';

test('an outage reaches two open maps, the alarm panel and the title; one acknowledges, both see it', async ({ browser }) => {
  const [operator, leader] = [await signIn(browser, 'operator'), await signIn(browser, 'leader')];
  const { body } = await ask<Page<AssetRow>>(operator.page, '/api/assets?kind=bts&state=online&perPage=1&sort=code&order=DESC');
  const asset = body.data[0]!;
  const name = asset.name;
  for (const { page } of [operator, leader]) await expect(page.getByText(/Hiện \d+ trên \d+ cảnh báo/)).toBeVisible();
  const before = (await ask<AlarmBoard>(operator.page, '/api/alarms/board')).body;

  await report(asset.code, 'offline');

  for (const { page } of [operator, leader]) {
    await expect(page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: 'Mất liên lạc' })).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(`\\(${before.unacknowledged + 1}\\)`));
  }
  await operator.page.getByRole('button', { name: `Xác nhận: ${name}` }).click();
  await operator.page.getByLabel('Ghi chú').fill('Đã gọi tổ ứng cứu');
  await operator.page.getByLabel('Ghi chú').press('Enter');
  await expect(leader.page.getByRole('listitem').filter({ hasText: name })).toContainText('Đã gọi tổ ứng cứu');
  await expect(leader.page.getByRole('button', { name: `Xác nhận: ${name}` })).toHaveCount(0);

  await report(asset.code, 'online');
  for (const { page } of [operator, leader]) await expect(page.getByRole('listitem').filter({ hasText: name })).toHaveCount(0);
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
