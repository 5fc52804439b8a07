import { expect, test, type Page } from '@playwright/test';
import type { Page as ListPage } from '@ioc/shared/list';
import type { Organisation } from '@ioc/shared/organisations';
import type { TaskPart } from '@ioc/shared/task-parts';
import type { Task } from '@ioc/shared/tasks';
import { ask, signIn, url } from './support/people.js';

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

/** Of the paper, as it is typed. */
const today = typed(new Date()).slice(0, 10);

/** As the paper on the desk says it: what, until when, on which word, who leads and who contributes what. */
async function giveByForm(page: Page, { lead, coordinating }: { lead: Organisation; coordinating: readonly Organisation[] }): Promise<Task> {
  await page.getByRole('button', { name: 'Giao nhiệm vụ', exact: true }).first().click();
  const form = page.getByRole('dialog', { name: 'Giao nhiệm vụ mới' });
  const choose = async (label: string, option: string | RegExp): Promise<void> => {
    await form.getByLabel(label).click();
    await page.getByRole('option', typeof option === 'string' ? { name: option, exact: true } : { name: option }).click();
  };
  const choosePlace = async (label: string, { name }: Organisation): Promise<void> => {
    await form.getByLabel(label).fill(name);
    await page.getByRole('option', { name, exact: true }).click();
  };
  await form.getByLabel('Tiêu đề').fill('Rà soát vùng lõm sóng trên địa bàn xã');
  await form.getByLabel('Sản phẩm, kết quả phải đạt').fill('Báo cáo rà soát');
  await choosePlace('Đơn vị chủ trì', lead);
  await form.getByLabel('Hạn hoàn thành').fill(typed(new Date(Date.now() + 3 * hourMs)));
  await choose('Lĩnh vực', /^Hạ tầng số/);
  await choose('Căn cứ giao việc', 'Văn bản chỉ đạo');
  await form.getByLabel('Số, ký hiệu').fill('1234/UBND-VX');
  await form.getByLabel('Ngày văn bản').fill(today);
  await form.getByLabel('Cơ quan ban hành').fill('UBND tỉnh');
  await form.getByLabel('Trích yếu').fill('Về việc rà soát vùng lõm sóng');
  for (const [index, organisation] of coordinating.entries()) {
    await choosePlace('Đơn vị phối hợp', organisation);
    await form.getByRole('textbox', { name: `Phần việc của ${organisation.shortName}`, exact: true }).fill(`Rà soát, gửi danh sách điểm ${index + 1}`);
  }
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/tasks') && response.request().method() === 'POST');
  await form.getByRole('button', { name: 'Giao nhiệm vụ', exact: true }).click();
  const response = await answered;
  expect(response.status()).toBe(201);
  await expect(page.getByText(/Đã giao nhiệm vụ NV-/)).toBeVisible();
  return (await response.json()) as Task;
}

test('a document becomes a task whose term moves by agreement, with two coordinating communes, until it is evaluated', async ({ browser }) => {
  const [manager, officer, commune] = [await signIn(browser, 'manager', '/tasks'), await signIn(browser, 'so.khcn', '/my-work'), await signIn(browser, 'xa.baolac', '/tasks')];
  const { body: { data: organisations } } = await ask<ListPage<Organisation>>(manager.page, '/api/organisations?perPage=500');
  const find = (wanted: (organisation: Organisation) => boolean): Organisation => organisations.find(wanted)!;
  const isCommune = ({ kind }: Organisation): boolean => kind === 'commune_committee';
  const [lead, baoLac, other] = [
    find(({ code }) => code === 'SKHCN'), find((each) => isCommune(each) && each.name.endsWith('Bảo Lạc')), find((each) => isCommune(each) && !each.name.endsWith('Bảo Lạc')),
  ];
  const task = await giveByForm(manager.page, { lead, coordinating: [baoLac, other] });
  expect(task).toMatchObject({
    state: 'assigned', leadOrgId: lead.id, sectorCode: 'HTS', originKind: 'document', docNumber: '1234/UBND-VX', docDate: today.split('/').reverse().join('-'), docIssuer: 'UBND tỉnh',
    docSubject: 'Về việc rà soát vùng lõm sóng', requiredResult: 'Báo cáo rà soát',
  });
  expect(new Set(task.coordinatingOrgIds)).toEqual(new Set([baoLac.id, other.id]));
  const { body: parts } = await ask<TaskPart[]>(manager.page, `/api/tasks/${task.id}/parts`);
  expect(parts.map(({ orgId, required, isMandatory, dueAt }) => ({ orgId, required, isMandatory, dueAt })).toSorted((one, two) => (one.required < two.required ? -1 : 1))).toEqual(
    [baoLac, other].map(({ id }, index) => ({ orgId: id, required: `Rà soát, gửi danh sách điểm ${index + 1}`, isMandatory: true, dueAt: task.dueAt })),
  );

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
  // The date itself is on their screens since it was proposed; what was agreed upon is known by its state.
  for (const { page } of [manager, commune]) await expect(page.getByText('Đơn vị đồng ý').first()).toBeVisible();

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
