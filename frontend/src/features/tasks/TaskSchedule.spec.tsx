import { afterEach, describe, expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { TaskSchedule } from './TaskSchedule';
import { buildTask } from './tasks.testing';

const none = ok({ data: [], total: 0 });
const tasks = Array.from({ length: 200 }, (_, n) => buildTask({ id: `t${n}`, code: `NV-${n}`, title: `Việc số ${n}`, leadOrgId: `o${n % 2}`, leadOrgName: n % 2 ? 'Xã B' : 'Xã A', sectorCode: 'YTE' }));
const open = () => openScreen(<TaskSchedule />, {
  me: someone('manager'), at: '/tasks/timeline?filter=%7B%22deadline%22%3A%5B%22overdue%22%5D%7D',
  server: { 'GET /api/tasks': ok({ data: tasks, total: 1_217 }), 'GET /api/sectors': ok({ data: [{ code: 'YTE', nameVi: 'Y tế', nameEn: 'Health' }], total: 1 }), 'GET /api/organisations': none, 'GET /api/task-views': none },
});

describe('the timeline of tasks', () => {
  afterEach(closeScreen);

  it('tells each task in words, has the rows in sight only, and says when there is more', async () => {
    await open();
    const chart = await screen.findByRole('list', { name: 'Tiến trình nhiệm vụ' });
    expect(within(chart).getByRole('link', { name: /^Việc số 0, NV-0, giao 05\/01\/2026, hạn 12\/01\/2026, Quá hạn$/ })).toBeInTheDocument();
    expect(within(chart).getAllByRole('link').length).toBeLessThan(60);
    expect(within(chart).getByRole('heading', { name: 'Xã A · 100 · ⚠ 100 quá hạn' })).toBeInTheDocument();
    expect(screen.getByText(/Chỉ hiện 500 trên 1.217 nhiệm vụ/)).toBeInTheDocument();
  });

  it('changes its lanes in the address and keeps the filter', async () => {
    const { address } = await open();
    await userEvent.setup().click(await screen.findByRole('button', { name: 'Lĩnh vực' }));
    expect(await screen.findByRole('heading', { name: /^Y tế · 200/ })).toBeInTheDocument();
    expect(address()).toMatch(/lanes=sector/);
    expect(decodeURIComponent(address())).toContain('{"deadline":["overdue"]}');
  });

  it('is walked by arrows, one stop for Tab', async () => {
    await open();
    const first = await screen.findByRole('link', { name: /^Việc số 0,/ });
    expect(first).toHaveAttribute('tabindex', '0');
    first.focus();
    await userEvent.setup().keyboard('{ArrowDown}');
    expect(await screen.findByRole('link', { name: /^Việc số 2,/ })).toHaveAttribute('tabindex', '0');
    expect(first).toHaveAttribute('tabindex', '-1');
  });
});
