import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TaskComment } from '@ioc/shared/comments';
import type { LiveEvent } from '@ioc/shared/events';
import type { TimelineLine } from '@ioc/shared/timelines';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { closeLink, openLink } from '#platform/live';
import { closeScreen, ok, openScreen, refusal, someone, type Server } from '#testing/screen';
import { TaskShow } from './TaskShow';
import { buildTask, taskEvent } from './tasks.testing';

const mockHandlers = new Map<string, (told: unknown) => void>();
const mockWire = {
  connected: true,
  on: (name: string, handler: (told: unknown) => void) => void mockHandlers.set(name, handler),
  io: { on: () => {} },
  timeout: () => ({
    emit: (_: string, __: unknown, answer: (error: null, result: unknown) => void) => answer(null, { from: 5, to: 5, at: '2026-11-24T02:00:00Z', events: [] }),
  }),
  disconnect: () => {},
};
// The wire, not our own code: what goes over it is tested on the server's side.
jest.mock('socket.io-client', () => ({ io: () => mockWire }));

const task = buildTask({ state: 'in_progress', version: 3 });
const at = new Date().toISOString();
const comment = (over: Partial<TaskComment> = {}): TaskComment => ({
  id: 'c1', taskId: task.id, at, byId: 'user-an', byName: 'Trần Văn An', orgName: 'Viettel', text: 'Đã lên trạm', mentions: [], editedAt: null, removedAt: null, version: 1, ...over,
});
const line = (number: number, over: Partial<TaskComment> = {}): TimelineLine => ({ line: number, at, kind: 'comment', comment: comment({ id: `c${number}`, ...over }) });
const timeline = (...lines: TimelineLine[]) => ok({ lines, before: null });
const watchers = (isWatching: boolean) => ok({ isWatching, people: [{ id: 'user-an', name: 'Trần Văn An', orgName: 'Viettel' }, ...(isWatching ? [{ id: 'me', name: 'Trần Thị Bích', orgName: null }] : [])] });
const said = 'POST /api/tasks/task-1/comments';
const lines = 'GET /api/tasks/task-1/timeline';
const people = [{ id: '11111111-1111-4111-8111-111111111111', name: 'Trần Văn An', orgName: 'Viettel' }, { id: '22222222-2222-4222-8222-222222222222', name: 'Trần Văn Anh', orgName: 'VNPT' }];
const empty = ok([]);

let seq = 5;
const draftsKept = () => Object.keys(localStorage).filter((key) => key.startsWith('ioc.draft.'));

/** Something happens elsewhere. */
const happens = async (name: LiveEvent['name'], data: unknown): Promise<void> => {
  seq += 1;
  const event = { seq, id: `e${seq}`, name, at, by: null, data };
  await act(async () => mockHandlers.get('events')?.({ from: seq - 1, to: seq, at, events: [event] }));
};
const commented = () => happens('comment.added', { comment: comment(), task: { id: task.id }, mentioned: [] });

async function open(server: Server = {}, role: 'operator' | 'auditor' | 'manager' = 'operator') {
  const opened = await openScreen(<Routes><Route path="/tasks/:id/show" element={<TaskShow />} /></Routes>, {
    me: someone(role), at: '/tasks/task-1/show',
    server: {
      'GET /api/tasks/task-1': ok(task), [lines]: timeline(line(1)), 'GET /api/tasks/task-1/watchers': watchers(false), 'GET /api/tasks/task-1/people': ok(people),
      'GET /api/tasks/task-1/attachments': empty, 'GET /api/tasks/task-1/extensions': empty, 'GET /api/tasks/task-1/parts': empty, 'GET /api/tasks/task-1/evaluations': empty,
      'GET /api/tasks/task-1/updates': empty, 'GET /api/sectors': ok({ data: [], total: 0 }), 'GET /api/organisations': ok({ data: [], total: 0 }), 'GET /api/calendars': ok({ data: [], total: 0 }),
      ...server,
    },
  });
  seq = 5;
  openLink();
  await screen.findByText('Đã lên trạm', undefined, { timeout: 20_000 });
  await waitFor(() => expect(mockHandlers.has('events')).toBe(true));
  await act(async () => mockHandlers.get('connect')?.(undefined));
  return opened;
}

const field = () => screen.getByLabelText('Viết ý kiến') as HTMLTextAreaElement;
/** As a person types: the cursor stands behind what was typed. */
const type = (text: string): void => {
  fireEvent.focus(field());
  fireEvent.change(field(), { target: { value: text, selectionStart: text.length } });
};
const box = () => screen.getByRole('region', { name: 'Diễn biến' });

describe('the talk about a task', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    closeLink();
    closeScreen();
    jest.restoreAllMocks();
  });

  it('mentions by the keyboard whoever may see the task, and sends them by id', async () => {
    const { sent } = await open({ [said]: ok(comment(), 201) });
    type('Nhờ @tran');
    const list = await screen.findByRole('listbox', { name: 'Người có thể nhắc đến' });
    expect(field()).toHaveAttribute('role', 'combobox');
    fireEvent.keyDown(field(), { key: 'ArrowDown' });
    const second = within(list).getByRole('option', { name: /Trần Văn Anh/ });
    expect([second.getAttribute('aria-selected'), field().getAttribute('aria-activedescendant')]).toEqual(['true', second.id]);
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(field()).toHaveValue('Nhờ @Trần Văn Anh ');
    expect(screen.queryByRole('listbox')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Gửi ý kiến' }));
    await waitFor(() => expect(field()).toHaveValue(''));
    expect(sent).toMatchObject([{ request: said, body: { text: `Nhờ <@${people[1]?.id}>` }, once: expect.any(String) }]);
    expect(draftsKept()).toEqual([]);
  });

  it('keeps what was typed through a lost line and a closed page, and sends it again as the same comment', async () => {
    const lost: Server = { [said]: refusal(503, 'system.unavailable', 'Không kết nối được máy chủ.') };
    const first = await open(lost);
    type('Đề nghị tăng cường máy nổ');
    for (const times of [1, 2]) {
      fireEvent.click(screen.getByRole('button', { name: 'Gửi ý kiến' }));
      await waitFor(() => expect(first.sent).toHaveLength(times));
      await waitFor(() => expect(screen.getByRole('button', { name: 'Gửi ý kiến' })).toBeEnabled());
    }
    expect(first.sent[1]?.once).toBe(first.sent[0]?.once);
    expect(field()).toHaveValue('Đề nghị tăng cường máy nổ');
    closeLink();
    closeScreen();
    await open(lost);
    expect(field()).toHaveValue('Đề nghị tăng cường máy nổ');
  });

  it('is shown as text with the names of today; to its author it offers what may still be done', async () => {
    const mine = { byId: 'me', text: `<b>Gấp</b> <@${people[0]?.id}>`, mentions: [people[0] ?? { id: '', name: '' }] };
    await open({ [lines]: timeline(line(3, mine), line(2, { text: null, removedAt: at }), line(1)) });
    expect(await screen.findByText(/<b>Gấp<\/b>/)).toHaveTextContent('<b>Gấp</b> @Trần Văn An');
    expect(screen.getByText(/Ý kiến đã được gỡ lúc/)).toBeInTheDocument();
    expect([screen.getAllByRole('button', { name: /^Sửa ý kiến lúc/ }).length, screen.getAllByRole('button', { name: /^Gỡ ý kiến lúc/ }).length]).toEqual([1, 1]);
  });

  it('is read and not joined by whoever only looks on', async () => {
    await open({}, 'auditor');
    expect(screen.queryByLabelText('Viết ý kiến')).toBeNull();
  });

  it('appears by itself, and waits above for a reader who is further down', async () => {
    const { server } = await open();
    server[lines] = timeline(line(2, { text: 'Có điện lại' }), line(1));
    await commented();
    expect(await screen.findByText('Có điện lại')).toBeInTheDocument();
    jest.spyOn(box(), 'getBoundingClientRect').mockReturnValue({ top: -400 } as DOMRect);
    server[lines] = timeline(line(3, { text: 'Mất điện lần hai' }), line(2, { text: 'Có điện lại' }), line(1));
    await commented();
    const show = await screen.findByRole('button', { name: 'Có 1 diễn biến mới, xem ngay' });
    expect(screen.queryByText('Mất điện lần hai')).toBeNull();
    fireEvent.click(show);
    expect(screen.getByText('Mất điện lần hai')).toBeInTheDocument();
  });

  it('takes nothing away that is being typed when the task changes meanwhile', async () => {
    const { server } = await open({}, 'manager');
    type('Đang viết dở');
    fireEvent.click(screen.getByRole('button', { name: 'Sửa nhiệm vụ' }));
    const title = await screen.findByLabelText(/Tiêu đề/);
    fireEvent.change(title, { target: { value: 'Tiêu đề đang sửa' } });
    const changed = buildTask({ ...task, version: 4, title: 'Tiêu đề của người khác', progressPercent: 60 });
    server['GET /api/tasks/task-1'] = ok(changed);
    await happens('task.progressed', taskEvent(1, 'task.progressed', changed).data);
    expect(await screen.findByRole('heading', { name: 'Tiêu đề của người khác', hidden: true })).toBeInTheDocument();
    expect(title).toHaveValue('Tiêu đề đang sửa');
    expect(screen.getByLabelText('Viết ý kiến')).toHaveValue('Đang viết dở');
  });

  it('tells the second of two editors who changed which field from what to what, and keeps what they typed', async () => {
    const current = buildTask({ ...task, version: 4, title: 'Tiêu đề của người khác', priority: 'khan' });
    const stale = { status: 409, body: { type: 'about:blank', title: 'Đã có người sửa', status: 409, code: 'request.version-stale', params: {}, requestId: 'r', current } };
    const update = { id: 'u1', at, byId: 'x', byName: 'Lê Thị Bình', orgName: null, step: 'edit', percent: null, dueAt: null, text: null, leadOrgName: null, changes: null, difficulties: null, proposals: null, overrideReason: null };
    const { sent, server } = await open({ 'PATCH /api/tasks/task-1': () => stale, 'GET /api/tasks/task-1/updates': ok([update]) }, 'manager');
    fireEvent.click(screen.getByRole('button', { name: 'Sửa nhiệm vụ' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText(/Nội dung công việc/), { target: { value: 'Nội dung tôi vừa gõ' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Lưu' }));
    const notice = await within(dialog).findByRole('alert');
    expect(notice).toHaveTextContent('Lê Thị Bình vừa sửa nhiệm vụ');
    expect(within(notice).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Tiêu đề: Khắc phục mất liên lạc trạm Bảo Lạc → Tiêu đề của người khác', 'Độ khẩn: Thường → Khẩn',
    ]);
    expect(within(dialog).getByLabelText(/Nội dung công việc/)).toHaveValue('Nội dung tôi vừa gõ');
    expect(within(dialog).getByLabelText(/Tiêu đề/)).toHaveValue('Tiêu đề của người khác');
    server['PATCH /api/tasks/task-1'] = ok({ ...current, version: 5 });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Lưu' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]?.body).toEqual({ content: 'Nội dung tôi vừa gõ' });
    await waitFor(() => expect(draftsKept()).toEqual([]));
  });

  it('keeps an edit that was not saved, and lets go of it when asked to', async () => {
    await open({}, 'manager');
    const edit = async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Sửa nhiệm vụ' }));
      return within(await screen.findByRole('dialog'));
    };
    fireEvent.change((await edit()).getByLabelText(/Tiêu đề/), { target: { value: 'Tiêu đề sửa dở' } });
    closeLink();
    closeScreen();
    await open({}, 'manager');
    const dialog = await edit();
    await waitFor(() => expect(dialog.getByLabelText(/Tiêu đề/)).toHaveValue('Tiêu đề sửa dở'));
    fireEvent.click(dialog.getByRole('button', { name: 'Bỏ phần sửa này' }));
    expect(dialog.getByLabelText(/Tiêu đề/)).toHaveValue(task.title);
    expect(draftsKept()).toEqual([]);
  });

  it('shows by itself what went out by e-mail and webhook: to whom, when, and what was given up', async () => {
    const parts = (state: 'waiting' | 'failed') => [
      { channel: 'email' as const, party: 'focal' as const, state: 'sent' as const, reason: null, count: 2, attempts: 1, endedAt: '2026-11-24T02:00:00Z' },
      { channel: 'email' as const, party: null, state, reason: state === 'failed' ? ('refused' as const) : null, count: 1, attempts: 12, endedAt: state === 'failed' ? '2026-11-24T07:00:00Z' : null },
      { channel: 'webhook' as const, party: 'focal' as const, state: 'sent' as const, reason: null, count: 2, attempts: 1, endedAt: '2026-11-24T02:00:00Z' },
    ];
    const sending = (state: 'waiting' | 'failed'): TimelineLine => ({ line: 2, at, kind: 'sending', sending: { id: 's1', taskId: task.id, at, code: 'task.assigned', parts: parts(state) } });
    const { server } = await open({ [lines]: timeline(sending('waiting'), line(1)) });
    expect(await screen.findByText('Gửi ra ngoài: Nhiệm vụ mới được giao')).toBeInTheDocument();
    expect(screen.getByText('Thư điện tử: 3 người, cán bộ đầu mối đơn vị chủ trì (2), người theo dõi hoặc được nhắc đến (1)')).toBeInTheDocument();
    expect(screen.getByText('Webhook: 2 lần gọi đến hệ thống khác')).toBeInTheDocument();
    expect(screen.getByText('Chờ gửi lại 1, đã thử 12 lần')).toBeInTheDocument();
    server[lines] = timeline(sending('failed'), line(1));
    await happens('sending.changed', { id: 's1', task: { id: task.id } });
    expect(await screen.findByText(/^Không gửi được 1, ngừng lúc .*14:00.* sau 12 lần gửi: máy chủ nhận từ chối$/)).toBeInTheDocument();
  });

  it('is followed and left with one press', async () => {
    const watch = 'POST /api/tasks/task-1/watchers';
    const { sent } = await open({ [watch]: watchers(true) });
    fireEvent.click(await screen.findByRole('button', { name: 'Theo dõi' }));
    expect(await screen.findByText('Trần Văn An (Viettel), Trần Thị Bích')).toBeInTheDocument();
    expect(sent).toEqual([{ request: watch, body: { isWatching: true } }]);
    expect(screen.getByRole('button', { name: 'Thôi theo dõi' })).toBeInTheDocument();
  });
});
