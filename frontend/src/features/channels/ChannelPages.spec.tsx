import { afterEach, describe, expect, it } from '@jest/globals';
import { usualPreferences, type ChannelBoard, type OutboxMessage, type OwnPreferences, type Webhook } from '@ioc/shared/channels';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Notification } from 'ra-ui-materialui';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { ChannelsPage } from './ChannelsPage';
import { PreferencesPage } from './PreferencesPage';

const none = { waiting: 0, failed: 0, sentToday: 0, lastSentAt: null };
const board: ChannelBoard = { email: { isOn: true, host: 'mail.tinh.vn:587', from: 'ioc@tinh.vn', ...none, failed: 1 }, webhook: none };
const webhook: Webhook = { id: 'w1', name: 'Trục liên thông', url: 'https://truc.vn/ioc', groups: ['work'], isOn: true, createdAt: '2026-11-01T00:00:00Z', updatedAt: '2026-11-01T00:00:00Z', version: 3 };
const failed: OutboxMessage = {
  id: 'm1', channel: 'email', webhookId: null, webhookName: null, recipientName: 'Nông Văn Bảo', code: 'overdue', isTest: false, notices: 1, state: 'failed',
  createdAt: '2026-11-01T00:00:00Z', dueAt: '2026-11-01T00:00:00Z', doneAt: '2026-11-01T05:00:00Z', attempts: 12, reason: 'connect ECONNREFUSED',
};
const page = (data: unknown[]) => ok({ data, total: data.length });

describe('the channels', () => {
  afterEach(closeScreen);

  it('show what failed and why, and send it again', async () => {
    const { sent } = await openScreen(<><ChannelsPage /><Notification /></>, {
      me: someone('admin'),
      server: { 'GET /api/channels': ok(board), 'GET /api/webhooks': page([webhook]), 'GET /api/channels/outbox': page([failed]), 'POST /api/channels/outbox/m1/retry': ok({ ...failed, state: 'waiting' }) },
    });
    expect(await screen.findByText('connect ECONNREFUSED')).toBeInTheDocument();
    expect(screen.getByText(/Không gửi được: 1/)).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Gửi lại cho Nông Văn Bảo' }));
    await waitFor(() => expect(sent).toEqual([{ request: 'POST /api/channels/outbox/m1/retry', body: undefined }]));
    expect(await screen.findByText(/Đã đưa 1 thông báo/)).toBeInTheDocument();
  });

  it('say what to do where nothing is set, and show a new secret until it was kept', async () => {
    const { sent } = await openScreen(<ChannelsPage />, {
      me: someone('admin'),
      server: {
        'GET /api/channels': ok({ ...board, email: { isOn: false, host: null, from: null, ...none } }), 'GET /api/webhooks': page([]), 'GET /api/channels/outbox': page([]),
        'POST /api/webhooks': ok({ ...webhook, secret: 'iocw_bi-mat' }, 201),
      },
    });
    expect(await screen.findByText(/Đặt IOC_SMTP_URL/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Gửi thư thử cho tôi' })).toBeDisabled();
    fireEvent.click(await screen.findByRole('button', { name: 'Thêm webhook' }));
    const dialog = await screen.findByRole('dialog');
    const save = within(dialog).getByRole('button', { name: 'Lưu' });
    fireEvent.change(within(dialog).getByLabelText(/Tên hệ thống/), { target: { value: 'Trục liên thông' } });
    fireEvent.change(within(dialog).getByLabelText(/Địa chỉ nhận/), { target: { value: 'truc.vn' } });
    expect(save).toBeDisabled();
    fireEvent.change(within(dialog).getByLabelText(/Địa chỉ nhận/), { target: { value: 'https://truc.vn/ioc' } });
    fireEvent.click(save);
    expect(await within(dialog).findByDisplayValue('iocw_bi-mat')).toBeInTheDocument();
    expect(sent[0]).toMatchObject({ request: 'POST /api/webhooks', body: { name: 'Trục liên thông', url: 'https://truc.vn/ioc', groups: ['work', 'reminders'] } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Tôi đã chép' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('that cannot be loaded say so', async () => {
    const away = refusal(503, 'system.unavailable', 'Hệ thống tạm thời không phục vụ được.');
    await openScreen(<ChannelsPage />, { me: someone('admin'), server: { 'GET /api/channels': away, 'GET /api/webhooks': away, 'GET /api/channels/outbox': away } });
    await waitFor(() => expect(screen.getAllByText(/Không tải được kênh thông báo/)).toHaveLength(3));
  });
});

describe('my notifications', () => {
  afterEach(closeScreen);
  const own: OwnPreferences = { ...usualPreferences, address: null, isMailOn: true, version: 4 };

  it('say when no e-mail can come, and are saved upon the version that was seen', async () => {
    const { sent } = await openScreen(<><PreferencesPage /><Notification /></>, {
      me: someone('operator'), server: { 'GET /api/notification-preferences': ok(own), 'PATCH /api/notification-preferences': ok({ ...own, digestMinute: 480, version: 5 }) },
    });
    expect(await screen.findByText(/chưa có địa chỉ thư điện tử/)).toBeInTheDocument();
    fireEvent.change(screen.getByLabelText('Giờ gửi bản tin ngày'), { target: { value: '08:00' } });
    fireEvent.change(screen.getByLabelText('Đến'), { target: { value: '21:00' } });
    expect(screen.getByRole('button', { name: 'Lưu' })).toBeDisabled();
    fireEvent.click(screen.getByRole('switch', { name: 'Không gửi thư trong giờ nghỉ' }));
    fireEvent.click(screen.getByRole('button', { name: 'Lưu' }));
    await waitFor(() => expect(sent).toEqual([{ request: 'PATCH /api/notification-preferences', body: { ways: own.ways, quiet: null, digestMinute: 480 } }]));
    expect(await screen.findByText('Đã lưu.')).toBeInTheDocument();
  });
});
