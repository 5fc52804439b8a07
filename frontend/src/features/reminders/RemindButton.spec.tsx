import { afterEach, describe, expect, it } from '@jest/globals';
import type { Task } from '@ioc/shared/tasks';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Notification } from 'ra-ui-materialui';
import { closeScreen, ok, openScreen, refusal, someone, type Server } from '#testing/screen';
import { RemindButton } from './RemindButton';

const task = {
  id: 't1', code: 'NV-2026-00012', title: 'Khôi phục trạm', state: 'received', leadOrgId: 'vtl', leadOrgName: 'Viettel', coordinatingOrgIds: [], unitId: null, sectorCode: 'HTS',
} as unknown as Task;
const path = 'POST /api/tasks/t1/reminders';

describe('urging by hand', () => {
  afterEach(() => {
    closeScreen();
    localStorage.clear();
  });
  const open = (role: 'operator' | 'unit_officer', server: Server = {}, over: Partial<Task> = {}) =>
    openScreen(<><RemindButton task={{ ...task, ...over }} /><Notification /></>, { me: someone(role), server });

  it('is offered to the side that gives tasks while there is something to urge', async () => {
    await open('operator');
    expect(screen.getByRole('button', { name: 'Đôn đốc' })).toBeInTheDocument();
    closeScreen();
    await open('unit_officer');
    expect(screen.queryByRole('button', { name: 'Đôn đốc' })).toBeNull();
    closeScreen();
    await open('operator', {}, { state: 'submitted' });
    expect(screen.queryByRole('button', { name: 'Đôn đốc' })).toBeNull();
  });

  it('keeps what was typed when the dialog is left, until it is sent', async () => {
    const { server } = await open('operator', { [path]: ok({ id: 'r1' }, 201) });
    const words = async () => within(await screen.findByRole('dialog')).getByRole('textbox');
    fireEvent.click(screen.getByRole('button', { name: 'Đôn đốc' }));
    fireEvent.change(await words(), { target: { value: 'Báo cáo ngay' } });
    fireEvent.keyDown(await words(), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    closeScreen();
    await open('operator', server);
    fireEvent.click(screen.getByRole('button', { name: 'Đôn đốc' }));
    expect(await words()).toHaveValue('Báo cáo ngay');
    fireEvent.click(screen.getByRole('button', { name: 'Gửi đôn đốc' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: 'Đôn đốc' }));
    expect(await words()).toHaveValue('Đề nghị đơn vị khẩn trương thực hiện và báo cáo kết quả.');
  });

  it('sends what is said; a refusal leaves it there', async () => {
    const { sent, server } = await open('operator', { [path]: refusal(409, 'reminder.too-soon', 'Có thể đôn đốc lại sau 12 phút.') });
    fireEvent.click(screen.getByRole('button', { name: 'Đôn đốc' }));
    const dialog = await screen.findByRole('dialog');
    const text = within(dialog).getByRole('textbox');
    expect(text).toHaveValue('Đề nghị đơn vị khẩn trương thực hiện và báo cáo kết quả.');
    fireEvent.change(text, { target: { value: 'Hết hôm nay phải có báo cáo' } });
    const send = within(dialog).getByRole('button', { name: 'Gửi đôn đốc' });
    fireEvent.click(send);
    expect(await within(dialog).findByText('Có thể đôn đốc lại sau 12 phút.', { exact: false })).toBeInTheDocument();
    expect(text).toHaveValue('Hết hôm nay phải có báo cáo');
    server[path] = ok({ id: 'r1' }, 201);
    fireEvent.click(send);
    expect(await screen.findByText('Đã đôn đốc Viettel.')).toBeInTheDocument();
    expect(sent.map(({ body }) => body)).toEqual([{ text: 'Hết hôm nay phải có báo cáo' }, { text: 'Hết hôm nay phải có báo cáo' }]);
  });
});
