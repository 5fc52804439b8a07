import { afterEach, describe, expect, it } from '@jest/globals';
import type { Me, Scope } from '@ioc/shared/access';
import type { TaskExtension } from '@ioc/shared/task-extensions';
import type { Task } from '@ioc/shared/tasks';
import { officeWeek } from '@ioc/shared/working-time';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, refusal, type Server } from '#testing/screen';
import { ExtensionChip, OriginalDue } from './TaskExtensionMarks';
import { TaskExtensions } from './TaskExtensions';
import { buildMe, buildTask } from './tasks.testing';

const ofLead: Scope = { everywhere: false, unitIds: [], orgIds: ['org-lead'], sectorCodes: [] };
const officer = buildMe('unit_officer', { orgId: 'org-lead' }, ofLead);
const manager = buildMe('manager', { id: 'user-manager' });

/** Friday, in a year nobody has reached yet. */
const dueAt = '2099-12-04T10:00:00.000Z';
const working = buildTask({ state: 'in_progress', dueAt, version: 3 });
const request = (more: Partial<TaskExtension> = {}): TaskExtension => ({
  id: 'ext-1', state: 'requested', previousDueAt: dueAt, requestedDueAt: '2099-12-11T10:00:00.000Z', reason: 'Chờ thiết bị', requestedById: 'user-officer',
  requestedByName: 'Nông Văn Dũng', requestedByOrgName: 'UBND xã Bảo Lạc', requestedAt: '2099-12-01T02:00:00.000Z', counterDueAt: null, decidedById: null,
  decidedByName: null, decidedAt: null, decision: null, answeredByName: null, answeredAt: null, answer: null, ...more,
});
const calendar = { id: 'c', orgId: null, orgName: null, week: officeWeek, days: [], followsProvince: false, receiveWithin: { count: 1, unit: 'day' }, updatedAt: dueAt, version: 1 };

async function open(task: Task, me: Me, extensions: TaskExtension[], server: Server = {}) {
  const opened = await openScreen(<TaskExtensions task={task} />, {
    me, server: { 'GET /api/tasks/task-1/extensions': ok(extensions), 'GET /api/calendars': ok({ data: [calendar], total: 1 }), ...server },
  });
  return { ...opened, person: userEvent.setup() };
}

const panel = () => screen.findByRole('region', { name: 'Gia hạn' });
const buttons = async () => within(await panel()).getAllByRole('button').map(({ textContent }) => textContent);
const asked = buildTask({ ...working, openExtension: 'requested' });

describe('the extensions of a task', () => {
  afterEach(() => {
    localStorage.clear();
    closeScreen();
  });

  it('give way to a decision of the side that gave the work: another date, nearer or further, and why', async () => {
    const { sent, person } = await open(working, manager, [], { 'POST /api/tasks/task-1/extensions': ok(working) });
    expect(await buttons()).toEqual(['Đổi hạn']);
    await person.click(within(await panel()).getByRole('button', { name: 'Đổi hạn' }));
    const dialog = await screen.findByRole('dialog');
    const date = within(dialog).getByLabelText(/Hạn mới/);
    const enter = (field: HTMLElement, value: string) => { fireEvent.change(field, { target: { value } }); fireEvent.blur(field); };
    enter(date, '04/12/2099 17:00');
    enter(within(dialog).getByLabelText(/Lý do đổi hạn/), 'Cần cho kỳ họp');
    expect(dialog).toHaveTextContent('Hạn mới phải khác hạn hiện nay');
    expect(within(dialog).getByRole('button', { name: 'Đổi hạn' })).toBeDisabled();
    enter(date, '02/12/2099 17:00');
    await person.click(within(dialog).getByRole('button', { name: 'Đổi hạn' }));
    await waitFor(() => expect(sent).toEqual([
      { request: 'POST /api/tasks/task-1/extensions', body: { step: 'move', dueAt: '2099-12-02T10:00:00.000Z', text: 'Cần cho kỳ họp' } },
    ]));
  });

  it('that were decided of itself tell from when to when, why and by whom', async () => {
    await open(working, officer, [request({ state: 'moved', requestedDueAt: '2099-12-02T10:00:00.000Z', reason: 'Cần cho kỳ họp', decidedByName: 'Hà Thị Em', decidedAt: '2099-12-01T02:00:00.000Z' })]);
    const told = await panel();
    for (const words of ['Bên giao đổi hạn', 'Đổi đến', '02/12/2099', 'Hạn trước đó', '04/12/2099', 'Cần cho kỳ họp', 'Hà Thị Em']) expect(told).toHaveTextContent(words);
    expect(told).not.toHaveTextContent('Người xin');
  });

  it('are asked for with a date counted in working days from the present one, and a reason', async () => {
    const { sent, person } = await open(working, officer, [], { 'POST /api/tasks/task-1/extensions': ok(asked) });
    await person.click(within(await panel()).getByRole('button', { name: 'Xin gia hạn' }));
    const dialog = await screen.findByRole('dialog');
    const send = within(dialog).getByRole('button', { name: 'Xin gia hạn' });
    expect(send).toBeDisabled();
    await person.click(within(dialog).getByRole('button', { name: '5 ngày làm việc' }));
    expect(within(dialog).getByLabelText(/Hạn mới/)).toHaveValue('11/12/2099 17:00');
    expect(dialog).toHaveTextContent('thêm 5 ngày làm việc');
    expect(send).toBeDisabled();
    await person.type(within(dialog).getByLabelText(/Lý do xin gia hạn/), 'Chờ thiết bị');
    await person.click(send);
    await waitFor(() => expect(sent).toEqual([
      { request: 'POST /api/tasks/task-1/extensions', body: { step: 'request', dueAt: '2099-12-11T10:00:00.000Z', text: 'Chờ thiết bị' } },
    ]));
  });

  it('are not asked for to an earlier date', async () => {
    const { person } = await open(working, officer, []);
    await person.click(within(await panel()).getByRole('button', { name: 'Xin gia hạn' }));
    const dialog = await screen.findByRole('dialog');
    await person.type(within(dialog).getByLabelText(/Hạn mới/), '01/12/2099');
    await person.type(within(dialog).getByLabelText(/Lý do xin gia hạn/), 'Chờ thiết bị');
    expect(dialog).toHaveTextContent('Hạn mới phải ở sau hạn hiện nay');
    expect(within(dialog).getByRole('button', { name: 'Xin gia hạn' })).toBeDisabled();
  });

  it('are counted from now where the present date is over', async () => {
    const { person } = await open(buildTask({ ...working, dueAt: '2020-01-03T10:00:00.000Z' }), officer, []);
    await person.click(within(await panel()).getByRole('button', { name: 'Xin gia hạn' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Ngày làm việc kể từ hôm nay:');
    await person.click(within(dialog).getByRole('button', { name: '5 ngày làm việc' }));
    expect(dialog).not.toHaveTextContent('Hạn mới phải ở sau hạn hiện nay');
    expect(within(dialog).getByLabelText(/Hạn mới/)).not.toHaveValue('');
  });

  it('are answered by the other side, at one press where no word is needed', async () => {
    const { sent, person } = await open(asked, manager, [request()], { 'POST /api/tasks/task-1/extensions': ok({ ...working, version: 4, dueAt: '2099-12-11T10:00:00.000Z' }) });
    expect(await panel()).toHaveTextContent('11/12/2099 17:00 (thêm 5 ngày làm việc)');
    expect(await panel()).toHaveTextContent('Nông Văn Dũng, UBND xã Bảo Lạc');
    expect(await buttons()).toEqual(['Chấp thuận gia hạn', 'Không chấp thuận', 'Đề xuất hạn khác']);
    await person.click(screen.getByRole('button', { name: 'Chấp thuận gia hạn' }));
    await waitFor(() => expect(sent).toEqual([{ request: 'POST /api/tasks/task-1/extensions', body: { step: 'approve' } }]));
  });

  it('are withdrawn by the unit, or accepted where another date was proposed', async () => {
    await open(asked, officer, [request()]);
    expect(await buttons()).toEqual(['Rút yêu cầu']);
    closeScreen();
    const countered = request({ state: 'countered', counterDueAt: '2099-12-08T10:00:00.000Z', decidedById: 'user-manager', decidedByName: 'Hà Thị Em', decidedAt: '2099-12-02T02:00:00.000Z', decision: 'Đủ rồi' });
    await open(buildTask({ ...working, openExtension: 'countered' }), officer, [countered]);
    expect(await panel()).toHaveTextContent('Hà Thị Em, 02/12/2099 09:00: Đủ rồi');
    expect(await buttons()).toEqual(['Đồng ý hạn mới', 'Không đồng ý']);
  });

  it.each<[string, Task, Me, TaskExtension[]]>([
    ['of a task nobody works on yet', buildTask({ dueAt }), officer, []],
    ['to somebody who helps', working, buildMe('unit_officer', { orgId: 'org-other' }, { ...ofLead, orgIds: ['org-other'] }), []],
    ['to the side that gave the task', working, manager, []],
  ])('are not offered %s', async (_claim, task, me, extensions) => {
    await open(task, me, extensions);
    await waitFor(() => expect(globalThis.fetch).toHaveBeenCalledWith(expect.stringContaining('/extensions'), expect.anything()));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('say who was faster, and do nothing blindly', async () => {
    const decided = buildTask({ ...working, version: 4, openExtension: null });
    const stale = ok({ type: 'about:blank', title: 'Cũ', status: 409, code: 'request.version-stale', params: {}, requestId: 'r-1', current: decided }, 409);
    const update = { id: 'u', at: '2099-12-02T02:00:00.000Z', byId: 'x', byName: 'Hà Thị Em', orgName: null, step: 'extension_refuse', percent: null, dueAt: null, text: 'Không' };
    const { person } = await open(asked, manager, [request()], { 'POST /api/tasks/task-1/extensions': stale, 'GET /api/tasks/task-1/updates': ok([update]) });
    await person.click(within(await panel()).getByRole('button', { name: 'Chấp thuận gia hạn' }));
    expect(await screen.findByText(/Hà Thị Em vừa không chấp thuận gia hạn/)).toBeInTheDocument();
  });

  it('say why they are refused', async () => {
    const { person } = await open(asked, manager, [request()], { 'POST /api/tasks/task-1/extensions': refusal(422, 'task.extension-not-later', 'Hạn mới phải ở sau hạn hiện nay.') });
    await person.click(within(await panel()).getByRole('button', { name: 'Chấp thuận gia hạn' }));
    expect(await screen.findByText('Hạn mới phải ở sau hạn hiện nay.')).toBeInTheDocument();
  });

  it('leave the first due date in sight, and mark what waits in lists', async () => {
    const task = buildTask({ dueAt: '2099-12-18T10:00:00.000Z', originalDueAt: '2099-12-11T17:00:00.000Z', extensionCount: 1, openExtension: 'requested' });
    await openScreen(<><OriginalDue task={task} /><ExtensionChip task={task} /></>, { me: manager, server: {} });
    expect(screen.getByText('Hạn gốc 12/12/2099, gia hạn 1 lần')).toBeInTheDocument();
    expect(screen.getByText('Có yêu cầu gia hạn')).toBeInTheDocument();
    closeScreen();
    await openScreen(<OriginalDue task={buildTask()} />, { me: manager, server: {} });
    expect(screen.queryByText(/Hạn gốc/)).toBeNull();
  });
});
