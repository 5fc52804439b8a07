import { beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { memoryStore, type CreateParams, type DataProvider, type GetListParams } from 'ra-core';
import { AdminContext } from 'ra-ui-materialui';
import { Suspense } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { TaskForm, type TaskOrigin } from '#features/tasks';
import { createI18nProvider } from '#platform/i18n';
import { features } from './features';

const someId = '00000000-0000-4000-8000-000000000001';
const leadId = '00000000-0000-4000-8000-000000000002';
const plan = { id: '00000000-0000-4000-8000-000000000003', title: 'Kế hoạch chuyển đổi số 2026', docNumber: '12/KH-UBND', docDate: '2026-01-05', issuer: 'UBND tỉnh' };
const lists: Readonly<Record<string, object[]>> = {
  organisations: [{ id: leadId, code: 'VTL', name: 'Viettel', shortName: 'Viettel', kind: 'operator', unitId: null, canLeadTask: true }],
  plans: [plan],
  sectors: [{ id: 'HTS', code: 'HTS', nameVi: 'Hạ tầng số', nameEn: 'Digital infrastructure' }],
};
const asked: GetListParams[] = [];
const sent: Record<string, unknown>[] = [];
const server = {
  getList: async (resource: string, params: GetListParams) => {
    if (resource === 'plans') asked.push(params);
    return { data: lists[resource] ?? [], total: lists[resource]?.length ?? 0 };
  },
  getOne: async () => ({ data: plan }),
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
    asked.length = 0;
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

  it('asks for open plans by what is typed, and is given on the paper of the chosen one', async () => {
    const gate = await openForm(null);
    const picker = screen.getByLabelText<HTMLInputElement>('Thuộc kế hoạch, chương trình');
    expect(asked).toHaveLength(0);
    picker.focus();
    fireEvent.change(picker, { target: { value: 'chuyen doi so' } });
    await waitFor(() => expect(asked.at(-1)?.filter).toEqual({ isOpen: true, q: 'chuyen doi so' }));
    fireEvent.click(await screen.findByText('12/KH-UBND: Kế hoạch chuyển đổi số 2026'));
    await waitFor(() => expect(field('docNumber')?.value).toBe('12/KH-UBND'));
    await waitFor(() => expect(picker.value).toBe('12/KH-UBND: Kế hoạch chuyển đổi số 2026'));
    for (const [name, value] of [['title', 'Kiểm tra trạm Bảo Lạc'], ['requiredResult', 'Biên bản kiểm tra']] as const) fireEvent.change(field(name) as HTMLInputElement, { target: { value } });
    expect(unclear(gate)).not.toContain('Rõ thẩm quyền');
  });

  it('shows every field as it was left, whichever way the form was closed, and begins afresh on demand', async () => {
    await openForm(null);
    const put = (name: string, value: string) => fireEvent.change(field(name) as HTMLInputElement, { target: { value } });
    fireEvent.mouseDown(screen.getByLabelText(/Căn cứ giao/));
    fireEvent.click(await screen.findByText('Văn bản chỉ đạo'));
    const typed = { title: 'Rà soát vùng lõm', requiredResult: 'Báo cáo rà soát', docNumber: '12/UBND-VX', docDate: '22/11/2026', docIssuer: 'UBND tỉnh', docSubject: 'Vùng lõm', content: 'Ba xã' };
    await waitFor(() => expect(field('docNumber')).not.toBeNull());
    for (const [name, value] of Object.entries(typed)) put(name, value);
    fireEvent.change(screen.getByLabelText(/^Hạn/), { target: { value: '24/12/2026 10:00' } });
    fireEvent.blur(screen.getByLabelText(/^Hạn/));
    const due = (screen.getByLabelText(/^Hạn/) as HTMLInputElement).value;
    cleanup();
    await openForm(null);
    expect(Object.fromEntries(Object.keys(typed).map((name) => [name, field(name)?.value]))).toEqual(typed);
    expect(screen.getByLabelText(/^Hạn/)).toHaveValue(due);
    fireEvent.change(field('content') as HTMLInputElement, { target: { value: 'Bốn xã' } });
    cleanup();
    await openForm(null);
    expect([field('title')?.value, field('content')?.value]).toEqual(['Rà soát vùng lõm', 'Bốn xã']);
    fireEvent.click(screen.getByText('Bỏ, nhập lại'));
    await waitFor(() => expect(field('title')).toHaveValue(''));
    cleanup();
    await openForm(null);
    expect(field('title')).toHaveValue('');
    expect(screen.queryByText('Bỏ, nhập lại')).toBeNull();
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
