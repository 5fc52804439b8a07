import { afterEach, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import type { ScoredTask, Scores } from '@ioc/shared/scores';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { choiceOf, scoreTasksLink } from './score.links';
import { ScoresPage } from './ScoresPage';
import { ScoreTasksPage } from './ScoreTasksPage';

const scores: Scores = {
  by: 'unit', period: '2026-Q4', at: '2026-11-24T01:00:00Z',
  rows: [
    { key: 'few', name: 'UBND xã Đường Bắc', judged: 1, overdue: 0, awaiting: 0, points: 20_000, weight: 2 },
    { key: 'vtl', name: 'Viettel', judged: 4, overdue: 1, awaiting: 1_217, points: 77_000, weight: 12 },
    { key: 'so', name: 'Sở Khoa học và Công nghệ', judged: 6, overdue: 0, awaiting: 0, points: 114_000, weight: 12 },
  ],
};
const scored: ScoredTask = {
  id: 'n1', code: 'NV-2026-00001', title: 'Khôi phục trạm', leadOrgName: 'Viettel', priority: 'hoa_toc', part: 'coordinating', standing: 'judged', dueAt: '2026-11-20T10:00:00Z',
  completedAt: '2026-11-24T03:00:00Z', decidedAt: '2026-11-20T10:00:00Z', workingDaysLate: 2, timeliness: 90, quality: 'B', points: 7_650, weight: 3,
};
const sectors = ok({ data: [], total: 0 });
const server = { 'GET /api/scores': ok(scores), 'GET /api/sectors': sectors };
const me = someone('manager');
const rowOf = async (name: string | RegExp) => (await screen.findByRole('rowheader', { name })).closest('tr') as HTMLElement;

describe('what is chosen', () => {
  it('is the quarter that runs in Vietnam, until the address says otherwise', () => {
    expect(choiceOf(new URLSearchParams(), new Date('2026-12-31T17:00:00Z'))).toEqual({ by: 'unit', period: '2027-Q1' });
    expect(choiceOf(new URLSearchParams('by=person&period=2026-11'), new Date(0))).toEqual({ by: 'person', period: '2026-11' });
    expect(choiceOf(new URLSearchParams('by=colour&period=2026-13'), new Date('2026-11-24T00:00:00Z'))).toEqual({ by: 'unit', period: '2026-Q4' });
  });
});

describe('the page of scores', () => {
  afterEach(closeScreen);

  it('ranks whoever has enough tasks, best first, and says why somebody has no place', async () => {
    await openScreen(<ScoresPage />, { me, server, at: '/scores?by=unit&period=2026-Q4' });
    await rowOf(/^Viettel/);
    const table = screen.getByRole('table');
    expect(within(table).getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual([expect.stringMatching(/^Sở Khoa học/), expect.stringMatching(/^Viettel/), expect.stringMatching(/^UBND xã/)]);
    expect(within(await rowOf(/^Viettel/)).getAllByRole('cell').map(({ textContent }) => textContent)).toEqual(['2', '64,17', '›Hoàn thành', '385 : 6', '5', '4', '1', '1.217']);
    expect(within(await rowOf(/^UBND xã/)).getByRole('img', { name: 'Chưa xếp hạng vì n dưới 5' })).toBeInTheDocument();
  });

  it('adds up what has each task once: sectors and persons, not units', async () => {
    await openScreen(<ScoresPage />, { me, server: { ...server, 'GET /api/scores': ok({ ...scores, by: 'sector' }) }, at: '/scores?by=sector&period=2026-Q4' });
    expect(within(await rowOf('Tổng cộng')).getAllByRole('cell').slice(1, 4).map(({ textContent }) => textContent)).toEqual(['81,15', '✓Hoàn thành tốt', '1.055 : 13']);
  });

  it('leads from each figure to its tasks, and to the same figures as a file', async () => {
    await openScreen(<ScoresPage />, { me, server, at: '/scores?by=unit&period=2026-Q4' });
    const row = await rowOf(/^Viettel/);
    expect(within(row).getByRole('link', { name: '64,17' })).toHaveAttribute('href', scoreTasksLink(scores, 'vtl'));
    expect(within(row).getByRole('link', { name: '1.217' })).toHaveAttribute('href', '/scores/tasks?by=unit&period=2026-Q4&key=vtl&standing=awaiting');
    expect(screen.getByRole('link', { name: 'Xuất Excel' })).toHaveAttribute('href', '/api/scores/report?by=unit&period=2026-Q4&format=xlsx&locale=vi');
  });

  it('keeps in its address what was chosen, from one period to the next', async () => {
    const { address } = await openScreen(<ScoresPage />, { me, server, at: '/scores?by=unit&period=2026-Q4' });
    await rowOf(/^Viettel/);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Kỳ trước' }));
    expect(screen.getByRole('heading', { name: 'Quý 3/2026' })).toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Kỳ đánh giá' }));
    await user.click(screen.getByRole('option', { name: 'Tháng' }));
    expect(address()).toBe('/scores?by=unit&period=2026-09');
  });

  it('says that it could not be loaded, and that there is nothing', async () => {
    const { server: answers } = await openScreen(<ScoresPage />, { me, server: { ...server, 'GET /api/scores': refusal(503, 'system.unavailable', 'Hệ thống tạm thời không phục vụ được.') } });
    expect(await screen.findByText(/Không tải được kết quả đánh giá/)).toBeInTheDocument();
    answers['GET /api/scores'] = ok({ ...scores, rows: [] });
    await userEvent.setup().click(screen.getByRole('button', { name: 'Thử lại' }));
    expect(await screen.findByText('Chưa có nhiệm vụ nào để đánh giá trong kỳ này')).toBeInTheDocument();
  });
});

describe('a score taken apart', () => {
  afterEach(closeScreen);
  const at = '/scores/tasks?by=unit&period=2026-Q4&key=vtl';
  const tasks: Page<ScoredTask> = { data: [scored, { ...scored, id: 'n2', title: 'Kiểm tra nguồn', part: 'lead', standing: 'overdue', priority: 'thuong', points: 0, weight: 2, quality: null, timeliness: null, completedAt: null, workingDaysLate: null }], total: 2 };

  it('shows the formula with its parts, and of each task time, quality, weight and product', async () => {
    await openScreen(<ScoreTasksPage />, { me, server: { ...server, 'GET /api/scores/tasks': ok(tasks) }, at });
    expect(await screen.findByText('385 : 6 = 64,17')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Viettel, quý 4/2026' })).toBeInTheDocument();
    const judged = within(await rowOf(/^Khôi phục trạm.*90 × 0,85 = 76,5; hệ số 1,5/)).getAllByRole('cell').map(({ textContent }) => textContent);
    expect(judged).toEqual(['20/11/2026', '24/11/2026', '90chậm 2 ngày làm việc', 'B × 0,85', '76,5', '1,5hỏa tốc, phối hợp, tính một nửa', '114,75']);
    const overdue = within(await rowOf(/Kiểm tra nguồn/)).getAllByRole('cell').map(({ textContent }) => textContent);
    expect(overdue).toEqual(['20/11/2026', '–', '0', '–', '0', '1thường', '0']);
    expect(screen.getByRole('link', { name: 'Khôi phục trạm' })).toHaveAttribute('href', '/tasks/n1/show');
    expect(screen.getByRole('link', { name: 'Về bảng đánh giá' })).toHaveAttribute('href', '/scores?by=unit&period=2026-Q4');
  });
});
