import { expect, test, type Page } from '@playwright/test';
import type { Page as ListPage } from '@ioc/shared/list';
import type { Organisation } from '@ioc/shared/organisations';
import type { Task } from '@ioc/shared/tasks';
import { ask, send, signIn, url } from './support/people.js';

const hourMs = 3_600_000;

/** A moment as a person types it. */
const typed = (at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at).replace(',', '');

/** Presses the button of the page, then the one with the same name in the dialog that asks for more. */
async function step(page: Page, name: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

test('a document becomes a task whose term moves by agreement, with two coordinating communes, until it is evaluated', async ({ browser }) => {
  const [manager, officer, commune] = [await signIn(browser, 'manager', '/tasks'), await signIn(browser, 'so.khcn', '/my-work'), await signIn(browser, 'xa.baolac', '/tasks')];
  const { body: { data: organisations } } = await ask<ListPage<Organisation>>(manager.page, '/api/organisations?perPage=500');
  const find = (wanted: (organisation: Organisation) => boolean): string => organisations.find(wanted)!.id;
  const isCommune = ({ kind }: Organisation): boolean => kind === 'commune_committee';
  const [lead, baoLac, other] = [
    find(({ code }) => code === 'SKHCN'), find((each) => isCommune(each) && each.name.endsWith('Bảo Lạc')), find((each) => isCommune(each) && !each.name.endsWith('Bảo Lạc')),
  ];
  const part = { required: 'Rà soát, gửi danh sách điểm', dueAt: null, isMandatory: true };
  const task = await send<Task>(manager.page, 'POST', '/api/tasks', {
    title: 'Rà soát vùng lõm sóng trên địa bàn xã', content: null, requiredResult: 'Báo cáo rà soát', priority: 'thuong', sectorCode: 'HTS', leadOrgId: lead,
    originKind: 'document', docNumber: '1234/UBND-VX', docDate: new Date().toISOString().slice(0, 10), docIssuer: 'UBND tỉnh', docSubject: 'Về việc rà soát vùng lõm sóng',
    coordinatingOrgIds: [baoLac, other], parts: [{ ...part, orgId: baoLac }, { ...part, orgId: other }], dueAt: new Date(Date.now() + 3 * hourMs).toISOString(), subject: null,
  });

  // It arrives on the officer's page of the day, and is received there.
  await officer.page.getByRole('button', { name: `Tiếp nhận: ${task.code}` }).click();
  await expect(officer.page.getByText('Đã tiếp nhận nhiệm vụ.')).toBeVisible();
  for (const { page } of [manager, officer, commune]) await page.goto(`/tasks/${task.id}/show`);

  await step(officer.page, 'Xin gia hạn', async (dialog) => {
    await dialog.getByLabel('Hạn mới').fill(typed(new Date(Date.now() + 72 * hourMs)));
    await dialog.getByLabel('Lý do xin gia hạn').fill('Hai xã chưa gửi đủ số liệu');
  });
  await expect(manager.page.getByText('Hai xã chưa gửi đủ số liệu').first()).toBeVisible();
  // The browser of whoever decides proposes the date by which the result then lies one day early.
  const agreed = new Date(Math.ceil((Date.now() + 24 * hourMs) / 60_000 + 5) * 60_000);
  await step(manager.page, 'Đề xuất hạn khác', (dialog) => dialog.getByLabel('Hạn mới').fill(typed(agreed)));
  await officer.page.getByRole('button', { name: 'Đồng ý hạn mới' }).click();
  for (const { page } of [manager, commune]) await expect(page.getByText(typed(agreed)).first()).toBeVisible();

  // One commune reports its part and the lead unit confirms it; the other is excused. Until then nothing can be submitted.
  await commune.page.getByRole('button', { name: /^Báo cáo phần việc: / }).click();
  await commune.page.getByRole('dialog').getByLabel('Đã làm được gì').fill('Có 3 xóm chưa có sóng');
  await commune.page.getByRole('dialog').getByRole('button', { name: 'Báo cáo phần việc' }).click();
  await officer.page.getByRole('button', { name: /^Xác nhận đã xong: / }).click();
  await expect(commune.page.getByText('Đã xong').first()).toBeVisible();
  await officer.page.getByRole('button', { name: 'Bắt đầu thực hiện' }).first().click();
  await expect(manager.page.getByText('Đang thực hiện').first()).toBeVisible();
  await manager.page.getByRole('button', { name: /^Miễn phần việc: / }).click();
  await manager.page.getByRole('dialog').getByLabel('Lý do miễn').fill('Xã không có vùng lõm');
  await manager.page.getByRole('dialog').getByRole('button', { name: 'Miễn phần việc' }).click();
  await expect(officer.page.getByText('Được miễn').first()).toBeVisible();

  await step(officer.page, 'Trình nghiệm thu', (dialog) => dialog.getByLabel('Kết quả đạt được').fill('Đã có báo cáo'));
  await step(manager.page, 'Trả lại làm tiếp', (dialog) => dialog.getByLabel('Lý do').fill('Thiếu danh sách xóm'));
  await step(officer.page, 'Trình nghiệm thu', (dialog) => dialog.getByLabel('Kết quả đạt được').fill('Đã bổ sung danh sách xóm'));
  await step(manager.page, 'Nghiệm thu', async () => undefined);
  await step(manager.page, 'Đánh giá', (dialog) => dialog.getByRole('button', { name: /^B/ }).click());
  await expect(commune.page.getByText('Đã đánh giá').first()).toBeVisible();

  const { body: done } = await ask<Task>(officer.page, `/api/tasks/${task.id}`);
  expect(done).toMatchObject({ state: 'evaluated', dueAt: agreed.toISOString(), originalDueAt: task.dueAt, extensionCount: 1, reworkCount: 1, score: 85 });
  expect(Math.round((Date.parse(done.dueAt!) - Date.parse(done.completedAt!)) / hourMs)).toBe(24);
  const report = await (await manager.page.request.get(`${url}/api/tasks/report?format=csv&q=${task.code}`)).text();
  expect(report).toContain('1234/UBND-VX');
  expect(report).toContain(`1;${typed(new Date(task.dueAt!))}`);
  for (const { errors, context } of [manager, officer, commune]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
