import { expect, test } from '@playwright/test';
import type { Alarm } from '@ioc/shared/alarms';
import type { AssetRow } from '@ioc/shared/assets';
import type { Page } from '@ioc/shared/list';
import type { ListedTask, Task } from '@ioc/shared/tasks';
import { ask, report, signIn } from './support/people.js';
import { plainPng } from './support/png.js';

test('a task travels from the marker to the officer, through progress, to the manager, in three browsers', async ({ browser }) => {
  const [operator, officer, manager] = [await signIn(browser, 'operator'), await signIn(browser, 'viettel', '/tasks'), await signIn(browser, 'manager', '/tasks')];
  const { body } = await ask<Page<AssetRow>>(officer.page, '/api/assets?kind=bts&state=online&perPage=1&sort=code');
  const asset = body.data[0]!;
  await operator.page.goto(`/?at=${asset.location.join(',')},16`);
  await report(asset.code, 'offline');

  // Three clicks from the map to the task: the marker, what can be done about it, and "give".
  const marker = operator.page.locator('.ioc-map').getByRole('button', { name: `${asset.name}, Mất liên lạc`, exact: true });
  await expect(marker).toBeVisible();
  const popup = operator.page.getByRole('dialog', { name: asset.name, exact: true });
  const give = popup.getByRole('button', { name: `Giao nhiệm vụ: ${asset.name}` });
  // The marker lets the pointer through to the drawn symbol under it.
  const { x, y, width, height } = (await marker.boundingBox())!;
  await operator.page.mouse.click(x + width / 2, y + height / 2);
  await give.click();
  const dialog = operator.page.getByRole('dialog', { name: 'Giao nhiệm vụ mới' });
  await expect(dialog.getByLabel('Đơn vị chủ trì')).toHaveValue(/Viettel/);
  const title = await dialog.getByLabel('Tiêu đề').inputValue();
  await dialog.getByRole('button', { name: 'Giao nhiệm vụ' }).click();
  await expect(operator.page.getByText(/Đã giao nhiệm vụ NV-/)).toBeVisible();

  const { body: tasks } = await ask<Page<ListedTask>>(officer.page, '/api/tasks?sort=code&order=DESC&perPage=1');
  const task = tasks.data[0]!;
  expect(task).toMatchObject({ title, state: 'assigned', unitName: asset.unitName });
  for (const { page } of [officer, manager]) await page.goto(`/tasks/${task.id}/show`);

  await officer.page.getByRole('button', { name: 'Tiếp nhận' }).click();
  await expect(manager.page.getByText('Đã tiếp nhận').first()).toBeVisible();

  await officer.page.getByRole('button', { name: 'Báo cáo tiến độ' }).first().click();
  const progress = officer.page.getByRole('dialog');
  await progress.getByRole('textbox', { name: 'Tiến độ (%)' }).fill('60');
  await progress.getByLabel('Đã làm được gì').fill('Đang thay bộ nguồn <img src=x onerror=alert(1)>');
  await progress.getByLabel('Chọn tệp').setInputFiles({ name: 'Nguồn mới.png', mimeType: 'image/png', buffer: plainPng([30, 90, 160]) });
  await expect(progress.getByText(/Đã tải lên/)).toBeVisible();
  await progress.getByRole('button', { name: 'Báo cáo tiến độ' }).click();
  await expect(manager.page.getByText('Đang thay bộ nguồn <img src=x onerror=alert(1)>')).toBeVisible();
  await expect(manager.page.getByText('60 %').first()).toBeVisible();
  await manager.page.getByRole('region', { name: /Tài liệu/ }).getByRole('button', { name: 'Mở Nguồn mới.png' }).click();
  const picture = manager.page.getByRole('dialog', { name: 'Nguồn mới.png' });
  await expect(picture.getByRole('img')).toHaveJSProperty('naturalWidth', 256);
  await picture.getByRole('button', { name: 'Đóng' }).click();

  await officer.page.getByRole('button', { name: 'Trình nghiệm thu' }).first().click();
  const result = officer.page.getByRole('dialog');
  await result.getByLabel('Kết quả đạt được').fill('Trạm đã phát sóng lại');
  await result.getByRole('button', { name: 'Trình nghiệm thu' }).click();
  // The alarm is still open; what was typed stays until the device says that it is back.
  await expect(result.getByText(/Cảnh báo của điểm này chưa kết thúc/)).toBeVisible();
  await report(asset.code, 'online');
  await expect(async () => {
    const { body: open } = await ask<Page<Alarm>>(officer.page, `/api/alarms?assetId=${asset.id}&state=raised,acknowledged`);
    expect(open.total).toBe(0);
  }).toPass();
  await result.getByRole('button', { name: 'Trình nghiệm thu' }).click();
  await expect(officer.page.getByRole('button', { name: 'Nghiệm thu', exact: true })).toHaveCount(0);

  await manager.page.getByRole('button', { name: 'Nghiệm thu', exact: true }).first().click();
  const accept = manager.page.getByRole('dialog');
  if (await accept.isVisible()) await accept.getByRole('button', { name: 'Nghiệm thu' }).click();
  await expect(officer.page.getByText('Hoàn thành').first()).toBeVisible();
  expect((await ask<Task>(operator.page, `/api/tasks/${task.id}`)).body).toMatchObject({ state: 'completed', progressPercent: 100 });

  for (const { errors, context } of [operator, officer, manager]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
