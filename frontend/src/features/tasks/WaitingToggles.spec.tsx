import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Me } from '@ioc/shared/access';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ListContextProvider, type ListControllerResult } from 'ra-core';
import { closeScreen, ok, openScreen } from '#testing/screen';
import { buildMe, buildTask } from './tasks.testing';
import { WaitingToggles } from './WaitingToggles';

async function open(me: Me, total: number, filterValues: Record<string, unknown> = {}) {
  const setFilters = jest.fn();
  const list = { filterValues, setFilters } as unknown as ListControllerResult;
  await openScreen(<ListContextProvider value={list}><WaitingToggles /></ListContextProvider>, {
    me, server: { 'GET /api/tasks': ok({ data: total > 0 ? [buildTask()] : [], total }) },
  });
  return setFilters;
}

const asked = (): string[] => (globalThis.fetch as jest.Mock).mock.calls.map(([url]) => String(url)).filter((url) => url.startsWith('/api/tasks'));

describe('what waits for an answer', () => {
  afterEach(closeScreen);

  it('is counted for whoever decides, in an order the server knows, and is one press away', async () => {
    const setFilters = await open(buildMe('manager'), 3, { state: ['received'] });
    await userEvent.click(await screen.findByRole('button', { name: 'Có yêu cầu gia hạn · 3' }));
    expect(setFilters).toHaveBeenCalledWith({ state: ['received'], extension: 'requested' });
    expect(asked().toSorted()).toEqual(['extension=requested', 'unreceived=late'].map((filter) => `/api/tasks?page=1&perPage=1&sort=dueAt&order=ASC&${filter}`));
  });

  it('is for whoever gives work what no unit took up in time', async () => {
    const setFilters = await open(buildMe('manager'), 4, { sectorCode: 'HTS' });
    await userEvent.click(await screen.findByRole('button', { name: 'Chậm tiếp nhận · 4' }));
    expect(setFilters).toHaveBeenCalledWith({ sectorCode: 'HTS', unreceived: 'late' });
    closeScreen();
    await open(buildMe('auditor'), 4);
    await waitFor(() => expect(screen.queryByRole('button', { name: /Chậm tiếp nhận/ })).toBeNull());
  });

  it('is for a unit the dates proposed to it and the parts it has to report', async () => {
    await open(buildMe('unit_officer', { orgId: 'org-so' }), 2);
    expect(await screen.findByRole('button', { name: 'Có đề xuất hạn khác · 2' })).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: 'Phần việc của đơn vị tôi · 2' })).toBeInTheDocument();
    expect(screen.queryByText(/Có yêu cầu gia hạn/)).toBeNull();
  });

  it('is not there while nothing waits, but stays for whoever looks at it', async () => {
    await open(buildMe('manager'), 0);
    await waitFor(() => expect(asked()).toHaveLength(2));
    expect(screen.queryByRole('button')).toBeNull();
    closeScreen();
    const setFilters = await open(buildMe('manager'), 0, { extension: 'requested' });
    await userEvent.click(await screen.findByRole('button', { name: 'Có yêu cầu gia hạn · 0' }));
    expect(setFilters).toHaveBeenCalledWith({});
  });
});
