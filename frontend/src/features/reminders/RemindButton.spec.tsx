import { afterEach, describe, expect, it } from '@jest/globals';
import type { Task } from '@ioc/shared/tasks';
import { fireEvent, screen, within } from '@testing-library/react';
import { Notification } from 'ra-ui-materialui';
import { closeScreen, ok, openScreen, refusal, someone, type Server } from '#testing/screen';
import { RemindButton } from './RemindButton';

const task = {
  id: 't1', code: 'NV-2026-00012', title: 'Khôi phục trạm', state: 'received', leadOrgId: 'vtl', leadOrgName: 'Viettel', coordinatingOrgIds: [], unitId: null, sectorCode: 'HTS',
} as unknown as Task;
const path = 'POST /api/tasks/t1/reminders';

describe('urging by hand', () => {
  afterEach(closeScreen);
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
