import { describe, expect, it } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { memoryStore, type DataProvider } from 'ra-core';
import { AdminContext } from 'ra-ui-materialui';
import { Suspense, type ComponentType } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { createI18nProvider } from '#platform/i18n';
import { AlarmList } from '#features/alarms';
import { AssetList } from '#features/assets';
import { TaskList } from '#features/tasks';
import { features } from './features';

/** A server that has nothing. */
const none = async () => ({ data: [], total: 0 });
const emptyServer = { getList: none, getMany: none, getManyReference: none } as unknown as DataProvider;

async function openList(List: ComponentType, resource: string, path = `/${resource}`, address = path): Promise<HTMLElement> {
  render(
    <MemoryRouter initialEntries={[address]}>
      <AdminContext dataProvider={emptyServer} i18nProvider={await createI18nProvider(Object.values(features))} store={memoryStore()} queryClient={new QueryClient()}>
        <Suspense><Routes><Route path={path} element={<List />} /></Routes></Suspense>
      </AdminContext>
    </MemoryRouter>,
  );
  await userEvent.click(await screen.findByText('Thêm bộ lọc', {}, { timeout: 10_000 }));
  return screen.findByRole('menu');
}

const offered = (menu: HTMLElement): string[] => within(menu).getAllByRole('menuitemcheckbox').map(({ textContent }) => textContent ?? '');

describe('a list', () => {
  it('offers the filters that the declaration of its kind names, and opens the one that is chosen', async () => {
    const menu = await openList(AssetList, 'assets', '/assets/:kind', '/assets/bts');
    expect(offered(menu)).toEqual(expect.arrayContaining(['Xã, phường', 'Đơn vị sở hữu', 'Vòng đời', 'Công nghệ']));
    await userEvent.click(within(menu).getByText('Công nghệ'));
    expect(await screen.findByLabelText('Công nghệ')).toBeInTheDocument();
  });

  it('of alarms can be narrowed to a kind, a type and a commune', async () => {
    expect(offered(await openList(AlarmList, 'alarms'))).toEqual(['Hạ tầng', 'Loại', 'Xã, phường']);
  });

  it('of tasks can be narrowed to a priority, a sector, an open extension, a lead unit and a plan', async () => {
    expect(offered(await openList(TaskList, 'tasks'))).toEqual(['Độ khẩn', 'Lĩnh vực', 'Gia hạn', 'Đơn vị chủ trì', 'Kế hoạch']);
  });
});
