import { afterEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@ioc/shared/access';
import type { Alarm, AlarmBoard } from '@ioc/shared/alarms';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { AlarmPanel } from './AlarmPanel';
import { buildAlarm } from './alarms.testing';
import { liveAlarms } from './alarms.store';

const path = 'POST /api/alarms/acknowledge';
const names = ['Bảo Lạc 1', 'Cốc Pàng 2', 'Hồng Trị 3'];
const storm = names.map((assetName, at) => buildAlarm({ id: `alarm-${at}`, assetId: `asset-${at}`, assetName }));
const taken = buildAlarm({ id: 'taken', assetId: 'asset-9', assetName: 'Đã có người xem', state: 'acknowledged' });
const board = (alarms: Alarm[]): AlarmBoard => ({ seq: 1, total: alarms.length, unacknowledged: alarms.length, alarms });

async function open(role: Role, alarms: Alarm[] = [...storm, taken]) {
  const opened = await openScreen(<AlarmPanel onPlace={() => undefined} />, {
    me: someone(role), server: { 'GET /api/alarms/board': ok(board(alarms)), [path]: ok({ acknowledged: [], refused: [] }) },
  });
  await screen.findByText(alarms[0]?.assetName ?? '');
  return opened;
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const begin = async (): Promise<void> => {
  fireEvent.click(button('Xác nhận nhiều'));
  await screen.findByRole('form', { name: 'Xác nhận nhiều' }, { timeout: 10_000 });
};
const tick = (name: string | RegExp): boolean => fireEvent.click(screen.getByRole('checkbox', { name }));

describe('acknowledging several alarms', () => {
  afterEach(closeScreen);

  it('sends the ticked ones with one note, and says of how many it was refused', async () => {
    const { sent, server } = await open('operator');
    await begin();
    expect(button('Xác nhận 0 cảnh báo')).toBeDisabled();
    expect(screen.queryByRole('checkbox', { name: /Đã có người xem/ })).toBeNull();
    tick('Chọn: Bảo Lạc 1');
    tick('Chọn: Hồng Trị 3');
    fireEvent.change(screen.getByLabelText('Ghi chú'), { target: { value: 'Mất điện lưới toàn huyện' } });
    server[path] = refusal(503, 'system.unavailable', 'Hệ thống tạm thời không phục vụ được.');
    fireEvent.click(button('Xác nhận 2 cảnh báo'));
    expect(await screen.findByText(/không phục vụ được/)).toBeInTheDocument();
    server[path] = ok({ acknowledged: [storm[0]], refused: [{ id: 'alarm-2', code: 'alarm.step-refused' }] });
    fireEvent.click(button('Xác nhận 2 cảnh báo'));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    const body = { ids: ['alarm-0', 'alarm-2'], note: 'Mất điện lưới toàn huyện' };
    expect(sent).toEqual([{ request: path, body }, { request: path, body }]);
  });

  it('takes all that are shown, and lets go of those that end meanwhile', async () => {
    const { server } = await open('operator');
    await begin();
    tick(/^Chọn tất cả 3 cảnh báo/);
    expect(button('Xác nhận 3 cảnh báo')).toBeEnabled();
    server['GET /api/alarms/board'] = ok(board([storm[0] as Alarm, taken]));
    act(() => liveAlarms.reload());
    await waitFor(() => expect(button('Xác nhận 1 cảnh báo')).toBeEnabled());
  });

  it('is offered to those who may, and where there is more than one', async () => {
    await open('auditor');
    expect(screen.queryByRole('button', { name: 'Xác nhận nhiều' })).toBeNull();
    closeScreen();
    await open('operator', [storm[0] as Alarm, taken]);
    expect(screen.queryByRole('button', { name: 'Xác nhận nhiều' })).toBeNull();
  });
});
