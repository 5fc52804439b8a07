import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { currentMe, forgetMe } from '../platform/api/session';
import { chooseLocale } from '../platform/i18n/locale';
import { SignIn } from './SignIn';

const originalFetch = globalThis.fetch;
const sent: { url: string; body: unknown }[] = [];

function serverSays(status: number, answer: object): void {
  globalThis.fetch = jest.fn(async (url: string, init: RequestInit) => {
    sent.push({ url, body: JSON.parse(String(init.body)) as unknown });
    return { ok: status < 300, status, text: async () => JSON.stringify(answer) };
  }) as unknown as typeof fetch;
}

const refused = (status: number, code: string, title: string): [number, object] =>
  [status, { type: 'about:blank', title, status, code, params: {}, requestId: 'r' }];

async function signInAs(username: string, password: string): Promise<void> {
  const person = userEvent.setup();
  await person.type(screen.getByLabelText('Tên đăng nhập'), username);
  await person.type(screen.getByLabelText('Mật khẩu'), password);
  await person.click(screen.getByRole('button', { name: 'Đăng nhập' }));
}

beforeEach(() => {
  sent.length = 0;
  chooseLocale('vi');
});
afterEach(() => {
  globalThis.fetch = originalFetch;
  act(() => {
    forgetMe();
    chooseLocale('vi');
  });
});

describe('sign-in page', () => {
  it('signs in', async () => {
    serverSays(200, { id: 'u', username: 'operator', fullName: 'Trực ban', grants: [] });
    render(<SignIn isReturning={false} isUnreachable={false} />);
    await signInAs(' operator ', 'một câu đủ dài');
    await waitFor(() => expect(currentMe()?.id).toBe('u'));
    expect(sent).toEqual([{ url: '/api/session', body: { username: 'operator', password: 'một câu đủ dài' } }]);
  });

  it('says that name or password is wrong and keeps what was typed', async () => {
    serverSays(...refused(401, 'access.wrong-credentials', 'Tên đăng nhập hoặc mật khẩu không đúng.'));
    render(<SignIn isReturning={false} isUnreachable={false} />);
    await signInAs('operator', 'sai');
    expect((await screen.findByRole('alert')).textContent).toBe('Tên đăng nhập hoặc mật khẩu không đúng.');
    expect(screen.getByLabelText('Tên đăng nhập')).toHaveValue('operator');
    expect(screen.getByRole('button', { name: 'Đăng nhập' })).toHaveAttribute('aria-disabled', 'false');
  });

  it('says how long a locked account has to wait', async () => {
    serverSays(...refused(429, 'access.too-many-attempts', 'Sai quá nhiều lần. Hãy thử lại sau 90 giây.'));
    render(<SignIn isReturning={false} isUnreachable={false} />);
    await signInAs('operator', 'sai');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('90 giây'));
  });

  it('says that the server is away', async () => {
    globalThis.fetch = jest.fn(async () => {
      throw new TypeError('Failed to fetch');
    }) as unknown as typeof fetch;
    render(<SignIn isReturning={false} isUnreachable={false} />);
    await signInAs('operator', 'một câu đủ dài');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Không kết nối được máy chủ'));
  });

  it('asks for what is missing without asking the server', async () => {
    serverSays(200, {});
    render(<SignIn isReturning={false} isUnreachable={false} />);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Đăng nhập' }));
    expect(screen.getByRole('alert').textContent).toBe('Hãy nhập tên đăng nhập và mật khẩu.');
    expect(sent).toEqual([]);
  });

  it('speaks English when asked to', async () => {
    render(<SignIn isReturning={false} isUnreachable={false} />);
    await userEvent.setup().click(screen.getByRole('button', { name: 'English' }));
    expect(screen.getByRole('heading')).toHaveTextContent('Smart operations centre');
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeInTheDocument();
    expect(document.documentElement.lang).toBe('en');
  });

  it('shows the password when asked to', async () => {
    render(<SignIn isReturning={false} isUnreachable={false} />);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Hiện' }));
    expect(screen.getByLabelText('Mật khẩu')).toHaveAttribute('type', 'text');
  });
});
