import { expect, test } from '@playwright/test';
import { signIn } from './support/people.js';

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
