import { expect, test } from '@playwright/test';
import { signIn } from './support/people.js';

test('statistics on paper are the page alone, whole and dark on white, whatever the theme', async ({ browser }) => {
  const { page } = await signIn(browser, 'manager', '/tasks/statistics/lead');
  await page.emulateMedia({ colorScheme: 'dark' });
  const table = page.getByRole('table').last();
  await expect(table.getByRole('row').nth(3)).toBeVisible();
  const onScreen = await table.getByRole('row').count();
  await expect(page.getByRole('banner')).toBeVisible();

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('navigation').first()).toBeHidden();
  for (const name of ['In báo cáo', 'Xuất CSV', 'Giao nhiệm vụ']) await expect(page.getByRole('button', { name })).toHaveCount(0);
  await expect(page.getByText('DỮ LIỆU MÔ PHỎNG').first()).toBeVisible();
  expect(await table.getByRole('row').count()).toBe(onScreen);
  const looks = await page.evaluate(() => {
    const [root, cell] = [getComputedStyle(document.documentElement), getComputedStyle(document.querySelector('main td') ?? document.body)];
    return { scheme: root.colorScheme, ink: cell.color, isWhole: (document.querySelector('main')?.scrollHeight ?? 0) > 1_500 };
  });
  expect(looks).toEqual({ scheme: 'light', ink: 'rgb(0, 0, 0)', isWhole: true });
  // The width of A4 between its margins: the last column is on the paper.
  await page.setViewportSize({ width: 703, height: 1_000 });
  const right = await table.evaluate((element) => element.getBoundingClientRect().right);
  expect(right).toBeLessThanOrEqual(703);
});
