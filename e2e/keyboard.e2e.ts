import { expect, test, type Locator } from '@playwright/test';
import type { AssetRow } from '@ioc/shared/assets';
import type { Page } from '@ioc/shared/list';
import { seriousViolations } from './support/axe.js';
import { ask, signIn } from './support/people.js';

test('the keyboard alone reaches a marker through its list and opens what it says', async ({ browser }) => {
  const { page, context } = await signIn(browser, 'operator');
  const tab = page.getByRole('tab', { name: 'Trong khung' });
  await tab.focus();
  await page.keyboard.press('Enter');
  const first = page.getByRole('tabpanel').getByRole('listitem').first().getByRole('button');
  await first.focus();
  const name = (await first.locator('p').first().innerText()).trim();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sel=/);
  const popup = page.getByRole('dialog').filter({ hasText: name });
  await expect(popup).toBeVisible();
  const details = popup.getByRole('button', { name: 'Chi tiết' });
  await details.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').filter({ hasText: 'Lịch sử' }).first()).toBeVisible();
  await context.close();
});

test('the keyboard alone reports trouble, another map hears of it, and the work goes on from there', async ({ browser }) => {
  const [{ page, context, errors }, leader] = [await signIn(browser, 'operator'), await signIn(browser, 'leader')];
  const { body } = await ask<Page<AssetRow>>(page, '/api/assets?kind=post&perPage=1&sort=code');
  const [asset] = body.data;
  if (!asset) throw new Error('the demo has post offices');
  await page.goto(`/?at=${asset.location.join(',')},15&sel=post:${asset.id}`);
  const popup = page.getByRole('dialog', { name: asset.name });
  const press = async (target: Locator): Promise<void> => {
    await target.focus();
    await page.keyboard.press('Enter');
  };
  await press(popup.getByRole('button', { name: 'Báo sự cố' }));
  const form = page.getByRole('dialog', { name: `Báo sự cố: ${asset.name}` });
  await expect(form.getByRole('textbox')).toBeFocused();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Bưu cục mất điện từ sáng');
  await page.keyboard.press('Enter');
  await expect(form).toHaveCount(0);

  await expect(leader.page.getByRole('listitem').filter({ hasText: asset.name }).filter({ hasText: 'Được báo sự cố' })).toBeVisible();
  await press(popup.getByRole('button', { name: `Xác nhận: ${asset.name}` }));
  await expect(popup.getByLabel('Ghi chú')).toBeFocused();
  await page.keyboard.type('Đã gọi bưu cục');
  await page.keyboard.press('Enter');
  await expect(popup).toContainText('Đã gọi bưu cục');
  await expect(popup.getByRole('button', { name: 'Báo sự cố' })).toHaveCount(0);
  await press(popup.getByRole('button', { name: `Giao nhiệm vụ: ${asset.name}` }));
  await expect(page.getByRole('dialog', { name: 'Giao nhiệm vụ' })).toBeVisible();
  expect(errors).toEqual([]);
  for (const each of [context, leader.context]) await each.close();
});
