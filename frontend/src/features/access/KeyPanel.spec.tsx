import { afterEach, describe, expect, it } from '@jest/globals';
import type { IntegrationKey, UserStatus } from '@ioc/shared/access';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, refusal, someone, type Server } from '#testing/screen';
import { byUse, keyState } from './integrationKeys';
import { KeyPanel } from './KeyPanel';

const path = '/api/users/nms/keys';
const buildKey = (more: Partial<IntegrationKey>): IntegrationKey => ({
  id: 'k1', userId: 'nms', name: 'Giám sát mạng', prefix: 'iock_a1b2', createdAt: '2026-11-01T02:00:00Z', lastUsedAt: null, expiresAt: null, revokedAt: null, ...more,
});
const open = (server: Server, status: UserStatus = 'active') => openScreen(<KeyPanel user={{ id: 'nms', status }} />, { me: someone('admin'), server });

describe('the keys of a service account', () => {
  afterEach(closeScreen);

  it('are listed with their beginning and until when they hold, those that open nothing last', async () => {
    const gone = buildKey({ id: 'k0', name: 'Cũ', prefix: null, revokedAt: '2026-11-02T02:00:00Z' });
    await open({ [`GET ${path}`]: ok([gone, buildKey({ expiresAt: '2100-01-01T00:00:00Z', lastUsedAt: '2026-11-03T02:00:00Z' })]) });
    const [, first, second] = await screen.findAllByRole('row');
    for (const text of ['Giám sát mạng', 'iock_a1b2…', '03/11/2026 09:00', '01/01/2100', 'Còn hiệu lực']) expect(first).toHaveTextContent(text);
    expect(second).toHaveTextContent('Đã thu hồi');
    expect(screen.getAllByRole('button', { name: /^Thu hồi/ })).toHaveLength(1);
  });

  it('say when there are none, when they could not be loaded, and when the account is disabled', async () => {
    const { server } = await open({ [`GET ${path}`]: refusal(503, 'system.unavailable', 'Hệ thống tạm thời không phục vụ được.') }, 'disabled');
    expect(await screen.findByText(/Không tải được danh sách khóa/)).toBeInTheDocument();
    expect(screen.getByText(/Tài khoản đang bị khóa/)).toBeInTheDocument();
    server[`GET ${path}`] = ok([]);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Thử lại' }));
    expect(await screen.findByText('Chưa có khóa nào')).toBeInTheDocument();
  });

  it('are shown once, with a copy, and only their own button puts them away', async () => {
    const person = userEvent.setup();
    const kept: IntegrationKey[] = [];
    const { sent } = await open({
      [`GET ${path}`]: () => ({ status: 200, body: kept }),
      [`POST ${path}`]: () => {
        kept.push(buildKey({}));
        return { status: 201, body: { ...buildKey({}), key: 'iock_a1b2mậtmã' } };
      },
    });
    await person.click(screen.getByRole('button', { name: 'Tạo khóa' }));
    const dialog = screen.getByRole('dialog', { name: 'Tạo khóa kết nối' });
    expect(within(dialog).getByRole('button', { name: 'Tạo khóa' })).toBeDisabled();
    await person.keyboard('Giám sát mạng{Enter}');
    const shown = await screen.findByRole('dialog', { name: 'Đã tạo khóa “Giám sát mạng”' });
    expect(sent).toMatchObject([{ request: `POST ${path}`, body: { name: 'Giám sát mạng', validDays: 365 } }]);
    expect(within(shown).getByRole('alert')).toHaveTextContent('chỉ hiện một lần');
    expect(within(shown).getByRole('textbox', { name: 'Khóa' })).toHaveValue('iock_a1b2mậtmã');
    expect(within(shown).getByRole('button', { name: 'Chép khóa' })).toHaveFocus();
    await person.keyboard('{Enter}');
    expect(await navigator.clipboard.readText()).toBe('iock_a1b2mậtmã');
    expect(within(shown).getByRole('status')).toHaveTextContent('Đã chép khóa.');
    await person.keyboard('{Escape}');
    expect(shown).toBeInTheDocument();
    await person.click(within(shown).getByRole('button', { name: 'Tôi đã cất giữ khóa' }));
    await waitFor(() => expect(screen.queryByDisplayValue('iock_a1b2mậtmã')).toBeNull());
    expect(await screen.findByRole('cell', { name: 'iock_a1b2…' })).toBeInTheDocument();
  });

  it('are made once when the answer is lost and the form is sent again, and the list shows the one that was made', async () => {
    const person = userEvent.setup();
    const { sent, server } = await open({ [`GET ${path}`]: ok([]), [`POST ${path}`]: refusal(503, 'system.unavailable', 'Hệ thống tạm thời không phục vụ được.') });
    await person.click(screen.getByRole('button', { name: 'Tạo khóa' }));
    await person.keyboard('Giám sát mạng{Enter}');
    expect(await screen.findByText(/không phục vụ được/)).toBeInTheDocument();
    server[`GET ${path}`] = ok([buildKey({})]);
    server[`POST ${path}`] = refusal(409, 'access.key-already-made', 'Khóa “Giám sát mạng” đã được tạo ở lần gửi trước.');
    await person.keyboard('{Enter}');
    expect(await screen.findByText(/đã được tạo ở lần gửi trước/)).toBeInTheDocument();
    expect(await screen.findByText('iock_a1b2…')).toBeInTheDocument();
    const [first, second] = sent;
    expect(first?.once).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toEqual(first);
  });

  it('say why one could not be made and keep what was typed', async () => {
    const person = userEvent.setup();
    await open({ [`GET ${path}`]: ok([]), [`POST ${path}`]: refusal(422, 'access.not-a-service', 'Chỉ tài khoản kết nối mới có khóa.') });
    await person.click(screen.getByRole('button', { name: 'Tạo khóa' }));
    await person.keyboard('Giám sát mạng{Enter}');
    expect(await screen.findByText(/Chỉ tài khoản kết nối/)).toBeInTheDocument();
    expect(screen.getByLabelText(/Tên khóa/)).toHaveValue('Giám sát mạng');
  });

  it('end after one question', async () => {
    const person = userEvent.setup();
    const { sent, server } = await open({ [`GET ${path}`]: ok([buildKey({})]), [`DELETE ${path}/k1`]: ok(undefined, 204) });
    await person.click(await screen.findByRole('button', { name: 'Thu hồi khóa Giám sát mạng' }));
    const dialog = screen.getByRole('dialog', { name: 'Thu hồi khóa “Giám sát mạng”?' });
    expect(sent).toEqual([]);
    server[`GET ${path}`] = ok([buildKey({ revokedAt: '2026-11-24T02:00:00Z' })]);
    await person.click(within(dialog).getByRole('button', { name: 'Thu hồi' }));
    expect(await screen.findByText('Đã thu hồi')).toBeInTheDocument();
    expect(sent).toEqual([{ request: `DELETE ${path}/k1`, body: undefined }]);
  });
});

describe('the state of a key', () => {
  const now = new Date('2026-11-24T00:00:00Z');

  it.each<[string, Partial<IntegrationKey>]>([
    ['valid', {}], ['valid', { expiresAt: '2026-11-24T00:00:01Z' }], ['expired', { expiresAt: '2026-11-24T00:00:00Z' }],
    ['revoked', { revokedAt: '2026-11-23T00:00:00Z', expiresAt: '2026-11-01T00:00:00Z' }],
  ])('is %s for %j', (state, more) => {
    expect(keyState(buildKey(more), now)).toBe(state);
  });

  it('decides the order, newest first among equals', () => {
    const keys = [
      buildKey({ id: 'revoked', revokedAt: '2026-11-02T00:00:00Z' }), buildKey({ id: 'old' }), buildKey({ id: 'expired', expiresAt: '2026-11-02T00:00:00Z' }),
      buildKey({ id: 'new', createdAt: '2026-11-20T00:00:00Z' }),
    ];
    expect(byUse(keys, now).map(({ id }) => id)).toEqual(['new', 'old', 'expired', 'revoked']);
  });
});
