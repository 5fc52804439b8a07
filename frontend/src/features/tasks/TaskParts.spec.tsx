import { afterEach, describe, expect, it } from '@jest/globals';
import type { Me, Scope } from '@ioc/shared/access';
import type { Organisation } from '@ioc/shared/organisations';
import type { TaskPart } from '@ioc/shared/task-parts';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, type Server } from '#testing/screen';
import { playUploads } from '#testing/uploads';
import { editValuesFrom, inputFrom, type TaskValues } from './task.form';
import { partsFrom } from './task.parts';
import { TaskParts } from './TaskParts';
import { buildMe, buildTask } from './tasks.testing';

const of = (orgId: string): Scope => ({ everywhere: false, unitIds: [], orgIds: [orgId], sectorCodes: [] });
const officerOf = (orgId: string) => buildMe('unit_officer', { id: `of-${orgId}`, orgId }, of(orgId));
const manager = buildMe('manager', { id: 'user-manager' });

const task = buildTask({ state: 'in_progress', dueAt: '2099-12-04T10:00:00.000Z', coordinatingOrgIds: ['org-so'], version: 3 });
const part = (more: Partial<TaskPart> = {}): TaskPart => ({
  id: 'part-1', orgId: 'org-so', orgName: 'Sở KH&CN', required: 'Cung cấp số liệu', dueAt: '2099-12-02T10:00:00.000Z', warnAt: '2099-12-01T10:00:00.000Z', isMandatory: true, state: 'open',
  progressPercent: 0, report: null, difficulties: null, proposals: null, reportUpdateId: null, reportedById: null, reportedByName: null, reportedAt: null, decision: null, decidedByName: null, decidedAt: null, ...more,
});
const reported = part({ state: 'reported', report: 'Đã gửi', reportedById: 'of-org-so', reportedByName: 'Nông Văn Dũng', reportedAt: '2099-12-01T02:00:00.000Z' });
const organisation = (id: string, name: string) => ({ id, code: id, name, shortName: name, kind: 'department', unitId: null, canLeadTask: true }) as Organisation;

async function open(me: Me, parts: TaskPart[], server: Server = {}) {
  const opened = await openScreen(<TaskParts task={task} />, {
    me, server: {
      'GET /api/tasks/task-1/parts': ok(parts), 'GET /api/organisations': ok({ data: [organisation('org-lead', 'Xã'), organisation('org-so', 'Sở KH&CN'), organisation('org-mbf', 'MobiFone')], total: 3 }), ...server,
    },
  });
  return { ...opened, person: userEvent.setup() };
}

const panel = () => screen.findByRole('region', { name: 'Phần việc của đơn vị phối hợp' });
const buttons = async () => within(await panel()).queryAllByRole('button').map(({ textContent }) => textContent);

describe('the parts of a task', () => {
  afterEach(() => {
    localStorage.clear();
    closeScreen();
  });

  it('are reported by their own unit once they are done, in words', async () => {
    const { sent, person } = await open(officerOf('org-so'), [part()], { 'POST /api/tasks/task-1/parts/org-so/steps': ok({ ...task, version: 4 }) });
    expect(await panel()).toHaveTextContent('Chưa trình nghiệm thu được: chờ Sở KH&CN.');
    expect(await buttons()).toEqual(['Cập nhật tiến độ', 'Báo cáo phần việc']);
    await person.click(screen.getByRole('button', { name: 'Báo cáo phần việc: Sở KH&CN' }));
    const dialog = await screen.findByRole('dialog');
    await person.type(within(dialog).getByLabelText(/Đã làm được gì/), 'Đã gửi số liệu');
    await person.click(within(dialog).getByRole('button', { name: 'Báo cáo phần việc' }));
    await waitFor(() => expect(sent).toEqual([{ request: 'POST /api/tasks/task-1/parts/org-so/steps', body: { step: 'report', text: 'Đã gửi số liệu', difficulties: null, proposals: null, attachmentIds: [] } }]));
  });

  it('are reported on the way with a percentage, which falls with a reason only', async () => {
    const { sent, person } = await open(officerOf('org-so'), [part({ progressPercent: 50 })], { 'POST /api/tasks/task-1/parts/org-so/steps': ok({ ...task, version: 4 }) });
    await panel();
    await person.click(screen.getByRole('button', { name: 'Cập nhật tiến độ: Sở KH&CN' }));
    const dialog = await screen.findByRole('dialog');
    const percent = within(dialog).getByRole('textbox', { name: 'Tiến độ (%)' });
    expect(percent).toHaveValue('50');
    await person.clear(percent);
    await person.type(percent, '40');
    const button = within(dialog).getByRole('button', { name: 'Cập nhật tiến độ' });
    expect(button).toBeDisabled();
    expect(dialog).toHaveTextContent('Lần trước đã báo 50 %: hãy nêu lý do giảm.');
    await person.type(within(dialog).getByLabelText(/Đang làm gì, đến đâu/), 'Phải đo lại');
    await person.type(within(dialog).getByLabelText('Khó khăn, vướng mắc'), 'Thiếu máy');
    await person.click(button);
    await waitFor(() => expect(sent).toEqual([{
      request: 'POST /api/tasks/task-1/parts/org-so/steps', body: { step: 'progress', text: 'Phải đo lại', percent: 40, difficulties: 'Thiếu máy', proposals: null, attachmentIds: [] },
    }]));
  });

  it('keep what was typed when a file does not arrive, and send nothing before it does or is left out', async () => {
    const uploads = playUploads();
    const { person } = await open(officerOf('org-so'), [part()]);
    await panel();
    await person.click(screen.getByRole('button', { name: 'Báo cáo phần việc: Sở KH&CN' }));
    let dialog = await screen.findByRole('dialog');
    await person.type(within(dialog).getByLabelText(/Đã làm được gì/), 'Đã gửi số liệu');
    await person.upload(within(dialog).getByLabelText('Chọn tệp'), new File(['a'], 'số liệu.pdf', { type: 'application/pdf' }));
    await waitFor(() => expect(uploads.begun).toHaveLength(1));
    act(() => uploads.begun[0]?.loseLine());
    expect(await within(dialog).findByRole('button', { name: 'Thử lại: số liệu.pdf' }, { timeout: 5_000 })).toBeInTheDocument();
    uploads.restore();
    expect(within(dialog).getByRole('button', { name: 'Báo cáo phần việc' })).toBeDisabled();
    await person.click(within(dialog).getByRole('button', { name: 'Bỏ tệp này: số liệu.pdf' }));
    expect(within(dialog).getByRole('button', { name: 'Báo cáo phần việc' })).toBeEnabled();
    await person.click(within(dialog).getByRole('button', { name: 'Thôi' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await person.click(screen.getByRole('button', { name: 'Báo cáo phần việc: Sở KH&CN' }));
    dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByLabelText(/Đã làm được gì/)).toHaveValue('Đã gửi số liệu');
  });

  it('show the lead how far they are, with the words and files of the last report', async () => {
    const file = {
      id: 'file-1', name: 'số liệu.pdf', kind: 'pdf', size: 1_000, isViewable: true, uploadedById: 'x', uploadedByName: 'x', uploadedAt: '2099-12-01T02:00:00.000Z', updateId: 'line-1', isReported: false,
      takenAt: null, location: null, distanceM: null, isOutsideUnit: null,
    };
    const underWay = part({
      progressPercent: 60, report: 'Còn ba xã', difficulties: 'Chưa có số liệu', proposals: 'Đề nghị đôn đốc', reportUpdateId: 'line-1', reportedById: 'of-org-so', reportedByName: 'Nông Văn Dũng',
      reportedAt: '2099-12-01T02:00:00.000Z',
    });
    await open(officerOf('org-lead'), [underWay], { 'GET /api/tasks/task-1/attachments': ok([file, { ...file, id: 'file-2', name: 'cũ.pdf', updateId: 'line-0' }]) });
    const shown = await panel();
    expect(await within(shown).findByText('số liệu.pdf')).toBeInTheDocument();
    expect(within(shown).queryByText('cũ.pdf')).toBeNull();
    for (const text of ['Đang thực hiện', '60 %', 'Còn ba xã', 'Khó khăn, vướng mắc: Chưa có số liệu', 'Đề xuất, kiến nghị: Đề nghị đôn đốc', 'Nông Văn Dũng']) expect(shown).toHaveTextContent(text);
  });

  it.each<[string, Me, TaskPart[], string[]]>([
    ['the lead unit to judge', officerOf('org-lead'), [reported], ['Xác nhận đã xong', 'Trả lại', 'Miễn phần việc']],
    ['the lead unit to waive while nothing is reported', officerOf('org-lead'), [part()], ['Miễn phần việc']],
    ['the assigner to judge, and to give more', manager, [reported], ['Xác nhận đã xong', 'Trả lại', 'Miễn phần việc', 'Giao thêm phần việc']],
    ['nobody else', officerOf('org-other'), [reported], []],
    ['nobody once it is done', officerOf('org-lead'), [part({ state: 'done' })], []],
  ])('are for %s', async (_claim, me, parts, expected) => {
    await open(me, parts);
    expect(await screen.findByText('Cung cấp số liệu')).toBeInTheDocument();
    expect(await buttons()).toEqual(expected);
  });

  it('are confirmed at one press', async () => {
    const { sent, person } = await open(officerOf('org-lead'), [reported], { 'POST /api/tasks/task-1/parts/org-so/steps': ok({ ...task, version: 4 }) });
    await person.click(within(await panel()).getByRole('button', { name: 'Xác nhận đã xong: Sở KH&CN' }));
    await waitFor(() => expect(sent).toEqual([{ request: 'POST /api/tasks/task-1/parts/org-so/steps', body: { step: 'accept' } }]));
  });

  it('are given to one more unit, never to the lead or twice', async () => {
    const { sent, person } = await open(manager, [part()], { 'POST /api/tasks/task-1/parts/org-mbf': ok({ ...task, version: 4 }) });
    await person.click(within(await panel()).getByRole('button', { name: 'Giao thêm phần việc' }));
    const dialog = await screen.findByRole('dialog');
    await person.click(await within(dialog).findByRole('combobox'));
    expect((await screen.findAllByRole('option')).map(({ textContent }) => textContent)).toEqual(['MobiFone']);
    await person.click(screen.getByRole('option'));
    await person.type(within(dialog).getByRole('textbox', { name: 'Việc phải làm' }), 'Cho mượn xe');
    await person.click(within(dialog).getByRole('checkbox'));
    await person.click(within(dialog).getByRole('button', { name: 'Giao thêm phần việc' }));
    await waitFor(() => expect(sent).toEqual([{ request: 'POST /api/tasks/task-1/parts/org-mbf', body: { required: 'Cho mượn xe', dueAt: null, isMandatory: false } }]));
  });

  it('of a new task are those that were written down, of units that take part', () => {
    const written = { required: 'Cung cấp số liệu', dueAt: null, isMandatory: true };
    expect(partsFrom({ a: written, b: { ...written, required: '  ' }, gone: written }, ['a', 'b', 'c'])).toEqual([{ orgId: 'a', ...written }]);
    const values: TaskValues = { ...editValuesFrom(task), leadOrgId: 'a', coordinatingOrgIds: ['a', 'b'], parts: { a: written, b: written } };
    expect(inputFrom(values, null)).toMatchObject({ coordinatingOrgIds: ['b'], parts: [{ orgId: 'b', ...written }] });
  });
});
