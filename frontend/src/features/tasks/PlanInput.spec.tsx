import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ListContextProvider, type ListControllerResult } from 'ra-core';
import { FilterForm } from 'ra-ui-materialui';
import { closeScreen, ok, openScreen } from '#testing/screen';
import { useTaskFilters } from './TaskFilters';
import { buildMe } from './tasks.testing';

const plan = { id: '00000000-0000-4000-8000-000000000003', title: 'Kế hoạch chuyển đổi số 2026', docNumber: '12/KH-UBND', docDate: '2026-01-05', issuer: 'UBND tỉnh' };
const nothing = ok({ data: [], total: 0 });
const server = { 'GET /api/sectors': nothing, 'GET /api/organisations': nothing, 'GET /api/plans': ok({ data: [plan], total: 1 }), [`GET /api/plans/${plan.id}`]: ok(plan) };

const Filters = () => <FilterForm filters={useTaskFilters()} />;

async function open(filterValues: Record<string, unknown>) {
  const setFilters = jest.fn();
  const list = { filterValues, displayedFilters: { planId: true }, setFilters, hideFilter: () => undefined } as unknown as ListControllerResult;
  await openScreen(<ListContextProvider value={list}><Filters /></ListContextProvider>, { me: buildMe('manager'), server });
  return { setFilters, box: await screen.findByRole<HTMLInputElement>('combobox', { name: 'Kế hoạch' }) };
}

describe('the plan as a filter', () => {
  afterEach(closeScreen);

  it('is found by what is typed, among ended ones too', async () => {
    const { setFilters, box } = await open({});
    await userEvent.type(box, 'chuyen doi so');
    await userEvent.click(await screen.findByRole('option', { name: '12/KH-UBND: Kế hoạch chuyển đổi số 2026' }));
    await waitFor(() => expect(setFilters).toHaveBeenCalledWith(expect.objectContaining({ planId: plan.id })));
    const asked = (globalThis.fetch as jest.Mock).mock.calls.map(([url]) => new URL(String(url), 'http://ioc')).filter(({ pathname }) => pathname === '/api/plans');
    expect(asked.map(({ searchParams }) => searchParams.get('q'))).toContain('chuyen doi so');
    expect(asked.some(({ searchParams }) => searchParams.has('isOpen'))).toBe(false);
  });

  it('may be that there is none', async () => {
    const { setFilters, box } = await open({});
    await userEvent.click(box);
    await userEvent.click(await screen.findByRole('option', { name: 'Ngoài kế hoạch' }));
    await waitFor(() => expect(setFilters).toHaveBeenCalledWith(expect.objectContaining({ planId: 'none' })));
  });

  it('stands there by name when a figure led to it', async () => {
    const { box } = await open({ planId: plan.id });
    await waitFor(() => expect(box.value).toBe('12/KH-UBND: Kế hoạch chuyển đổi số 2026'));
    closeScreen();
    expect((await open({ planId: 'none' })).box.value).toBe('Ngoài kế hoạch');
  });
});
