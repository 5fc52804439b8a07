import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, render, screen } from '@testing-library/react';
import { forgetMe } from '../platform/api/session';
import { rememberVisit, wasSignedIn } from '../platform/api/visits';
import { Root } from './Root';

const originalFetch = globalThis.fetch;

/** A server that answers when the test says so. */
function slowServer(): (status: number, code: string) => Promise<void> {
  const waiting: ((answer: Response) => void)[] = [];
  globalThis.fetch = jest.fn(() => new Promise<Response>((resolve) => waiting.push(resolve))) as typeof fetch;
  return async (status, code) => {
    const problem = { type: 'about:blank', title: code, status, code, params: {}, requestId: 'r' };
    await act(async () => waiting.forEach((answer) => answer({ ok: false, status, text: async () => JSON.stringify(problem) } as Response)));
  };
}

afterEach(() => {
  globalThis.fetch = originalFetch;
  act(forgetMe);
});

describe('the first moment', () => {
  it('shows the sign-in page at once where nobody was signed in', async () => {
    const answer = slowServer();
    render(<Root />);
    expect(screen.getByLabelText('Tên đăng nhập')).toHaveAttribute('autocomplete', 'username');
    await answer(401, 'access.signed-out');
    expect(screen.getByRole('button', { name: 'Đăng nhập' })).toBeInTheDocument();
  });

  it('waits for the answer where somebody was, and forgets it when the session is over', async () => {
    rememberVisit(true);
    const answer = slowServer();
    render(<Root />);
    expect(screen.queryByLabelText('Tên đăng nhập')).toBeNull();
    await answer(401, 'access.signed-out');
    expect(screen.getByLabelText('Tên đăng nhập')).toBeInTheDocument();
    expect(wasSignedIn()).toBe(false);
  });

  it('says that the server is away, whoever was here before', async () => {
    const answer = slowServer();
    const { unmount } = render(<Root />);
    await answer(503, 'system.unavailable');
    expect(screen.getByRole('alert').textContent).toContain('Không kết nối được máy chủ');
    unmount();
  });
});
