import { afterEach, describe, expect, it } from '@jest/globals';
import type { Me } from '@ioc/shared/access';
import type { Alarm, AlarmBoard } from '@ioc/shared/alarms';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, refusal, someone, type Server } from '#testing/screen';
import { buildAlarm } from './alarms.testing';
import { liveAlarms } from './alarms.store';
import { ReportButton } from './ReportButton';

const assetId = '0197a8d0-0000-7000-8000-000000000001';
const asset = { id: assetId, name: 'Bảo Lạc 1', kind: 'bts', unitId: 'unit-1', ownerOrgId: 'org-1' } as const;
const note = 'Người dân báo mất sóng từ sáng';
const board = (alarms: Alarm[]): AlarmBoard => ({ seq: 1, total: alarms.length, unacknowledged: alarms.length, alarms });
const reported = (more: Partial<Alarm> = {}): Alarm => buildAlarm({ assetId, type: 'reported', severity: 'minor', note, ...more });

async function open(server: Server, me: Me = someone('operator'), alarms: Alarm[] = []) {
  const opened = await openScreen(<ReportButton asset={asset} />, { me, server: { 'GET /api/alarms/board': ok(board(alarms)), ...server } });
  await waitFor(() => expect(liveAlarms.view().status).toBe('ready'));
  return { ...opened, person: userEvent.setup() };
}

const button = () => screen.queryByRole('button', { name: 'Báo sự cố' });
const field = () => screen.findByRole('textbox', { name: /Nội dung/ });

describe('reporting trouble', () => {
  afterEach(() => {
    localStorage.clear();
    closeScreen();
  });

  it('takes the keyboard alone, and leaves it where it was when the button has gone', async () => {
    const { sent, server, person } = await open({ 'POST /api/alarms': ok(reported(), 201) });
    await person.tab();
    await person.keyboard('{Enter}');
    expect(await field()).toHaveFocus();
    await person.keyboard(`${note}{Enter}`);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([{ request: 'POST /api/alarms', body: { assetId, severity: 'minor', note }, once: expect.any(String) }]);
    server['GET /api/alarms/board'] = ok(board([reported()]));
    act(() => liveAlarms.reload());
    await waitFor(() => expect(button()).toBeNull());
    expect(document.body).not.toHaveFocus();
  });

  it('sends how bad it is, chosen with the arrows', async () => {
    const { sent, person } = await open({ 'POST /api/alarms': ok(reported({ severity: 'major' }), 201) });
    await person.click(button() as HTMLElement);
    await field();
    await person.tab({ shift: true });
    expect(screen.getByRole('radio', { name: 'Nhỏ' })).toHaveFocus();
    await person.click(screen.getByRole('radio', { name: 'Lớn' }));
    await person.type(await field(), `${note}{Enter}`);
    await waitFor(() => expect(sent).toMatchObject([{ body: { severity: 'major' } }]));
  });

  it.each<[string, Me, Alarm[]]>([
    ['to a leader', someone('leader'), []],
    ['where the right does not hold', someone('operator', { grants: [{ ...someone('operator').grants[0]!, scope: { everywhere: false, unitIds: ['unit-2'], orgIds: [], sectorCodes: [] } }] }), []],
    ['when somebody has reported it', someone('operator'), [reported()]],
  ])('is not offered %s', async (_whom, me, alarms) => {
    await open({}, me, alarms);
    await waitFor(() => expect(button()).toBeNull());
  });

  it('is offered beside an alarm that a device raised', async () => {
    await open({}, someone('operator'), [buildAlarm({ assetId })]);
    expect(button()).toBeInTheDocument();
  });

  it('says that somebody was faster, and keeps what was typed', async () => {
    const earlier = reported({ id: 'alarm-9', note: 'Cột bị nghiêng' });
    const { person } = await open({ 'POST /api/alarms': ok(earlier, 201) });
    await person.click(button() as HTMLElement);
    await person.type(await field(), `${note}{Enter}`);
    expect(await screen.findByText(/Đã có người báo sự cố này/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Xem diễn biến' })).toHaveAttribute('href', '/alarms/alarm-9/show');
    expect(await field()).toHaveValue(note);
  });

  it('asks for a word, says why it was refused, and keeps the text for the next time', async () => {
    const { sent, person } = await open({ 'POST /api/alarms': refusal(409, 'asset.not-active', 'Đối tượng chưa hoạt động.') });
    await person.click(button() as HTMLElement);
    await person.type(await field(), 'ab{Enter}');
    expect(sent).toEqual([]);
    await person.type(await field(), ' mất sóng{Enter}');
    expect(await screen.findByText('Đối tượng chưa hoạt động.')).toBeInTheDocument();
    await person.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await person.click(button() as HTMLElement);
    expect(await field()).toHaveValue('ab mất sóng');
  });
});
