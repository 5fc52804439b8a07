import { expect, test } from '@playwright/test';
import type { AlarmBoard } from '@ioc/shared/alarms';
import type { AssetRow } from '@ioc/shared/assets';
import type { Page } from '@ioc/shared/list';
import { ask, linkOf, report, signIn } from './support/people.js';

test('network off, things change, network on: no ghosts and nothing missing', async ({ browser }) => {
  const [cut, other] = [await signIn(browser, 'operator'), await signIn(browser, 'leader')];
  const { body } = await ask<Page<AssetRow>>(other.page, '/api/assets?kind=bts&state=online&perPage=3&sort=code&page=20');
  const [stays, passes, again] = body.data as [AssetRow, AssetRow, AssetRow];
  await report(passes.code, 'offline');
  await expect(cut.page.getByRole('listitem').filter({ hasText: passes.name })).toBeVisible();

  await cut.context.setOffline(true);
  await expect(linkOf(cut.page)).toContainText('Mất kết nối', { timeout: 20_000 });
  // What may be old is not shown as new.
  const beside = cut.page.getByRole('tabpanel');
  await expect(beside).toHaveCSS('filter', 'grayscale(1)');
  await report(stays.code, 'offline');
  await report(passes.code, 'online');
  await report(again.code, 'offline');
  await report(again.code, 'online');
  await report(again.code, 'offline');
  await expect(other.page.getByRole('listitem').filter({ hasText: stays.name })).toBeVisible();
  await expect(cut.page.getByRole('listitem').filter({ hasText: stays.name })).toHaveCount(0);

  await cut.context.setOffline(false);
  await expect(linkOf(cut.page)).toContainText('Trực tuyến', { timeout: 30_000 });
  await expect(beside).toHaveCSS('filter', 'none');
  await expect(cut.page.getByRole('listitem').filter({ hasText: stays.name })).toBeVisible();
  await expect(cut.page.getByRole('listitem').filter({ hasText: passes.name })).toHaveCount(0);
  await expect(cut.page.getByRole('listitem').filter({ hasText: again.name })).toHaveCount(1);

  const board = (await ask<AlarmBoard>(cut.page, '/api/alarms/board')).body;
  await expect(cut.page.getByText(`trên ${board.total} cảnh báo`)).toBeVisible();
  await expect(cut.page).toHaveTitle(new RegExp(`\\(${board.unacknowledged}\\)`));
  for (const { code } of [stays, passes, again]) await report(code, 'online');
  for (const { errors, context } of [cut, other]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
