import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { UserCreate } from './UserForms';

const path = 'POST /api/users';
const field = (label: RegExp) => screen.findByLabelText(label, { selector: 'input' });
const type = async (label: RegExp, value: string): Promise<void> => void fireEvent.change(await field(label), { target: { value } });

describe('adding a user', () => {
  afterEach(closeScreen);

  it('sends one form under one key however often it is tried', async () => {
    const empty = ok({ data: [], total: 0 });
    const { sent, server, address } = await openScreen(<UserCreate />, {
      me: someone('admin'), at: '/users/create',
      server: {
        'GET /api/organisations': empty, 'GET /api/units': empty, 'GET /api/sectors': empty,
        [path]: refusal(503, 'system.unavailable', 'Hệ thống tạm thời không phục vụ được.'),
      },
    });
    await type(/^Tên đăng nhập/, 'nguoi.moi');
    await type(/^Họ và tên/, 'Người Mới');
    await type(/^Mật khẩu/, 'mat khau thu nghiem');
    fireEvent.mouseDown(screen.getByLabelText(/^Vai trò/, { selector: '[role=combobox]' }));
    fireEvent.click(await screen.findByText('Lãnh đạo tỉnh, sở', { selector: '[role=option]' }));
    fireEvent.click(await field(/^Toàn tỉnh/));

    const save = screen.getByRole('button', { name: 'Lưu' });
    fireEvent.click(save);
    await waitFor(() => expect(sent).toHaveLength(1));
    server[path] = ok({ id: 'u-1', username: 'nguoi.moi' }, 201);
    await waitFor(() => expect(save).toBeEnabled());
    fireEvent.click(save);
    await waitFor(() => expect(address()).toBe('/users'));
    const [first, second] = sent;
    expect(first).toMatchObject({ request: path, body: { username: 'nguoi.moi', role: 'leader' } });
    expect(first?.once).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toEqual(first);
  });
});
