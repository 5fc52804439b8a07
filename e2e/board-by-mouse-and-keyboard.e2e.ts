import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Page as ListPage } from '@ioc/shared/list';
import type { Organisation } from '@ioc/shared/organisations';
import type { Task } from '@ioc/shared/tasks';
import { ask, send, signIn } from './support/people.js';

const dayMs = 86_400_000;
const title = 'Rà soát cột thu sét các nhà văn hóa xóm';

const columnOf = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const cardIn = (page: Page, column: string, task: Task): Locator => columnOf(page, column).locator(`[data-task="${task.id}"]`);

/** Takes a card by its middle and holds it over a column, the way a hand moves: not in one leap. */
async function carry(page: Page, card: Locator, column: string): Promise<void> {
  const [from, to] = [(await card.boundingBox())!, (await columnOf(page, column).boundingBox())!];
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
}

test('a card carried by mouse or keyboard takes the steps of its task, and no other', async ({ browser }) => {
  const board = `/tasks/board?filter=${encodeURIComponent(JSON.stringify({ q: title }))}`;
  const [manager, officer] = [await signIn(browser, 'manager', '/tasks'), await signIn(browser, 'xa.baolac', '/')];
  const { body: { data: organisations } } = await ask<ListPage<Organisation>>(manager.page, '/api/organisations?perPage=500');
  const lead = organisations.find(({ kind, name }) => kind === 'commune_committee' && name.endsWith('Bảo Lạc'))!;
  const task = await send<Task>(manager.page, 'POST', '/api/tasks', {
    title, content: null, requiredResult: 'Biên bản rà soát', priority: 'thuong', sectorCode: 'TTTT', leadOrgId: lead.id, originKind: 'direct',
    coordinatingOrgIds: [], checklist: [], dueAt: new Date(Date.now() + 9 * dayMs).toISOString(), subject: null,
  });
  for (const { page } of [manager, officer]) {
    await page.goto(board);
    await expect(cardIn(page, 'Đã giao', task)).toBeVisible();
  }

  // With the mouse: the column says what letting go would do, and the other browser sees the card move.
  await carry(officer.page, cardIn(officer.page, 'Đã giao', task), 'Đã tiếp nhận');
  await expect(columnOf(officer.page, 'Đã tiếp nhận')).toContainText('→ Tiếp nhận');
  await officer.page.mouse.up();
  for (const { page } of [officer, manager]) {
    await expect(cardIn(page, 'Đã tiếp nhận', task)).toBeVisible();
    await expect(cardIn(page, 'Đã giao', task)).toHaveCount(0);
  }

  // With the keyboard alone: from the card to its menu, and along it.
  await cardIn(officer.page, 'Đã tiếp nhận', task).focus();
  const menu = officer.page.getByRole('button', { name: `Chuyển ${task.code}` });
  for (let presses = 0; presses < 6 && !(await menu.evaluate((element) => element === document.activeElement)); presses += 1) await officer.page.keyboard.press('Tab');
  await expect(menu).toBeFocused();
  await officer.page.keyboard.press('Enter');
  const begin = officer.page.getByRole('menuitem', { name: 'Bắt đầu thực hiện' });
  await expect(begin).toBeFocused();
  await officer.page.keyboard.press('Enter');
  for (const { page } of [officer, manager]) await expect(cardIn(page, 'Đang thực hiện', task)).toBeVisible();

  // Who gave the work does not hand in its result: the column says so, and the card lies where it was.
  const { body: before } = await ask<Task>(manager.page, `/api/tasks/${task.id}`);
  await carry(manager.page, cardIn(manager.page, 'Đang thực hiện', task), 'Chờ nghiệm thu');
  await expect(columnOf(manager.page, 'Chờ nghiệm thu')).toContainText('⊘ Không thuộc quyền của bạn');
  await manager.page.mouse.up();
  await expect(columnOf(manager.page, 'Chờ nghiệm thu')).not.toContainText('⊘');
  await expect(cardIn(manager.page, 'Đang thực hiện', task)).toBeVisible();
  await expect(cardIn(manager.page, 'Chờ nghiệm thu', task)).toHaveCount(0);

  // And where no step leads, nobody is led; the menu names what is closed to this person as well.
  await carry(officer.page, cardIn(officer.page, 'Đang thực hiện', task), 'Đã giao');
  await expect(columnOf(officer.page, 'Đã giao')).toContainText('⊘ Không có bước nào dẫn tới đây');
  await officer.page.mouse.up();
  await expect(cardIn(officer.page, 'Đang thực hiện', task)).toBeVisible();
  const ways = manager.page.getByRole('button', { name: `Chuyển ${task.code}` });
  await ways.focus();
  await manager.page.keyboard.press('Enter');
  await expect(manager.page.getByRole('menuitem', { name: /Không thuộc quyền của bạn/ }).first()).toBeDisabled();
  await manager.page.keyboard.press('Escape');
  await expect(ways).toBeFocused();
  expect((await ask<Task>(manager.page, `/api/tasks/${task.id}`)).body).toMatchObject({ state: 'in_progress', version: before.version });

  for (const { errors, context } of [manager, officer]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
