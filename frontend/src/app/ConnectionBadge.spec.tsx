import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, screen } from '@testing-library/react';
import { closeLink, openLink } from '#platform/live';
import { closeScreen, openScreen, someone } from '#testing/screen';
import { mockWire } from '#testing/wire';
import { ConnectionBadge } from './ConnectionBadge';

jest.mock('socket.io-client', () => ({ io: () => mockWire }));

const badge = (): HTMLElement => screen.getByRole('status', { name: 'Kết nối với máy chủ' });
const pass = (seconds: number): Promise<void> => act(async () => { await jest.advanceTimersByTimeAsync(seconds * 1_000); });

async function open(): Promise<void> {
  await openScreen(<ConnectionBadge />, { me: someone('operator'), server: {} });
  act(openLink);
  await pass(0);
}

describe('the badge of the connection', () => {
  beforeEach(() => {
    // 09:05 in Vietnam
    jest.useFakeTimers({ now: new Date('2026-11-24T02:05:00Z') });
    // What was loaded before has opened the line on the real clock.
    closeLink();
    mockWire.comeBack();
  });
  afterEach(() => {
    closeScreen();
    jest.useRealTimers();
  });

  it('says that the screen is live, and of when the data is, without being pointed at', async () => {
    await open();
    expect(badge()).toHaveTextContent('Trực tuyến');
    expect(badge()).toHaveTextContent('09:05');
    await pass(70);
    expect(badge()).toHaveTextContent('09:06');
    expect(badge()).toHaveAttribute('title', 'Số liệu lúc 09:06');
  });

  it('says how old the data is when nothing comes any more, and is live again with the next word', async () => {
    await open();
    mockWire.fallSilent();
    await pass(20);
    expect(badge()).toHaveTextContent('Đang kết nối lại');
    expect(badge()).toHaveTextContent(/(?:15|20) giây/);
    await pass(60);
    expect(badge()).toHaveTextContent('1 phút');
    expect(badge()).toHaveAttribute('title', 'Số liệu lúc 09:05');
    await act(async () => mockWire.comeBack());
    expect(badge()).toHaveTextContent('Trực tuyến');
    expect(badge()).not.toHaveTextContent('phút');
  });

  it('says that the line is lost, loudly after a few seconds', async () => {
    await open();
    act(() => mockWire.lose());
    expect(badge()).toHaveTextContent('Đang kết nối lại');
    await pass(5);
    expect(badge()).toHaveTextContent('Mất kết nối');
  });

  it('counts the age on while the server is there without its data', async () => {
    await open();
    mockWire.fallSilent();
    act(() => mockWire.loseDatabase());
    expect(badge()).toHaveTextContent('Gián đoạn');
    await pass(30);
    expect(badge()).toHaveTextContent('30 giây');
    await act(async () => mockWire.comeBack());
    expect(badge()).toHaveTextContent('Trực tuyến');
  });

  it('tells those who hear the screen what changes, not every minute that passes', async () => {
    await open();
    expect(badge().querySelector('time')?.closest('[aria-hidden]')).not.toBeNull();
  });
});
