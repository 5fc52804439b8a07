import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Role } from '@ioc/shared/access';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { AlarmList } from './AlarmList';
import { buildAlarm } from './alarms.testing';

const path = 'POST /api/alarms/acknowledge';
const [first, second] = [buildAlarm({ id: 'alarm-1', assetName: 'Bảo Lạc 1' }), buildAlarm({ id: 'alarm-2', assetName: 'Cốc Pàng 2' })];
const taken = buildAlarm({ id: 'alarm-3', assetName: 'Đã có người xem', state: 'acknowledged' });

async function open(role: Role) {
  // A list that is wide enough for a table.
  window.matchMedia = jest.fn((media: string) => ({ matches: !media.includes('max-width'), media, addEventListener: () => undefined, removeEventListener: () => undefined })) as unknown as typeof window.matchMedia;
  const opened = await openScreen(<AlarmList />, {
    me: someone(role), at: '/alarms', server: { 'GET /api/alarms': ok({ data: [first, second, taken], total: 3 }), 'GET /api/units': ok({ data: [], total: 0 }), [path]: ok({ acknowledged: [], refused: [] }) },
  });
  await screen.findByText('Bảo Lạc 1');
  return opened;
}
/** The box of a row; null where the row has none. */
const box = (name: string): HTMLElement | null => within(screen.getByText(name).closest('tr') as HTMLElement).queryByRole('checkbox');

describe('the list of alarms', () => {
  afterEach(closeScreen);

  it('acknowledges the ticked ones with one note, and never one that is taken', async () => {
    const { sent } = await open('operator');
    expect(box('Đã có người xem')).toBeDisabled();
    expect(box('Bảo Lạc 1')).toHaveAccessibleName('Chọn dòng này');
    fireEvent.click(box('Bảo Lạc 1') as HTMLElement);
    fireEvent.click(box('Cốc Pàng 2') as HTMLElement);
    fireEvent.click(await screen.findByRole('button', { name: 'Xác nhận nhiều' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(await within(dialog).findByLabelText('Ghi chú'), { target: { value: 'Mất điện lưới' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Xác nhận 2 cảnh báo' }));
    await waitFor(() => expect(sent).toEqual([{ request: path, body: { ids: ['alarm-1', 'alarm-2'], note: 'Mất điện lưới' } }]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(box('Bảo Lạc 1')).not.toBeChecked());
  });

  it('has nothing to tick for who may not acknowledge', async () => {
    await open('leader');
    expect(box('Bảo Lạc 1')).toBeNull();
  });
});
