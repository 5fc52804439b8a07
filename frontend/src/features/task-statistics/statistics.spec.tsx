import { afterEach, describe, expect, it } from '@jest/globals';
import type { TaskCounts, TaskStatistics } from '@ioc/shared/task-statistics';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { csvOf } from './statistics.csv';
import { daysOf } from './statistics.period';
import { statisticsVi } from './statistics.vi';
import { StatisticsPage } from './StatisticsPage';

const counts = (some: Partial<TaskCounts>): TaskCounts => ({ doneOnTime: 0, doneLate: 0, doneNoTerm: 0, inTerm: 0, dueSoon: 0, overdue: 0, openNoTerm: 0, ...some });
const statistics: TaskStatistics = {
  by: 'lead', at: '2026-11-24T01:00:00Z',
  rows: [
    { key: 'o1', name: 'Viettel Cao Bằng', ...counts({ doneOnTime: 1_200, doneLate: 17, inTerm: 3, dueSoon: 2, overdue: 4 }) },
    { key: 'o2', name: '=HYPERLINK("x")', ...counts({ openNoTerm: 1 }) },
  ],
};

describe('periods', () => {
  it.each([
    ['this-month', '2026-11-01', '2026-11-30'], ['last-month', '2026-10-01', '2026-10-31'], ['this-quarter', '2026-10-01', '2026-12-31'],
    ['this-year', '2026-01-01', '2026-12-31'], ['last-year', '2025-01-01', '2025-12-31'],
  ] as const)('%s goes from %s to %s', (period, assignedFrom, assignedTo) => {
    expect(daysOf(period, new Date('2026-11-24T01:00:00Z'))).toEqual({ assignedFrom, assignedTo });
  });

  it('follow the calendar of Vietnam across midnight and the year', () => {
    expect(daysOf('this-month', new Date('2026-12-31T17:00:00Z'))).toEqual({ assignedFrom: '2027-01-01', assignedTo: '2027-01-31' });
    expect(daysOf('last-month', new Date('2026-12-31T17:00:00Z'))).toEqual({ assignedFrom: '2026-12-01', assignedTo: '2026-12-31' });
  });
});

it('a file for a spreadsheet has a sum, decimal commas and no formulas', () => {
  const words = statisticsVi.statistics as unknown as Record<string, string>;
  const text = csvOf(statistics, { t: (key) => words[key.replace('statistics.', '')] ?? key, nameOf: (_, { name }) => name ?? '', group: 'Đơn vị chủ trì' });
  expect(text.startsWith('\uFEFF"Đơn vị chủ trì";"Tổng số"')).toBe(true);
  const [, first, second, sum] = text.split('\r\n');
  expect(first).toBe('"Viettel Cao Bằng";1226;1217;1200;17;5;4;0;99,67;98,60');
  expect(second).toBe(`"'=HYPERLINK(""x"")";1;0;0;0;0;0;1;;`);
  expect(sum).toBe('"Tổng cộng";1227;1217;1200;17;5;4;1;99,67;98,60');
});

describe('the page of statistics', () => {
  afterEach(closeScreen);
  const me = someone('manager');
  const path = 'GET /api/tasks/statistics';
  const sectors = ok({ data: [{ code: 'HTS', nameVi: 'Hạ tầng số', nameEn: 'Digital infrastructure', order: 1, color: '#000', icon: '', ownerOrgId: null, ownerOrgName: null }], total: 1 });

  it('leads from each figure to the tasks it counts', async () => {
    await openScreen(<StatisticsPage />, { me, server: { [path]: ok(statistics), 'GET /api/sectors': sectors }, at: '/tasks/statistics?by=lead' });
    const row = (await screen.findByRole('rowheader', { name: 'Viettel Cao Bằng' })).closest('tr') as HTMLElement;
    const filterOf = (name: string) => JSON.parse(new URLSearchParams(within(row).getByRole('link', { name }).getAttribute('href')?.split('?')[1]).get('filter') ?? '') as unknown;
    expect(filterOf('1.200')).toEqual({ leadOrgId: 'o1', deadline: ['done_on_time'] });
    expect(filterOf('5')).toEqual({ leadOrgId: 'o1', deadline: ['in_term', 'due_soon'] });
    expect(within(row).getAllByRole('cell').slice(-2).map(({ textContent }) => textContent)).toEqual(['99,7\u00a0%', '98,6\u00a0%']);
    expect(within(row).getByRole('img', { name: /Quá hạn 17.*Trong hạn 5/ })).toBeInTheDocument();
    const sum = screen.getByRole('rowheader', { name: 'Tổng cộng' }).closest('tr') as HTMLElement;
    expect(within(sum).getByRole('link', { name: '1.227' })).toBeInTheDocument();
  });

  it('keeps in its address what was chosen', async () => {
    const { address } = await openScreen(<StatisticsPage />, { me, server: { [path]: ok({ ...statistics, by: 'sector', rows: [] }), 'GET /api/sectors': sectors }, at: '/tasks/statistics' });
    expect(await screen.findByText('Không có nhiệm vụ nào trong phạm vi đã chọn')).toBeInTheDocument();
    const user = userEvent.setup();
    await user.click(screen.getByRole('combobox', { name: 'Thống kê theo' }));
    await user.click(screen.getByRole('option', { name: 'Tháng giao' }));
    expect(address()).toBe('/tasks/statistics?by=month&period=all');
  });

  it('says that it could not be loaded, and tries again', async () => {
    const { server } = await openScreen(<StatisticsPage />, { me, server: { [path]: refusal(503, 'system.unavailable', 'Hệ thống tạm thời không phục vụ được.'), 'GET /api/sectors': sectors } });
    expect(await screen.findByText(/Không tải được thống kê/)).toBeInTheDocument();
    server[path] = ok(statistics);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Thử lại' }));
    expect(await screen.findByRole('rowheader', { name: 'Viettel Cao Bằng' })).toBeInTheDocument();
  });
});
