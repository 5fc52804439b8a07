import { afterEach, describe, expect, it } from '@jest/globals';
import type { Me } from '@ioc/shared/access';
import type { TaskWaiting, WaitingGroup, WaitingKind, WaitingTask } from '@ioc/shared/task-waiting';
import type { Task } from '@ioc/shared/tasks';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, type Server } from '#testing/screen';
import { MyWorkPage } from './MyWorkPage';
import { buildMe, buildTask } from './tasks.testing';

const group = (kind: WaitingKind, tasks: Task[], total = tasks.length, moment: WaitingTask['moment'] = null): WaitingGroup =>
  ({ kind, total, tasks: tasks.map((task) => ({ ...task, moment })) });
const answer = (groups: WaitingGroup[]): TaskWaiting => ({ at: '2026-01-06T01:00:00Z', total: groups.reduce((sum, { total }) => sum + total, 0), groups });
const officer = buildMe('unit_officer', { orgId: 'org-lead' });

const open = (me: Me, groups: WaitingGroup[], server: Server = {}) => openScreen(<MyWorkPage />, {
  me, at: '/my-work', server: { 'GET /api/tasks/waiting': ok(answer(groups)), 'GET /api/calendars': ok({ data: [], total: 0 }), ...server },
});

describe('my work', () => {
  afterEach(closeScreen);

  it('tells by when a result should be evaluated, and when the own part of a task is due', async () => {
    const done = buildTask({ id: 'task-3', code: 'NV-2026-00003', state: 'completed', completedAt: '2026-01-05T02:00:00Z', submittedById: 'user-officer' });
    const manager = buildMe('manager');
    const past = { dueAt: '2026-01-19T02:00:00Z', warnAt: null };
    await open(manager, [group('evaluation', [done], 1, past)]);
    const toEvaluate = await screen.findByRole('region', { name: /Chờ đánh giá/ });
    expect(toEvaluate).toHaveTextContent('quá mốc đánh giá 19/01/2026');
    expect(within(toEvaluate).getByRole('button', { name: 'Đánh giá: NV-2026-00003' })).toBeInTheDocument();
    closeScreen();
    const shared = buildTask({ id: 'task-4', code: 'NV-2026-00004', state: 'in_progress', dueAt: '2099-01-19T02:00:00Z', coordinatingOrgIds: ['org-so'] });
    await open(buildMe('unit_officer', { orgId: 'org-so' }), [group('part', [shared], 1, { dueAt: '2026-01-06T02:00:00Z', warnAt: '2026-01-05T02:00:00Z' })]);
    const part = await screen.findByRole('region', { name: /Phần việc phối hợp/ });
    expect(part).toHaveTextContent('Hạn phần việc của đơn vị');
    expect(part).toHaveTextContent('06/01/2026');
    expect(part).toHaveTextContent('19/01/2099');
    expect(part).toHaveTextContent(/⚠/);
  });

  it('counts what waits and shows it by kind, each task with what this person does about it', async () => {
    const started = buildTask({ id: 'task-2', code: 'NV-2026-00002', state: 'in_progress', title: 'Rà soát cột ăng ten' });
    await open(officer, [group('receive', [buildTask()]), group('overdue', [started], 12)]);
    expect(await screen.findByText('13 việc đang chờ')).toBeInTheDocument();
    const receive = screen.getByRole('region', { name: /Chưa tiếp nhận/ });
    expect(within(receive).getByRole('button', { name: 'Tiếp nhận: NV-2026-00001' })).toBeInTheDocument();
    const overdue = screen.getByRole('region', { name: /Quá hạn/ });
    for (const name of ['Báo cáo tiến độ', 'Trình nghiệm thu', 'Xin gia hạn']) expect(within(overdue).getByRole('button', { name: `${name}: NV-2026-00002` })).toBeInTheDocument();
    expect(within(overdue).getByRole('link', { name: 'Xem cả 12' })).toHaveAttribute('href', expect.stringContaining(encodeURIComponent('"waiting":["overdue"]')));
  });

  it('receives a task straight from its row', async () => {
    const { sent, server } = await open(officer, [group('receive', [buildTask()])], { 'POST /api/tasks/task-1/steps': ok(buildTask({ state: 'received', version: 2 })) });
    const receive = await screen.findByRole('button', { name: 'Tiếp nhận: NV-2026-00001' });
    server['GET /api/tasks/waiting'] = ok(answer([]));
    await userEvent.click(receive);
    await waitFor(() => expect(sent).toMatchObject([{ request: 'POST /api/tasks/task-1/steps', body: { step: 'receive' } }]));
    expect(await screen.findByText('Không có việc nào đang chờ bạn', {}, { timeout: 3_000 })).toBeInTheDocument();
  });

  it('says since when a task waits to be received, and until when it should have been', async () => {
    await open(officer, [group('receive', [buildTask({ assignedAt: '2026-01-05T01:00:00Z', receiveBy: '2026-01-06T10:00:00Z' })])]);
    expect(await screen.findByText(/^!?\s*Giao .* trước, quá mốc tiếp nhận 06\/01\/2026/)).toBeInTheDocument();
  });

  it('offers the report where work without a term comes to its review', async () => {
    const reviewed = buildTask({ state: 'in_progress', dueAt: null, reviewEvery: 'month', reviewAt: '2026-01-06T10:00:00Z' });
    await open(officer, [group('review', [reviewed])]);
    const review = await screen.findByRole('region', { name: /Đến kỳ xem xét/ });
    expect(within(review).getByText('06/01/2026')).toBeInTheDocument();
    expect(within(review).getByText(/^Quá kỳ xem xét/)).toBeInTheDocument();
    expect(within(review).getByRole('button', { name: 'Báo cáo tiến độ: NV-2026-00001' })).toBeInTheDocument();
  });

  it('reports the part of the own unit from its row', async () => {
    const part = {
      id: 'part-1', orgId: 'org-lead', orgName: 'UBND xã', required: 'Cung cấp số liệu', dueAt: null, isMandatory: true, state: 'open', progressPercent: 0, report: null, difficulties: null, proposals: null,
      reportUpdateId: null, reportedById: null,
      reportedByName: null, reportedAt: null, decision: null, decidedByName: null, decidedAt: null,
    };
    const task = buildTask({ state: 'in_progress', leadOrgId: 'org-other', leadOrgName: 'Sở Xây dựng', coordinatingOrgIds: ['org-lead'] });
    const { sent } = await open(officer, [group('part', [task])], { 'GET /api/tasks/task-1/parts': ok([part]), 'POST /api/tasks/task-1/parts/org-lead/steps': ok({ ...task, version: 2 }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Báo cáo phần việc: NV-2026-00001' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/Đã làm được gì/), 'Đã gửi số liệu');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Báo cáo phần việc' }));
    await waitFor(() => expect(sent).toMatchObject([{ body: { step: 'report', text: 'Đã gửi số liệu' } }]));
  });

  it('leads whoever decides to the request, and offers no choice of whose work to those who do none', async () => {
    await open(buildMe('manager'), [group('extension', [buildTask({ state: 'in_progress', openExtension: 'requested' })])]);
    expect(await screen.findByRole('link', { name: 'Xem và quyết định: NV-2026-00001' })).toHaveAttribute('href', '/tasks/task-1/show');
    expect(screen.queryByRole('button', { name: 'Tôi là đầu mối' })).toBeNull();
  });

  it('says when nothing waits, and what failed when it did', async () => {
    await open(officer, []);
    expect(await screen.findByText('Không có việc nào đang chờ bạn')).toBeInTheDocument();
    closeScreen();
    await open(officer, [], { 'GET /api/tasks/waiting': ok({ type: 'x', title: 'Hỏng', status: 500, code: 'system.internal', params: {}, requestId: 'r' }, 500) });
    expect(await screen.findByText('Không tải được việc của bạn')).toBeInTheDocument();
  });
});
