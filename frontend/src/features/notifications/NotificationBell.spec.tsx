import { afterEach, describe, expect, it } from '@jest/globals';
import type { NotificationBoard } from '@ioc/shared/notifications';
import { fireEvent, screen, within } from '@testing-library/react';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { NotificationBell } from './NotificationBell';

const params = { code: 'NV-2026-00012', title: 'Khôi phục trạm Bảo Lạc 1', dueAt: '2026-11-25T10:00:00Z', byName: 'Trần Văn An', text: null };
const board: NotificationBoard = {
  seq: 5, unread: 2, notifications: [
    { id: 'n1', at: '2026-11-23T02:00:00.000Z', code: 'task.assigned', taskId: 't1', templateId: null, params, readAt: null },
    { id: 'n2', at: '2026-11-23T01:00:00.000Z', code: 'manual', taskId: 't2', templateId: null, params: { ...params, code: 'NV-2026-00007', title: 'Rà soát loa', text: 'Đề nghị khẩn trương' }, readAt: null },
    { id: 'n3', at: '2026-11-22T01:00:00.000Z', code: 'task.completed', taskId: 't3', templateId: null, params: { ...params, code: 'NV-2026-00003' }, readAt: '2026-11-22T02:00:00Z' },
  ],
};
const server = { 'GET /api/notifications/board': ok(board), 'POST /api/notifications/read': ok({ read: 1 }) };

describe('the bell', () => {
  afterEach(closeScreen);
  const open = async (more: typeof server | Record<string, never> = {}) => {
    const opened = await openScreen(<NotificationBell />, { me: someone('unit_officer'), server: { ...server, ...more } });
    const bell = await screen.findByRole('button', { name: 'Thông báo: 2 chưa đọc' });
    fireEvent.click(bell);
    return { ...opened, panel: await screen.findByRole('dialog', { name: 'Thông báo' }, { timeout: 10_000 }) };
  };

  it('says how much is unread and what it is, in the words of the reader', async () => {
    const { panel } = await open();
    const rows = within(panel).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining('Nhiệm vụ mới được giao'), expect.stringContaining('“Đề nghị khẩn trương”'), expect.stringContaining('Kết quả được nghiệm thu'),
    ]);
    expect(rows[0]).toHaveTextContent('NV-2026-00012 · Trần Văn An · hạn 25/11/2026 17:00');
    expect(within(panel).getAllByRole('button', { name: /^Đánh dấu đã đọc: / })).toHaveLength(2);
  });

  it('goes to the task, marks that one as read and closes', async () => {
    const { panel, sent, address } = await open();
    fireEvent.click(within(panel).getByRole('link', { name: /Khôi phục trạm Bảo Lạc 1.*NV-2026-00012/s }));
    expect(address()).toBe('/tasks/t1/show');
    expect(sent).toEqual([{ request: 'POST /api/notifications/read', body: { id: 'n1' } }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('marks all that is shown as read, and says when that is refused', async () => {
    const { panel, sent } = await open({ 'POST /api/notifications/read': refusal(503, 'system.unavailable', 'Hệ thống tạm thời không phục vụ được.') } as never);
    fireEvent.click(within(panel).getByRole('button', { name: 'Đánh dấu đã đọc tất cả' }));
    expect(sent).toEqual([{ request: 'POST /api/notifications/read', body: { until: '2026-11-23T02:00:00.000Z' } }]);
    expect(await within(panel).findByText('Hệ thống tạm thời không phục vụ được.', { exact: false })).toBeInTheDocument();
  });
});
