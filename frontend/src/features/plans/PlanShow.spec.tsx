import { afterEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@ioc/shared/access';
import type { Plan } from '@ioc/shared/plans';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { PlanShow } from './PlanShow';

const plan: Plan = {
  id: 'p1', title: 'Kế hoạch chuyển đổi số', docNumber: '09/KH-UBND', docDate: '2026-01-05', issuer: 'UBND tỉnh', startOn: '2026-01-05', endOn: '2026-12-31', synthetic: false, version: 2,
};
const rows = [{ key: 'o1', name: 'Sở Tài chính', doneOnTime: 59, doneLate: 8, doneNoTerm: 0, inTerm: 5, dueSoon: 3, overdue: 21, openNoTerm: 0 }];
const open = (role: Role = 'manager', answers: typeof rows = rows) =>
  openScreen(<Routes><Route path="/plans/:id/show" element={<PlanShow />} /></Routes>, {
    me: someone(role), at: '/plans/p1/show',
    server: {
      'GET /api/plans/p1': ok(plan), 'GET /api/tasks/statistics': ok({ by: 'lead', at: '2026-11-24T01:00:00Z', rows: answers }), 'GET /api/sectors': ok({ data: [], total: 0 }),
      'PATCH /api/plans/p1': ok({ ...plan, endOn: null, version: 3 }),
    },
  });

describe('the page of a plan', () => {
  afterEach(closeScreen);

  it('shows the four buckets, each the way to its tasks, and the same by lead unit', async () => {
    await open();
    expect(await screen.findByText('Số 09/KH-UBND ngày 05/01/2026, UBND tỉnh')).toBeTruthy();
    const figure = async (label: string, value: string) => {
      const link = (await screen.findByText(label)).closest('a') as HTMLElement;
      expect(within(link).getByText(value)).toBeTruthy();
      return decodeURIComponent(link.getAttribute('href') ?? '');
    };
    expect(await figure('Nhiệm vụ', '96')).toContain('"planId":"p1"');
    expect(await figure('Xong đúng hạn', '59')).toContain('"deadline":["done_on_time"]');
    await figure('Xong quá hạn', '8');
    await figure('Chưa xong, trong hạn', '8');
    await figure('Chưa xong, quá hạn', '21');
    expect(screen.getAllByText(/^76,1/).length).toBeGreaterThan(0);
    expect(await screen.findByText('Sở Tài chính')).toBeTruthy();
  });

  it('says where tasks come from while there are none', async () => {
    await open('manager', []);
    expect(await screen.findByText('Chưa có nhiệm vụ nào đã giao theo kế hoạch này')).toBeTruthy();
    expect(screen.getByText('Nhập nhiệm vụ từ tệp').getAttribute('href')).toBe('/imports/create?target=tasks&plan=p1');
  });

  it('is edited by who decides, and sends what changed only', async () => {
    const { sent } = await open();
    await userEvent.click(await screen.findByText('Sửa'));
    const end = await screen.findByLabelText('Đến ngày');
    await userEvent.clear(end);
    await userEvent.click(screen.getByText('Lưu'));
    expect(await screen.findByText('Thực hiện từ 05/01/2026')).toBeTruthy();
    expect(sent).toEqual([{ request: 'PATCH /api/plans/p1', body: { endOn: null } }]);
  });

  it('offers neither editing nor importing to who may do neither', async () => {
    await open('unit_officer');
    expect(await screen.findByText('Kế hoạch chuyển đổi số')).toBeTruthy();
    expect(screen.queryByText('Sửa')).toBeNull();
    expect(screen.queryByText('Nhập nhiệm vụ từ tệp')).toBeNull();
  });

  it('says so when there is no such plan', async () => {
    const { server } = await open();
    server['GET /api/plans/p1'] = refusal(404, 'plan.not-found', 'Không tìm thấy kế hoạch này.');
    closeScreen();
    await openScreen(<Routes><Route path="/plans/:id/show" element={<PlanShow />} /></Routes>, { me: someone('manager'), at: '/plans/p1/show', server });
    expect(await screen.findByText('Không có kế hoạch này')).toBeTruthy();
  });
});
