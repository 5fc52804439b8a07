import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { officeWeek } from '@ioc/shared/working-time';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { TaskCalendar } from './TaskCalendar';
import { buildTask } from './tasks.testing';

const calendar = { id: 'c', orgId: null, orgName: null, week: officeWeek, days: [{ on: '2026-09-02', kind: 'off', name: 'Quốc khánh', isProvisional: false }], followsProvince: false, receiveWithin: { count: 1, unit: 'day' }, updatedAt: '', version: 1 };
const tasks = Array.from({ length: 5 }, (_, n) => buildTask({ id: `t${n}`, title: `Nhiệm vụ số ${n}`, dueAt: '2026-09-10T10:00:00Z' }));
const others = { 'GET /api/calendars': ok({ data: [calendar], total: 1 }), 'GET /api/sectors': ok({ data: [], total: 0 }), 'GET /api/organisations': ok({ data: [], total: 0 }) };
const screenAt = (at: string, answer: ReturnType<typeof ok>) =>
  openScreen(<Routes><Route path="/tasks/calendar/:month?" element={<TaskCalendar />} /></Routes>, { me: someone('manager'), server: { ...others, 'GET /api/tasks': answer }, at });

describe('the calendar of tasks', () => {
  afterEach(closeScreen);

  it('shows on its day what is due, the rest of a full day on request, and why nobody works', async () => {
    await screenAt('/tasks/calendar/2026-09', ok({ data: tasks, total: 5 }));
    const day = (await screen.findByText('10', { selector: 'time' })).closest('td') as HTMLElement;
    expect(within(day).getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['Nhiệm vụ số 0', 'Nhiệm vụ số 1', 'Nhiệm vụ số 2']);
    expect(screen.getByText('Quốc khánh').closest('td')).toHaveTextContent(/^2/);
    await userEvent.setup().click(within(day).getByRole('button', { name: 'và 2 việc khác' }));
    expect(within(await screen.findByRole('presentation')).getAllByRole('link')).toHaveLength(5);
  });

  it('shows on its day what is looked at then, and never as if it were due', async () => {
    const review = buildTask({ id: 'r', title: 'Rà soát hằng tháng', dueAt: null, reviewEvery: 'month', reviewAt: '2026-09-10T10:00:00Z' });
    await screenAt('/tasks/calendar/2026-09?filter=%7B%22dueFrom%22%3A%222026-01-01%22%7D', ok({ data: [review], total: 1 }));
    const day = (await screen.findByText('10', { selector: 'time' })).closest('td') as HTMLElement;
    const [line] = within(day).getAllByRole('link');
    expect(line).toHaveTextContent('↻ Rà soát hằng tháng');
    expect(line).toHaveAccessibleName(/, Kỳ xem xét · /);
    expect(screen.getByText(/1 nhiệm vụ đến kỳ xem xét/)).toBeInTheDocument();
    const asked = jest.mocked(globalThis.fetch).mock.calls.map(([url]) => new URL(String(url), 'http://ioc')).filter(({ pathname, searchParams }) => pathname === '/api/tasks' && searchParams.get('perPage') === '500');
    expect(asked.map(({ searchParams }) => [searchParams.get('dueFrom'), searchParams.get('reviewFrom')]).sort()).toEqual([['2026-09-01', null], [null, '2026-09-01']].sort());
  });

  it('turns months in its address', async () => {
    const { address } = await screenAt('/tasks/calendar/2026-12', ok({ data: [], total: 0 }));
    await userEvent.setup().click(await screen.findByRole('button', { name: 'Tháng sau' }));
    expect(address()).toMatch(/^\/tasks\/calendar\/2027-01/);
    expect(await screen.findByRole('heading', { name: 'Tháng 01/2027' })).toBeInTheDocument();
  });

  it('says when there is more than it shows, and when it could not be loaded', async () => {
    const { server } = await screenAt('/tasks/calendar/2026-09', refusal(503, 'system.unavailable', 'Hệ thống tạm thời không phục vụ được.'));
    expect(await screen.findByText('Không tải được nhiệm vụ')).toBeInTheDocument();
    server['GET /api/tasks'] = ok({ data: tasks, total: 1_217 });
    await userEvent.setup().click(screen.getByRole('button', { name: 'Thử lại' }));
    expect(await screen.findByText(/Chỉ hiện 500 trên 1.217 nhiệm vụ/)).toBeInTheDocument();
  });
});
