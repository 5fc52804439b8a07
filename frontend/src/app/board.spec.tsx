import { describe, expect, it, jest } from '@jest/globals';
import type { Task } from '@ioc/shared/tasks';
import { QueryClient } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { memoryStore, type DataProvider, type GetListParams } from 'ra-core';
import { AdminContext } from 'ra-ui-materialui';
import { Suspense } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { createI18nProvider } from '#platform/i18n';
import { TaskBoard } from '#features/tasks';
import { features } from './features';

const totals: Readonly<Record<string, number>> = { in_progress: 174, returned: 3, completed: 585 };
/** A server with more tasks than a column holds; the cards themselves do not matter here. */
const server = {
  getList: async (_: string, { filter }: GetListParams) => {
    const { state: [state = ''] } = filter as { state: string[] };
    return { data: [] as Task[], total: totals[state] ?? 0 };
  },
} as unknown as DataProvider;

describe('the board', () => {
  it('says how many of a whole column are late, in one question, and nothing of work that is done', async () => {
    const asked: string[] = [];
    globalThis.fetch = jest.fn(async (url: string) => {
      asked.push(url);
      return { ok: true, status: 200, text: async () => JSON.stringify(url.includes('/overdue') ? { at: '2026-11-30T00:00:00Z', counts: { in_progress: 139 } } : { data: [], total: 0 }) };
    }) as unknown as typeof fetch;
    render(
      <MemoryRouter>
        <AdminContext dataProvider={server} i18nProvider={await createI18nProvider(Object.values(features))} store={memoryStore()} queryClient={new QueryClient()}>
          <Suspense><TaskBoard /></Suspense>
        </AdminContext>
      </MemoryRouter>,
    );
    const inProgress = await screen.findByRole('region', { name: 'Đang thực hiện' }, { timeout: 10_000 });
    expect(await within(inProgress).findByText('⚠ 139 quá hạn')).toBeInTheDocument();
    expect(within(inProgress).getByText('174')).toBeInTheDocument();
    expect(asked.filter((url) => url.includes('/tasks/overdue'))).toHaveLength(1);
    const done = screen.getByRole('region', { name: 'Hoàn thành' });
    // The list shows open work until it is asked for more, and so does the board; the column says so and can be had.
    await userEvent.click(within(done).getByRole('button', { name: 'Hiện cột này' }));
    expect(await within(done).findByText('585')).toBeInTheDocument();
    expect(within(done).queryByText(/quá hạn/)).toBeNull();
    // What stands nowhere off the road takes no room.
    expect(screen.getAllByRole('region').map((column) => column.getAttribute('aria-label'))).toEqual([
      'Đã giao', 'Đã tiếp nhận', 'Đang thực hiện', 'Chờ nghiệm thu', 'Hoàn thành', 'Đơn vị trả lại',
    ]);
  });
});
