import { expect, test, type Locator } from '@playwright/test';
import type { Page as ListPage } from '@ioc/shared/list';
import type { NotificationBoard } from '@ioc/shared/notifications';
import type { Organisation } from '@ioc/shared/organisations';
import type { Task } from '@ioc/shared/tasks';
import type { Me } from '@ioc/shared/access';
import { ask, send, signIn } from './support/people.js';

const hourMs = 3_600_000;
/** From the sign-in to a report that is sent: begin it, stand in its text, send it. */
const mostTaps = 3;

test('a report is three taps from the sign-in; what is typed outlives a lost line and a closed page', async ({ browser }) => {
  const [manager, officer] = [await signIn(browser, 'manager', '/tasks'), await signIn(browser, 'xa.baolac', '/', { isPhone: true })];
  const { page, context } = officer;
  const { body: { data: organisations } } = await ask<ListPage<Organisation>>(manager.page, '/api/organisations?perPage=500');
  const lead = organisations.find(({ kind, name }) => kind === 'commune_committee' && name.endsWith('Bảo Lạc'))!;
  const given = await send<Task>(manager.page, 'POST', '/api/tasks', {
    title: 'Thống kê hộ chưa có sóng di động', content: null, requiredResult: 'Danh sách hộ', priority: 'thuong', sectorCode: 'TTTT', leadOrgId: lead.id,
    originKind: 'direct', coordinatingOrgIds: [], checklist: [], dueAt: new Date(Date.now() + 20 * hourMs).toISOString(), subject: null,
  });
  for (const step of ['receive', 'start']) {
    const { body: { version } } = await ask<Task>(page, `/api/tasks/${given.id}`);
    await send<Task>(page, 'POST', `/api/tasks/${given.id}/steps`, { step }, { 'if-match': `"${version}"` });
  }

  // The officer's day begins on the page of what waits: nothing has been tapped so far.
  await expect(page).toHaveURL(/\/my-work$/);
  let taps = 0;
  const tap = async (target: Locator): Promise<void> => {
    taps += 1;
    await target.tap();
  };
  const dialog = page.getByRole('dialog');
  const done = dialog.getByLabel('Đã làm được gì');
  await tap(page.getByRole('button', { name: `Báo cáo tiến độ: ${given.code}` }));
  await tap(done);
  await page.keyboard.type('Đã đi 3 xóm, 12 hộ chưa có sóng');
  await tap(dialog.getByRole('button', { name: 'Báo cáo tiến độ' }));
  await expect(dialog).toHaveCount(0);
  expect(taps).toBeLessThanOrEqual(mostTaps);
  await manager.page.goto(`/tasks/${given.id}/show`);
  await expect(manager.page.getByText('Đã đi 3 xóm, 12 hộ chưa có sóng').first()).toBeVisible();

  // In a valley: the line goes in the middle of a sentence, the page is closed by the phone, and the sentence is there.
  await page.goto(`/tasks/${given.id}/show`);
  const report = page.getByRole('button', { name: 'Báo cáo tiến độ' });
  await report.tap();
  await done.tap();
  await page.keyboard.type('Xóm Nà Pồng: 5 hộ, ');
  await context.setOffline(true);
  await page.keyboard.type('đường dốc, phải đi bộ');
  await context.setOffline(false);
  await page.reload();
  await report.tap();
  await expect(done).toHaveValue('Xóm Nà Pồng: 5 hộ, đường dốc, phải đi bộ');
  await dialog.getByRole('button', { name: 'Báo cáo tiến độ' }).tap();
  await expect(dialog).toHaveCount(0);
  await expect(manager.page.getByText('Xóm Nà Pồng: 5 hộ, đường dốc, phải đi bộ').first()).toBeVisible();

  // A word to one person, chosen with a thumb from those who see the task; half of it is typed without a line as well.
  const { body: { fullName: name } } = await ask<Me>(manager.page, '/api/session');
  const unread = async (): Promise<number> => (await ask<NotificationBoard>(manager.page, '/api/notifications/board')).body.unread;
  const before = await unread();
  const word = page.getByLabel('Viết ý kiến');
  await word.tap();
  await page.keyboard.type(`Xin ý kiến @${name.split(' ').at(-1)}`);
  const people = page.getByRole('listbox', { name: 'Người có thể nhắc đến' });
  await people.getByRole('option', { name }).first().tap();
  await expect(word).toHaveValue(`Xin ý kiến @${name} `);
  await context.setOffline(true);
  await page.keyboard.type('về loa dự phòng');
  await context.setOffline(false);
  await page.reload();
  await expect(word).toHaveValue(`Xin ý kiến @${name} về loa dự phòng`);
  await page.getByRole('button', { name: 'Gửi ý kiến' }).tap();
  await expect(word).toHaveValue('');
  await expect(manager.page.getByText(`Xin ý kiến @${name} về loa dự phòng`).first()).toBeVisible();
  await expect(async () => expect(await unread()).toBe(before + 1)).toPass();

  for (const each of [manager, officer]) {
    expect(each.errors).toEqual([]);
    await each.context.close();
  }
});
