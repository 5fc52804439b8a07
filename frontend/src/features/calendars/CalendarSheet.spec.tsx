import { afterEach, describe, expect, it } from '@jest/globals';
import { usualResponse, type Calendar } from '@ioc/shared/calendars';
import { officeWeek } from '@ioc/shared/working-time';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { Notification } from 'ra-ui-materialui';
import { useState } from 'react';
import { closeScreen, openScreen, refusal, someone, type Server } from '#testing/screen';
import { CalendarSheet } from './CalendarSheet';

const province: Calendar = { id: 'c', orgId: null, orgName: null, week: officeWeek, days: [], followsProvince: false, receiveWithin: usualResponse, updatedAt: '2026-11-01T00:00:00Z', version: 1 };
const saved: Calendar = { ...province, days: [{ on: '2026-12-24', kind: 'off', name: 'Ngày truyền thống', isProvisional: false }], version: 2 };
const path = 'PATCH /api/calendars/c';

describe('a calendar that is changed', () => {
  afterEach(closeScreen);
  let arrives: (calendar: Calendar) => void;
  function Live() {
    const [calendar, setCalendar] = useState(province);
    arrives = (next) => act(() => setCalendar(next));
    return (
      <>
        <CalendarSheet calendar={calendar} province={calendar} year={2026} />
        <Notification />
      </>
    );
  }
  /** By their text: asking for roles among the 365 days of the sheet takes seconds. */
  const press = async (text: string) => fireEvent.click(await screen.findByText(text, { selector: 'button' }));
  const write = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value } });
  async function changed(server: Server) {
    const opened = await openScreen(<Live />, { me: someone('manager'), server });
    await press('Thêm ngày');
    write(/^Ngày/, '24/12/2026');
    write(/^Tên/, 'Ngày truyền thống');
    await press('Ngày nghỉ');
    await press('Đồng ý');
    await press('Lưu lịch');
    return opened;
  }

  it('is said to be saved, also when the event of it comes before the answer', async () => {
    const { sent } = await changed({ [path]: () => {
      arrives(saved);
      expect(screen.queryByText('Lưu lịch')).toBeNull();
      return { status: 200, body: saved };
    } });
    expect(await screen.findByText('Đã lưu lịch làm việc.')).toBeInTheDocument();
    expect(sent.map(({ request }) => request)).toEqual([path]);
  });

  it('sets in what time work is to be received, and takes no half number for it', async () => {
    const within = { count: 4, unit: 'hour' } as const;
    const { sent } = await openScreen(<Live />, { me: someone('manager'), server: { [path]: () => ({ status: 200, body: { ...province, receiveWithin: within, version: 2 } }) } });
    write(/^Trong vòng/, '0');
    expect(screen.getByText('Số nguyên từ 1 đến 60')).toBeInTheDocument();
    expect(await screen.findByText('Lưu lịch')).toBeDisabled();
    write(/^Trong vòng/, '4');
    fireEvent.mouseDown(screen.getByText('ngày làm việc', { selector: '[role=combobox]' }));
    fireEvent.click(await screen.findByText('giờ làm việc', { selector: 'li' }));
    await press('Lưu lịch');
    await screen.findByText('Đã lưu lịch làm việc.');
    expect(sent.map(({ body }) => body)).toMatchObject([{ receiveWithin: within }]);
  });

  it('tells readers in what time work is to be received', async () => {
    await openScreen(<Live />, { me: someone('unit_officer'), server: {} });
    expect(screen.getByText('Trong vòng 1 ngày làm việc')).toBeInTheDocument();
    expect(screen.queryByLabelText(/^Trong vòng/)).toBeNull();
  });

  it('keeps what was written when it is refused, and forgets the refusal with it', async () => {
    await changed({ [path]: refusal(503, 'system.unavailable', 'Hệ thống tạm thời không phục vụ được.') });
    expect(await screen.findByText('Lưu lịch')).toBeEnabled();
    expect(screen.getByText('Ngày truyền thống')).toBeInTheDocument();
    expect(screen.getByText('Hệ thống tạm thời không phục vụ được.', { exact: false })).toBeInTheDocument();
    await press('Bỏ thay đổi');
    await waitFor(() => expect(screen.queryByText('Hệ thống tạm thời không phục vụ được.', { exact: false })).toBeNull());
    expect(screen.queryByText('Ngày truyền thống')).toBeNull();
  });
});
