import { afterEach, describe, expect, it } from '@jest/globals';
import type { ReminderRule } from '@ioc/shared/reminders';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Notification } from 'ra-ui-materialui';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { ReminderRulesPage } from './ReminderRulesPage';

const rule = (over: Partial<ReminderRule>): ReminderRule => ({
  id: 'r1', kind: 'overdue', days: 0, everyDays: 3, to: ['focal', 'unit-leader'], isOn: true, since: '2026-11-01T00:00:00Z', updatedAt: '2026-11-01T00:00:00Z', version: 4, ...over,
});
const rules = [rule({ id: 'r0', kind: 'due_soon', days: null, everyDays: null, to: ['focal'] }), rule({})];
const server = {
  'GET /api/reminder-rules': ok({ data: rules, total: 2 }),
  'PATCH /api/reminder-rules/r1': ok(rule({ days: 1.5, version: 5 })),
  'POST /api/reminder-rules': ok(rule({ id: 'r2' }), 201),
};

describe('the reminder rules', () => {
  afterEach(closeScreen);
  const open = (role: 'manager' | 'unit_officer') => openScreen(<><ReminderRulesPage /><Notification /></>, { me: someone(role), server });

  it('say in a sentence when they speak and to whom; who may not change them only reads', async () => {
    await open('unit_officer');
    expect(await screen.findByText('Ngay khi quá hạn, sau đó cứ 3 ngày làm việc nhắc lại')).toBeInTheDocument();
    expect(screen.getByText('Khi đến mốc sắp đến hạn')).toBeInTheDocument();
    expect(screen.getByText('Báo cho: Cán bộ đầu mối đơn vị chủ trì, Lãnh đạo đơn vị chủ trì')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Thêm quy tắc' })).toBeNull();
    for (const box of screen.getAllByRole('switch')) expect(box).toBeDisabled();
  });

  it('are changed with numbers as they are written here, upon the version that was seen', async () => {
    const { sent } = await open('manager');
    fireEvent.click(await screen.findByRole('button', { name: /^Sửa: Quá hạn/ }));
    const dialog = await screen.findByRole('dialog');
    const days = within(dialog).getByLabelText(/Quá hạn bao nhiêu ngày/);
    const save = within(dialog).getByRole('button', { name: 'Lưu' });
    fireEvent.change(days, { target: { value: 'một' } });
    expect(save).toBeDisabled();
    fireEvent.change(days, { target: { value: '1,5' } });
    fireEvent.click(save);
    expect(await screen.findByText(/Đã lưu quy tắc/)).toBeInTheDocument();
    expect(sent).toEqual([{ request: 'PATCH /api/reminder-rules/r1', body: { days: 1.5 } }]);
  });

  it('are added with what their kind has, and turned off with one press', async () => {
    const { sent } = await open('manager');
    fireEvent.click(await screen.findByRole('button', { name: 'Thêm quy tắc' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('checkbox', { name: 'Lãnh đạo tỉnh, sở' }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Lưu' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toEqual({ kind: 'overdue', days: 1, everyDays: null, to: ['focal', 'leader'], isOn: true });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    fireEvent.click(screen.getByRole('switch', { name: /^Quá hạn/ }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toEqual({ request: 'PATCH /api/reminder-rules/r1', body: { isOn: false } });
  });
});
