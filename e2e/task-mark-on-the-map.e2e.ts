import { expect, test } from '@playwright/test';
import type { AssetRow } from '@ioc/shared/assets';
import type { Page as ListPage } from '@ioc/shared/list';
import type { Organisation } from '@ioc/shared/organisations';
import type { Task, TaskSnapshot } from '@ioc/shared/tasks';
import { shareOf, type Colour } from './support/colours.js';
import { ask, send, signIn, type Visitor } from './support/people.js';

const dayMs = 86_400_000;
/** The mark of open work at a symbol of the dark map. Symbols are painted, so the picture is all there is to look at. */
const openWork: Colour = [0x35, 0xc3, 0xd8];

test('the mark of open work comes to a symbol when a task is given for it, and goes when it is done', async ({ browser }) => {
  const [operator, manager, officer] = [await signIn(browser, 'operator'), await signIn(browser, 'manager', '/tasks'), await signIn(browser, 'xa.baolac', '/tasks')];
  const [{ body: assets }, { body: work }, { body: { data: organisations } }] = await Promise.all([
    ask<ListPage<AssetRow>>(operator.page, '/api/assets?kind=post&perPage=100&sort=code'), ask<TaskSnapshot>(operator.page, '/api/tasks/map'),
    ask<ListPage<Organisation>>(manager.page, '/api/organisations?perPage=500'),
  ]);
  const worked = new Set(work.tasks.map(({ location }) => String(location)));
  const asset = assets.data.findLast(({ location }) => !worked.has(String(location)))!;
  const lead = organisations.find(({ kind, name }) => kind === 'commune_committee' && name.endsWith('Bảo Lạc'))!;
  await operator.page.goto(`/?at=${asset.location.join(',')},18`);
  await operator.page.getByRole('tab', { name: 'Trong khung' }).click();
  await expect(operator.page.getByRole('tabpanel').getByText(asset.name).first()).toBeVisible();
  const marks = (): Promise<number> => shareOf(operator.page, openWork);
  // Marks of the neighbourhood come after its symbols: what stays the same is what was there before.
  let without = -1;
  await expect(async () => {
    const last = without;
    without = await marks();
    expect(without).toBe(last);
  }).toPass({ intervals: [1_000] });

  const task = await send<Task>(manager.page, 'POST', '/api/tasks', {
    title: 'Thay biển hiệu điểm phục vụ', content: null, requiredResult: 'Ảnh biển hiệu mới', priority: 'thuong', sectorCode: 'TTTT', leadOrgId: lead.id, originKind: 'direct',
    coordinatingOrgIds: [], checklist: [], dueAt: new Date(Date.now() + 9 * dayMs).toISOString(), subject: { kind: 'asset', id: asset.id },
  });
  await expect(async () => expect(await marks()).toBeGreaterThan(without)).toPass();

  const take = async ({ page }: Visitor, step: string, said: object = {}): Promise<void> => {
    const { body: { version } } = await ask<Task>(page, `/api/tasks/${task.id}`);
    await send<Task>(page, 'POST', `/api/tasks/${task.id}/steps`, { step, ...said }, { 'if-match': `"${version}"` });
  };
  for (const step of ['receive', 'start', 'submit']) await take(officer, step, step === 'submit' ? { text: 'Đã thay biển hiệu' } : {});
  // Handed in is not done: the work is still to be looked at.
  await expect(async () => expect(await marks()).toBeGreaterThan(without)).toPass();
  await take(manager, 'accept');
  await expect(async () => expect(await marks()).toBe(without)).toPass();

  for (const { errors, context } of [operator, manager, officer]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
