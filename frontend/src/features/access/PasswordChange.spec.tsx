import { afterEach, describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, refusal, someone, type Server } from '#testing/screen';
import { PasswordChange } from './PasswordChange';

const present = 'mật khẩu đang dùng';
const next = 'một câu mới đủ dài';

async function change(server: Server, [current, wish, again]: readonly [string, string, string]) {
  const person = userEvent.setup();
  const opened = await openScreen(<PasswordChange />, { me: someone('operator'), server, at: '/profile/password' });
  if (current) await person.type(screen.getByLabelText(/Mật khẩu hiện tại/), current);
  await person.type(screen.getByLabelText(/^Mật khẩu mới/), wish);
  await person.type(screen.getByLabelText(/Nhập lại/), again);
  await person.keyboard('{Enter}');
  return { ...opened, person };
}

describe('changing one’s own password', () => {
  afterEach(closeScreen);

  it('sends the present and the new one and leads back to the profile', async () => {
    const { sent, address } = await change({ 'POST /api/session/password': ok(undefined, 204) }, [present, next, next]);
    await waitFor(() => expect(address()).toBe('/profile'));
    expect(sent).toEqual([{ request: 'POST /api/session/password', body: { currentPassword: present, newPassword: next } }]);
  });

  it('asks for what is missing, short or typed differently, without asking the server', async () => {
    const { sent, person } = await change({}, ['', 'ngắn', 'ngắn']);
    expect(await screen.findByText('Tối thiểu 14 ký tự')).toBeInTheDocument();
    expect(screen.getByLabelText(/Mật khẩu hiện tại/)).toBeInvalid();
    await person.type(screen.getByLabelText(/Mật khẩu hiện tại/), present);
    await person.type(screen.getByLabelText(/^Mật khẩu mới/), ' nhưng nay đủ dài{Enter}');
    expect(await screen.findByText('Hai lần nhập chưa giống nhau')).toBeInTheDocument();
    expect(sent).toEqual([]);
  });

  it('marks the present password when it is wrong and keeps what was typed', async () => {
    await change({ 'POST /api/session/password': refusal(403, 'access.wrong-password', 'Mật khẩu hiện tại không đúng.') }, ['đoán mò', next, next]);
    expect(await screen.findByText('Mật khẩu hiện tại không đúng.')).toBeInTheDocument();
    expect(screen.getByLabelText(/Mật khẩu hiện tại/)).toHaveFocus();
    expect(screen.getByLabelText(/^Mật khẩu mới/)).toHaveValue(next);
  });

  it('says how long a guesser has to wait', async () => {
    await change({ 'POST /api/session/password': refusal(429, 'access.too-many-attempts', 'Sai quá nhiều lần. Hãy thử lại sau 60 giây.') }, ['đoán mò', next, next]);
    expect((await screen.findByRole('alert')).textContent).toContain('60 giây');
    expect(screen.getByRole('button', { name: 'Đổi mật khẩu' })).toBeEnabled();
  });

  it('shows what is typed when asked to', async () => {
    const { person } = await change({}, [present, next, 'khác']);
    expect(screen.getByLabelText(/^Mật khẩu mới/)).toHaveAttribute('type', 'password');
    await person.click(screen.getByRole('checkbox', { name: 'Hiện mật khẩu' }));
    expect(screen.getByLabelText(/^Mật khẩu mới/)).toHaveAttribute('type', 'text');
  });
});
