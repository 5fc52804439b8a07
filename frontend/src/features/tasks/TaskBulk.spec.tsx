import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Role } from '@ioc/shared/access';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { TaskList } from './TaskList';
import { buildTask } from './tasks.testing';

const [first, second] = [buildTask({ id: 't-1', code: 'NV-1', title: 'Việc một', version: 3 }), buildTask({ id: 't-2', code: 'NV-2', title: 'Việc hai' })];
const path = 'POST /api/task-change-sets';
const trial = `${path}/preview`;
const view = { id: 'v-1', name: 'Việc quá hạn', view: 'board', filter: { deadline: ['overdue'] }, sortField: 'dueAt', sortOrder: 'ASC', audience: 'everybody', ownerId: 'other', ownerName: 'Nguyễn Văn An', isDefault: false, version: 1 };

async function open(role: Role, { total = 2, mostAtOnce = 500 } = {}) {
  // A list that is wide enough for a table.
  window.matchMedia = jest.fn((media: string) => ({ matches: !media.includes('max-width'), media, addEventListener: () => undefined, removeEventListener: () => undefined })) as unknown as typeof window.matchMedia;
  const none = ok({ data: [], total: 0 });
  const opened = await openScreen(<TaskList />, {
    me: someone(role), at: '/tasks', server: {
      'GET /api/settings': ok({ tasks: { mostAtOnce }, now: '2026-01-10T03:00:00Z' }), 'GET /api/tasks': ok({ data: [first, second], total }),
      'GET /api/tasks/report': ok(''), 'POST /api/tasks/report': ok(''),
      [trial]: ok({
        tasks: [first, second].map(({ id, version, code, title }) => ({ id, version, code, title })), changed: ['t-1'],
        refused: [{ taskId: 't-2', code: 'task.step-refused', reason: { vi: 'Không đổi được ở trạng thái này.', en: 'Not now.' } }],
      }),
      'GET /api/sectors': none, 'GET /api/organisations': none, 'GET /api/task-views': ok({ data: [view], total: 1 }),
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

  it('says why where somebody said so', async () => {
    const { sent } = await open('manager');
    fireEvent.click(within(screen.getByText('Việc một').closest('tr') as HTMLElement).getByRole('checkbox'));
    fireEvent.click(await screen.findByRole('button', { name: 'Đổi độ khẩn' }));
    const dialog = await screen.findByRole('dialog', { name: /Đổi độ khẩn/ });
    const why = within(dialog).getByRole('textbox', { name: 'Lý do' });
    const done = within(dialog).getByRole('button', { name: 'Đổi độ khẩn' });
    fireEvent.change(why, { target: { value: 'x' } });
    expect(done).toBeDisabled();
    fireEvent.change(why, { target: { value: ' Bão gần bờ ' } });
    fireEvent.click(done);
    await waitFor(() => expect(sent).toEqual([{ request: path, once: expect.any(String), body: { action: 'priority', tasks: [{ id: 't-1', version: 3 }], priority: 'thuong', text: 'Bão gần bờ' } }]));
  });

  it('offers no change to who gives no work, but the file of the ticked ones', async () => {
    const { sent } = await open('auditor');
    fireEvent.click(within(screen.getByText('Việc một').closest('tr') as HTMLElement).getByRole('checkbox'));
    fireEvent.click(await screen.findByRole('button', { name: 'Xuất đã chọn' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'CSV (.csv)' }));
    await waitFor(() => expect(sent).toEqual([{ request: 'POST /api/tasks/report', body: { ids: ['t-1'], format: 'csv', locale: 'vi', sort: 'dueAt', order: 'ASC' } }]));
    expect(screen.queryByRole('button', { name: 'Đôn đốc' })).toBeNull();
  });

  it('tries a change to all of the filter out first, and then changes what would change, as it was seen', async () => {
    const { sent } = await open('manager', { total: 312 });
    fireEvent.click(within(screen.getByText('Việc một').closest('tr') as HTMLElement).getByRole('checkbox'));
    fireEvent.click(await screen.findByRole('button', { name: 'Chọn tất cả 312 theo bộ lọc' }));
    expect(await screen.findByText('Tất cả 312 theo bộ lọc')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Đổi độ khẩn' }));
    const dialog = await screen.findByRole('dialog', { name: /Đổi độ khẩn · 312 nhiệm vụ/ });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Xem trước' }));
    expect(await within(dialog).findByText('Sẽ thực hiện với 1 nhiệm vụ. Chưa có gì thay đổi.')).toBeInTheDocument();
    expect(within(dialog).getByText('Không đổi được ở trạng thái này.')).toBeInTheDocument();
    expect(sent).toEqual([{ request: trial, body: { change: { action: 'priority', priority: 'thuong' }, filter: { state: expect.arrayContaining(['assigned', 'in_progress']) } } }]);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Đổi độ khẩn' }));
    await waitFor(() => expect(sent[1]).toEqual({ request: path, once: expect.any(String), body: { action: 'priority', priority: 'thuong', tasks: [{ id: 't-1', version: 3 }] } }));
  });

  it('offers no change to more tasks than the setting allows, but their file', async () => {
    const { sent } = await open('manager', { total: 1_203, mostAtOnce: 500 });
    fireEvent.click(within(screen.getByText('Việc một').closest('tr') as HTMLElement).getByRole('checkbox'));
    fireEvent.click(await screen.findByRole('button', { name: /^Chọn tất cả 1.203/ }));
    expect(await screen.findByText('Mỗi lần thay đổi tối đa 500')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Đôn đốc' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Xuất tất cả' })).toBeEnabled();
    expect(sent).toEqual([]);
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
