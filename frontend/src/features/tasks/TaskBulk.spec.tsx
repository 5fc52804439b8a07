import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Role } from '@ioc/shared/access';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { TaskList } from './TaskList';
import { buildTask } from './tasks.testing';

const [first, second] = [buildTask({ id: 't-1', code: 'NV-1', title: 'Việc một', version: 3 }), buildTask({ id: 't-2', code: 'NV-2', title: 'Việc hai' })];
const path = 'POST /api/task-change-sets';
const view = { id: 'v-1', name: 'Việc quá hạn', view: 'board', filter: { deadline: ['overdue'] }, sortField: 'dueAt', sortOrder: 'ASC', audience: 'everybody', ownerId: 'other', ownerName: 'Nguyễn Văn An', isDefault: false, version: 1 };

async function open(role: Role) {
  // A list that is wide enough for a table.
  window.matchMedia = jest.fn((media: string) => ({ matches: !media.includes('max-width'), media, addEventListener: () => undefined, removeEventListener: () => undefined })) as unknown as typeof window.matchMedia;
  const none = ok({ data: [], total: 0 });
  const opened = await openScreen(<TaskList />, {
    me: someone(role), at: '/tasks', server: {
      'GET /api/tasks': ok({ data: [first, second], total: 2 }), 'GET /api/sectors': none, 'GET /api/organisations': none, 'GET /api/task-views': ok({ data: [view], total: 1 }),
      [path]: ok({ id: 's', action: 'priority', changed: ['t-1'], refused: [{ taskId: 't-2', code: 'task.step-refused', reason: { vi: 'Không đổi được ở trạng thái này.', en: 'Not now.' } }] }),
      'POST /api/task-views': ok({ ...view, id: 'v-2' }, 201),
    },
  });
  await screen.findByText('Việc một');
  return opened;
}

describe('the list of tasks', () => {
  afterEach(closeScreen);

  it('changes the ticked ones at once, as they were seen, and names those that refused', async () => {
    const { sent } = await open('manager');
    for (const title of ['Việc một', 'Việc hai']) fireEvent.click(within(screen.getByText(title).closest('tr') as HTMLElement).getByRole('checkbox'));
    fireEvent.click(await screen.findByRole('button', { name: 'Đổi độ khẩn' }));
    const dialog = await screen.findByRole('dialog', { name: /Đổi độ khẩn/ });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Đổi độ khẩn' }));
    expect(await screen.findByText('Không đổi được ở trạng thái này.')).toBeInTheDocument();
    expect(screen.getByText('NV-2 · Việc hai')).toBeInTheDocument();
    expect(sent).toEqual([{ request: path, once: expect.any(String), body: { action: 'priority', tasks: [{ id: 't-1', version: 3 }, { id: 't-2', version: 1 }], priority: 'thuong' } }]);
    fireEvent.click(screen.getByRole('button', { name: 'Đóng' }));
    await waitFor(() => expect(within(screen.getByText('Việc một').closest('tr') as HTMLElement).getByRole('checkbox')).not.toBeChecked());
  });

  it('offers no change to who gives no work, but the file of the ticked ones', async () => {
    await open('auditor');
    fireEvent.click(within(screen.getByText('Việc một').closest('tr') as HTMLElement).getByRole('checkbox'));
    expect(await screen.findByRole('link', { name: 'Xuất đã chọn' })).toHaveAttribute('href', expect.stringContaining('ids=t-1'));
    expect(screen.queryByRole('button', { name: 'Đôn đốc' })).toBeNull();
  });

  it('opens a view that others share, and keeps the present one under a name', async () => {
    const { sent, address } = await open('operator');
    fireEvent.click(screen.getByRole('button', { name: 'Cách xem đã lưu' }));
    const saved = await screen.findByRole('dialog', { name: 'Cách xem đã lưu' });
    expect(within(saved).queryByRole('button', { name: /^Xóa/ })).toBeNull();
    fireEvent.click(within(saved).getByRole('button', { name: 'Lưu cách xem hiện tại' }));
    fireEvent.change(within(saved).getByRole('textbox', { name: /Tên cách xem/ }), { target: { value: 'Đang mở' } });
    fireEvent.click(within(saved).getByRole('button', { name: 'Lưu' }));
    await waitFor(() => expect(sent[0]?.body).toMatchObject({ name: 'Đang mở', view: 'list', audience: 'private', sortField: 'dueAt', filter: { state: expect.arrayContaining(['assigned']) } }));
    fireEvent.click(within(saved).getByRole('link', { name: 'Việc quá hạn' }));
    expect(decodeURIComponent(address())).toContain('/tasks/board?filter={"deadline":["overdue"]}');
  });
});
