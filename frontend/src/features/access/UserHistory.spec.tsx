import { afterEach, describe, expect, it } from '@jest/globals';
import type { User } from '@ioc/shared/access';
import type { RecordChange } from '@ioc/shared/changes';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RecordContextProvider } from 'ra-core';
import { closeScreen, ok, openScreen, refusal, someone, type Server } from '#testing/screen';
import { UserHistory } from './UserHistory';

const path = 'GET /api/users/u1/changes';
const user: User = {
  id: 'u1', username: 'bich', fullName: 'Trần Thị Bích', phone: null, email: null, orgId: null, orgName: null, position: null, role: 'operator', status: 'active', locale: 'vi',
  scope: { everywhere: true, unitIds: [], orgIds: [], sectorCodes: [] }, lastSignInAt: null, version: 2,
};
const change = (seq: number, more: Partial<RecordChange> = {}): RecordChange => ({
  seq, at: '2026-11-24T02:00:00Z', name: 'user.updated', byName: 'Quản Trị', changes: [], isFromWithheld: false, ...more,
});
const open = (server: Server) => openScreen(<RecordContextProvider value={user}><UserHistory /></RecordContextProvider>, { me: someone('auditor'), server });

describe('the history of a user', () => {
  afterEach(closeScreen);

  it('says in words who changed what, and of a password nothing more', async () => {
    const changes: RecordChange['changes'] = [
      { field: 'role', from: 'operator', to: 'manager' }, { field: 'phone', from: null, to: '0912' }, { field: 'password', from: null, to: null },
      { field: 'scope.everywhere', from: true, to: false }, { field: 'scope.units', from: ['Xã A', 'Xã B'], to: ['Xã B', 'Xã C'] },
    ];
    await open({ [path]: ok({ data: [change(2, { changes }), change(1, { name: 'user.created', byName: null })], total: 2, since: '2026-11-01T02:00:00Z' }) });
    const region = await screen.findByRole('region', { name: 'Lịch sử chỉnh sửa' });
    const [edit, made] = await within(region).findAllByRole('listitem');
    const said = within(edit as HTMLElement).getAllByRole('term').map((term) => [term.textContent, term.nextElementSibling?.textContent]);
    expect(said).toEqual([
      ['Vai trò', 'Điều hành viên → Lãnh đạo IOC'], ['Điện thoại', '(trống) → 0912'], ['Mật khẩu', 'đã đặt mật khẩu mới'],
      ['Toàn tỉnh', 'Bật → Tắt'], ['Địa bàn', 'thêm Xã C; bỏ Xã A'],
    ]);
    expect(edit).toHaveTextContent('Quản Trị');
    expect(made).toHaveTextContent('Hệ thống');
    expect(region).toHaveTextContent('còn lưu từ 01/11/2026 09:00');
  });

  it('brings earlier ones on request, each once', async () => {
    let asked = 0;
    const page = (from: number) => Array.from({ length: 25 }, (_, n) => change(from - n));
    await open({ [path]: () => ({ status: 200, body: { data: (asked += 1) === 1 ? page(60) : [change(36), change(35)], total: 27, since: null } }) });
    expect(await screen.findAllByRole('listitem')).toHaveLength(25);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Xem các lần trước' }));
    expect(await screen.findAllByRole('listitem')).toHaveLength(26);
    expect(screen.queryByRole('button', { name: 'Xem các lần trước' })).toBeNull();
  });

  it('says when there is none yet, and when it could not be loaded', async () => {
    const { server } = await open({ [path]: refusal(503, 'system.unavailable', 'Hệ thống tạm thời không phục vụ được.') });
    expect(await screen.findByText(/Không tải được lịch sử chỉnh sửa/)).toBeInTheDocument();
    server[path] = ok({ data: [], total: 0, since: null });
    await userEvent.setup().click(screen.getByRole('button', { name: 'Thử lại' }));
    expect(await screen.findByText('Chưa có lần chỉnh sửa nào')).toBeInTheDocument();
  });
});
