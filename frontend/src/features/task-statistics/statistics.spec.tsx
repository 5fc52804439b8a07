import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TaskCounts, TaskStatistics } from '@ioc/shared/task-statistics';
import type { TaskTrend } from '@ioc/shared/task-trend';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { csvOf } from './statistics.csv';
import { daysOf, periodOf, withPeriod } from './statistics.period';
import { statisticsVi } from './statistics.vi';
import { StatisticsPage } from './StatisticsPage';
import { namedEvery, ticksFor } from './trend.scale';

const counts = (some: Partial<TaskCounts>): TaskCounts => ({ doneOnTime: 0, doneLate: 0, doneNoTerm: 0, inTerm: 0, dueSoon: 0, overdue: 0, openNoTerm: 0, ...some });
const statistics: TaskStatistics = {
  by: 'lead', at: '2026-11-24T01:00:00Z',
  rows: [
    { key: 'o1', name: 'Viettel Cao Bằng', ...counts({ doneOnTime: 1_200, doneLate: 17, inTerm: 3, dueSoon: 2, overdue: 4 }) },
    { key: 'o2', name: '=HYPERLINK("x")', ...counts({ openNoTerm: 1 }) },
  ],
};

const trend: TaskTrend = {
  every: 'month', at: '2026-11-24T01:00:00Z', isCut: false,
  points: [
    { from: '2026-10-01', to: '2026-10-31', given: 700, doneOnTime: 600, doneLate: 10, doneNoTerm: 0, overdue: 9 },
    { from: '2026-11-01', to: '2026-11-24', given: 527, doneOnTime: 600, doneLate: 7, doneNoTerm: 0, overdue: 4 },
  ],
};

describe('periods', () => {
  const now = new Date('2026-11-24T01:00:00Z');

  it.each([
    ['this-week', '2026-11-23', '2026-11-29'], ['last-week', '2026-11-16', '2026-11-22'], ['this-month', '2026-11-01', '2026-11-30'], ['last-month', '2026-10-01', '2026-10-31'],
    ['this-quarter', '2026-10-01', '2026-12-31'], ['last-quarter', '2026-07-01', '2026-09-30'], ['this-year', '2026-01-01', '2026-12-31'], ['last-year', '2025-01-01', '2025-12-31'],
  ] as const)('%s goes from %s to %s', (preset, from, to) => {
    expect(daysOf(preset, now)).toEqual({ from, to });
  });

  it('follow the calendar of Vietnam across midnight and the year', () => {
    const newYear = new Date('2026-12-31T17:00:00Z');
    expect([daysOf('this-month', newYear), daysOf('last-month', newYear), daysOf('this-week', newYear)])
      .toEqual([{ from: '2027-01-01', to: '2027-01-31' }, { from: '2026-12-01', to: '2026-12-31' }, { from: '2026-12-28', to: '2027-01-03' }]);
  });

  it('are part of the filter, by one date of a task at a time', () => {
    const filter = withPeriod({ q: 'cáp', assignedFrom: '2026-01-01' }, { basis: 'due', ...daysOf('this-month', now) });
    expect(filter).toEqual({ q: 'cáp', dueFrom: '2026-11-01', dueTo: '2026-11-30' });
    expect(periodOf(filter, now)).toEqual({ basis: 'due', from: '2026-11-01', to: '2026-11-30', preset: 'this-month' });
    expect(periodOf({ completedTo: '2026-11-02' }, now)).toEqual({ basis: 'completed', from: null, to: '2026-11-02', preset: 'custom' });
    expect([periodOf({}, now).preset, withPeriod(filter, { basis: 'due', from: null, to: null })]).toEqual(['all', { q: 'cáp' }]);
  });
});

describe('the scale of a picture', () => {
  it.each([[1, [0, 1]], [7, [0, 2, 4, 6, 8]], [181, [0, 50, 100, 150, 200]], [1_226, [0, 500, 1_000, 1_500]]] as const)('up to %i has the ticks %j', (largest, ticks) => {
    expect(ticksFor(largest)).toEqual(ticks);
  });

  it('names no more spans than there is room for', () => {
    expect([namedEvery(12, 13), namedEvery(26, 13), namedEvery(60, 5)]).toEqual([1, 2, 12]);
  });
});

const fileOf = (isSynthetic: boolean): string => {
  const said = statisticsVi.statistics as unknown as Record<string, string>;
  return csvOf(statistics, { t: (key) => said[key.replace('statistics.', '')] ?? key, nameOf: (_, { name }) => name ?? '', group: 'Đơn vị chủ trì', words: ({ vi }) => vi, isSynthetic });
};

it('a file for a spreadsheet says in each line that data is made up, where it is', () => {
  const [head, ...lines] = fileOf(true).trim().split('\r\n');
  expect(head?.endsWith(';"Dữ liệu mô phỏng"')).toBe(true);
  expect(lines.map((line) => line.split(';').at(-1))).toEqual(['"Có"', '"Có"', '"Có"']);
  expect(fileOf(false)).not.toContain('mô phỏng');
});

it('a file for a spreadsheet has a sum, decimal commas and no formulas', () => {
  const text = fileOf(false);
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
  const server = { [path]: ok(statistics), 'GET /api/tasks/trend': ok(trend), 'GET /api/sectors': sectors, 'GET /api/task-views': ok({ data: [], total: 0 }), 'GET /api/tasks/waiting': ok({ groups: [], total: 0 }) };
  const open = (at: string, more: Partial<typeof server> = {}) =>
    openScreen(<Routes><Route path="/tasks/statistics/:by?/:every?" element={<StatisticsPage />} /></Routes>, { me, server: { ...server, ...more }, at });
  const filterOf = (link: HTMLElement) => JSON.parse(new URLSearchParams(link.getAttribute('href')?.split('?')[1]).get('filter') ?? '') as unknown;
  const narrowed = (filter: object) => `?${new URLSearchParams({ filter: JSON.stringify(filter) }).toString()}`;

  // The filter of the views arrives when a screen with it is first opened: a busy machine takes its time for that.
  beforeAll(async () => {
    await open('/tasks/statistics');
    await screen.findByRole('rowheader', { name: 'Viettel Cao Bằng' }, { timeout: 60_000 });
    closeScreen();
  }, 90_000);

  it('leads from each figure to the tasks it counts, within its filter', async () => {
    await open(`/tasks/statistics/lead${narrowed({ q: 'cáp', dueFrom: '2026-01-01' })}`);
    const row = (await screen.findByRole('rowheader', { name: 'Viettel Cao Bằng' })).closest('tr') as HTMLElement;
    expect(filterOf(within(row).getByRole('link', { name: '1.200' }))).toEqual({ q: 'cáp', dueFrom: '2026-01-01', leadOrgId: 'o1', deadline: ['done_on_time'] });
    expect(filterOf(within(row).getByRole('link', { name: '5' }))).toEqual({ q: 'cáp', dueFrom: '2026-01-01', leadOrgId: 'o1', deadline: ['in_term', 'due_soon'] });
    expect(within(row).getAllByRole('cell').slice(-2).map(({ textContent }) => textContent)).toEqual(['99,7\u00a0%', '98,6\u00a0%']);
    expect(within(row).getByRole('img', { name: /Quá hạn 17.*Trong hạn 5/ })).toBeInTheDocument();
    const sum = screen.getByRole('rowheader', { name: 'Tổng cộng' }).closest('tr') as HTMLElement;
    expect(within(sum).getByRole('link', { name: '1.227' })).toBeInTheDocument();
  });

  it('leads from the row of nobody to the tasks of nobody', async () => {
    await open('/tasks/statistics/focal', { [path]: ok({ ...statistics, by: 'focal', rows: [{ key: null, name: null, ...counts({ overdue: 3 }) }] }) });
    const row = (await screen.findByRole('rowheader', { name: 'Chưa có người xử lý' })).closest('tr') as HTMLElement;
    expect(filterOf(within(row).getAllByRole('link', { name: '3' }).at(-1) as HTMLElement)).toEqual({ handlerId: 'none', deadline: ['overdue'] });
  });

  it('tells over time in a picture, and in a table whose figures lead on', async () => {
    await open('/tasks/statistics');
    expect(await screen.findByRole('img', { name: /từ 01\/10\/2026 đến 24\/11\/2026: giao 1\.227, hoàn thành 1\.217, trong đó quá hạn 17; cuối kỳ đang quá hạn 4/ })).toBeInTheDocument();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Xem bảng số' }));
    const table = within(screen.getByRole('table', { name: 'Diễn biến theo thời gian' }));
    expect(filterOf(table.getByRole('link', { name: '10' }))).toEqual({ completedFrom: '2026-10-01', completedTo: '2026-10-31', deadline: ['done_late'] });
    expect(table.queryByRole('link', { name: '9' })).not.toBeInTheDocument();
    expect(filterOf(table.getByRole('link', { name: '4' }))).toEqual({ deadline: ['overdue'] });
  });

  it('keeps in its address what was chosen, and the filter beside it', async () => {
    const { address } = await open(`/tasks/statistics${narrowed({ q: 'cáp' })}`);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('combobox', { name: 'Thống kê theo' }));
    await user.click(screen.getByRole('option', { name: 'Tháng giao' }));
    expect(address()).toBe(`/tasks/statistics/month/month${narrowed({ q: 'cáp' })}`);
    await user.click(screen.getByRole('combobox', { name: 'Tính theo' }));
    await user.click(screen.getByRole('option', { name: 'Ngày hoàn thành' }));
    await user.click(screen.getByRole('combobox', { name: 'Thời gian' }));
    await user.click(screen.getByRole('option', { name: 'Từ ngày đến ngày' }));
    await user.type(screen.getByRole('textbox', { name: 'Từ ngày' }), '1/10/2026{Enter}');
    await waitFor(() => expect(JSON.parse(new URLSearchParams(address().split('?')[1]).get('filter') ?? '')).toEqual({ q: 'cáp', completedFrom: '2026-10-01' }));
    expect(address().startsWith('/tasks/statistics/month/month?')).toBe(true);
    await user.type(screen.getByRole('textbox', { name: 'Đến ngày' }), '31/02/2026{Enter}');
    expect(screen.getByText('Chưa phải ngày. Ví dụ: 22/11/2026')).toBeInTheDocument();
  });

  it('says that it could not be loaded, and tries again', async () => {
    const { server: answers } = await open('/tasks/statistics', { [path]: refusal(503, 'system.unavailable', 'Hệ thống tạm thời không phục vụ được.') });
    expect(await screen.findByText(/Không tải được thống kê/)).toBeInTheDocument();
    answers[path] = ok(statistics);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Thử lại' }));
    expect(await screen.findByRole('rowheader', { name: 'Viettel Cao Bằng' })).toBeInTheDocument();
  });
});
