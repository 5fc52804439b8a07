import { expect, test } from '@playwright/test';
import type { Page } from '@ioc/shared/list';
import type { AssetRow } from '@ioc/shared/assets';
import { ask, signIn } from './support/people.js';

const good = ['mã;tên;loại điểm;kinh độ;vĩ độ', 'BC-E2E-1;Bưu cục thử nghiệm một;Bưu cục cấp 3;106,2500;22,6700', 'BC-E2E-2;Bưu cục thử nghiệm hai;Đại lý;106,2600;22,6600'];
const bad = [...good, 'BC-E2E-3;Bưu cục ngoài tỉnh;Bưu cục cấp 3;102,1000;10,2000', ';Thiếu mã;Không có loại này;106,2500;22,6700'];
const file = (lines: string[]) => ({ name: 'bưu cục.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`) });

test('a file with errors is explained and writes nothing; the corrected file goes in', async ({ browser }) => {
  const { page, context, errors } = await signIn(browser, 'manager', '/imports/create?target=post');
  const count = async () => (await ask<Page<AssetRow>>(page, '/api/assets?kind=post&perPage=1')).body.total;
  const before = await count();

  await page.getByLabel('Tệp dữ liệu').setInputFiles(file(bad));
  await page.getByRole('button', { name: 'Kiểm tra' }).click();
  await expect(page.getByText(/Dòng 4/).first()).toBeVisible();
  await expect(page.getByText(/Dòng 5/).first()).toBeVisible();
  expect(await count()).toBe(before);

  await page.goto('/imports/create?target=post');
  await page.getByLabel('Tệp dữ liệu').setInputFiles(file(good));
  await page.getByRole('button', { name: 'Kiểm tra' }).click();
  await page.getByRole('button', { name: /Ghi/ }).first().click();
  const confirm = page.getByRole('dialog').getByRole('button', { name: /Ghi/ });
  if (await confirm.isVisible().catch(() => false)) await confirm.click();
  await expect.poll(count).toBe(before + 2);
  expect(errors).toEqual([]);
  await context.close();
});
