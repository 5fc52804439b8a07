import { afterEach, describe, expect, it } from '@jest/globals';
import type { Calendar } from '@ioc/shared/calendars';
import { officeWeek } from '@ioc/shared/working-time';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { Notification } from 'ra-ui-materialui';
import { useState } from 'react';
import { closeScreen, openScreen, refusal, someone, type Server } from '#testing/screen';
import { CalendarSheet } from './CalendarSheet';

const province: Calendar = { id: 'c', orgId: null, orgName: null, week: officeWeek, days: [], followsProvince: false, updatedAt: '2026-11-01T00:00:00Z', version: 1 };
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
