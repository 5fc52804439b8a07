import { beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { memoryStore, type CreateParams, type DataProvider } from 'ra-core';
import { AdminContext } from 'ra-ui-materialui';
import { Suspense } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { TaskForm, type TaskOrigin } from '#features/tasks';
import { createI18nProvider } from '#platform/i18n';
import { features } from './features';

const someId = '00000000-0000-4000-8000-000000000001';
const leadId = '00000000-0000-4000-8000-000000000002';
const lists: Readonly<Record<string, object[]>> = {
  organisations: [{ id: leadId, code: 'VTL', name: 'Viettel', shortName: 'Viettel', kind: 'operator', unitId: null, canLeadTask: true }],
  sectors: [{ id: 'HTS', code: 'HTS', nameVi: 'Hạ tầng số', nameEn: 'Digital infrastructure' }],
};
const sent: Record<string, unknown>[] = [];
const server = {
  getList: async (resource: string) => ({ data: lists[resource] ?? [], total: lists[resource]?.length ?? 0 }),
  create: async (_: string, { data }: CreateParams) => {
    sent.push(data as Record<string, unknown>);
    return { data: { ...data, id: 'task-1', code: 'NV-2026-00001', leadOrgName: 'Viettel' } };
  },
} as unknown as DataProvider;

const alarm: TaskOrigin = {
  subject: { kind: 'alarm', id: someId }, name: 'Trạm Bảo Lạc', kind: 'bts', state: 'offline', severity: 'major', unitId: null, unitName: null,
  ownerOrgId: leadId, assetId: null,
};

async function openForm(origin: TaskOrigin | null): Promise<HTMLElement> {
  render(
    <MemoryRouter>
      <AdminContext dataProvider={server} i18nProvider={await createI18nProvider(Object.values(features))} store={memoryStore()} queryClient={new QueryClient()}>
        <Suspense><TaskForm origin={origin} onClose={() => undefined} /></Suspense>
      </AdminContext>
    </MemoryRouter>,
  );
  return screen.findByLabelText('Sáu rõ', {}, { timeout: 10_000 });
}

/** By attribute: asking for roles in so large a form takes the better part of a minute on a busy machine. */
const unclear = (gate: HTMLElement): string[] =>
  [...gate.querySelectorAll('li')].flatMap(({ textContent }) => (textContent.endsWith('chưa rõ') ? [textContent.replace(/^○ (.*): chưa rõ$/, '$1')] : []));
const field = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`);

describe('the form of a task', () => {
  beforeEach(() => {
    sent.length = 0;
    localStorage.clear();
  });

  it('filled in from an alarm is clear in all six points and given at one press', async () => {
    const gate = await openForm(alarm);
    await waitFor(() => expect(unclear(gate)).toEqual([]));
    expect(field('requiredResult')?.value).toBe('Khôi phục liên lạc: Trạm Bảo Lạc');
    fireEvent.submit(gate.closest('form') as HTMLFormElement);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ originKind: 'alarm', requiredResult: 'Khôi phục liên lạc: Trạm Bảo Lạc', leadOrgId: leadId, sectorCode: 'HTS', asDraft: false });
  });

  it('says what is missing and sends nothing until it is there', async () => {
    const gate = await openForm(null);
    expect(unclear(gate)).toEqual(['Rõ người', 'Rõ việc', 'Rõ trách nhiệm', 'Rõ sản phẩm']);
    expect(gate).toHaveTextContent('Còn 4 mục chưa rõ: Chọn đơn vị chủ trì.');
    fireEvent.change(field('title') as HTMLInputElement, { target: { value: 'Kiểm tra trạm Bảo Lạc' } });
    await waitFor(() => expect(unclear(gate)).toEqual(['Rõ người', 'Rõ trách nhiệm', 'Rõ sản phẩm']));
    fireEvent.submit(gate.closest('form') as HTMLFormElement);
    expect(await screen.findAllByText('Cần nhập')).not.toHaveLength(0);
    expect(sent).toEqual([]);
  });
});
