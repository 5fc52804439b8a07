import { afterEach, describe, expect, it } from '@jest/globals';
import type { Me } from '@ioc/shared/access';
import type { TaskFamily, TaskKin } from '@ioc/shared/task-children';
import type { Task } from '@ioc/shared/tasks';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, refusal } from '#testing/screen';
import { TaskChildren } from './TaskChildren';
import { TaskFocal } from './TaskFocal';
import { TaskStepDialog } from './TaskStepDialog';
import { buildMe, buildTask } from './tasks.testing';

const officer = buildMe('unit_officer', { orgId: 'org-lead' });
const parent = buildTask({ state: 'in_progress', progressPercent: 40 });
const kin = (over: Partial<TaskKin>): TaskKin => {
  const { id, code, title, state, leadOrgName, focalName, dueAt, reviewAt, warnAt, submittedAt, suspendedAt, completedAt, progressPercent, parentId } = buildTask({ parentId: 'task-1' });
  return { id, code, title, state, leadOrgName, focalName, dueAt, reviewAt, warnAt, submittedAt, suspendedAt, completedAt, progressPercent, parentId, ...over };
};
const family = (over: Partial<TaskFamily> = {}): TaskFamily => ({ ancestors: [], descendants: [], percent: null, isDeepest: false, ...over });
const open = (me: Me, answer: TaskFamily, task: Task = parent) => openScreen(<TaskChildren task={task} />, { me, server: { 'GET /api/tasks/task-1/family': ok(answer) } });

describe('child tasks', () => {
  afterEach(closeScreen);

  it('stand as a tree, with their percentage beside the one that was reported', async () => {
    const descendants = [kin({ id: 'a', title: 'Rà soát xã A' }), kin({ id: 'b', title: 'Rà soát xã B' }), kin({ id: 'c', title: 'Xóm của A', parentId: 'a' })];
    await open(officer, family({ descendants, percent: 25, ancestors: [kin({ id: 'top', code: 'NV-2026-00009', title: 'Việc của tỉnh', parentId: null })] }));
    const first = (await screen.findByRole('link', { name: 'Rà soát xã A' })).closest('li')!;
    expect(within(first).getByRole('link', { name: 'Xóm của A' })).toBeInTheDocument();
    expect(within(first).queryByRole('link', { name: 'Rà soát xã B' })).toBeNull();
    expect(screen.getByText(/Theo nhiệm vụ con: 25 %. Đơn vị chủ trì báo cáo: 40 %./)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'NV-2026-00009 Việc của tỉnh' })).toHaveAttribute('href', '/tasks/top/show');
  });

  it('are given by whoever may, and not at the deepest level', async () => {
    await open(officer, family());
    expect(await screen.findByRole('button', { name: 'Giao nhiệm vụ con' })).toBeInTheDocument();
    closeScreen();
    await open(officer, family({ isDeepest: true, ancestors: [kin({ id: 'top', parentId: null })] }));
    expect(await screen.findByText(/Thuộc nhiệm vụ/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Giao nhiệm vụ con' })).toBeNull();
    closeScreen();
    await open(buildMe('auditor'), family());
    await waitFor(() => expect(globalThis.fetch).toHaveBeenCalledWith(expect.stringContaining('/family'), expect.anything()));
    expect(screen.queryByRole('heading', { name: 'Nhiệm vụ con' })).toBeNull();
  });

  it('ask for a reason once the server says that they are open, and then the result is sent with it', async () => {
    const steps = 'POST /api/tasks/task-1/steps';
    const { sent, server } = await openScreen(<TaskStepDialog task={parent} step="submit" onClose={() => undefined} />, {
      me: officer, server: { [steps]: refusal(422, 'task.children-open', 'Nhiệm vụ con chưa xong: NV-2026-00002.') },
    });
    await userEvent.type(await screen.findByLabelText('Kết quả đạt được'), 'Xong');
    expect(screen.queryByLabelText('Lý do trình khi còn nhiệm vụ con chưa xong')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Trình nghiệm thu' }));
    await userEvent.type(await screen.findByLabelText('Lý do trình khi còn nhiệm vụ con chưa xong'), 'Nộp sau');
    server[steps] = ok(buildTask({ state: 'submitted', version: 2 }));
    await userEvent.click(screen.getByRole('button', { name: 'Trình nghiệm thu' }));
    await waitFor(() => expect(sent.at(-1)?.body).toMatchObject({ step: 'submit', text: 'Xong', childrenReason: 'Nộp sau' }));
  });

  it('are asked about when their parent is called off', async () => {
    const steps = 'POST /api/tasks/task-1/steps';
    const { sent, server } = await openScreen(<TaskStepDialog task={parent} step="cancel" onClose={() => undefined} />, {
      me: buildMe('manager'), server: { [steps]: refusal(422, 'task.children-undecided', 'Còn nhiệm vụ con.') },
    });
    await userEvent.type(await screen.findByLabelText(/Lý do/), 'Thay bằng việc khác');
    await userEvent.click(screen.getByRole('button', { name: 'Hủy nhiệm vụ' }));
    await userEvent.click(await screen.findByRole('radio', { name: 'Hủy cả các nhiệm vụ con' }));
    server[steps] = ok(buildTask({ state: 'cancelled', version: 2 }));
    await userEvent.click(screen.getByRole('button', { name: 'Hủy nhiệm vụ' }));
    await waitFor(() => expect(sent.at(-1)?.body).toMatchObject({ step: 'cancel', children: 'cancel' }));
  });
});

describe('who handles a task', () => {
  afterEach(closeScreen);

  it('is named by the unit from among its own people', async () => {
    const { sent } = await openScreen(<dl><TaskFocal task={parent} /></dl>, {
      me: officer,
      server: {
        'GET /api/tasks/task-1/focal/people': ok([{ id: 'user-9', fullName: 'Nông Thị Ánh', position: 'Chuyên viên' }]),
        'POST /api/tasks/task-1/focal': ok({ ...parent, focalUserId: 'user-9', focalName: 'Nông Thị Ánh', version: 2 }),
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Cử đầu mối' }));
    const person = screen.getByRole('combobox', { name: 'Người xử lý' });
    await waitFor(() => expect(person).not.toHaveAttribute('aria-disabled', 'true'));
    await userEvent.click(person);
    await userEvent.click(await screen.findByRole('option', { name: 'Nông Thị Ánh, Chuyên viên' }));
    await userEvent.click(screen.getByRole('button', { name: 'Lưu' }));
    await waitFor(() => expect(sent).toMatchObject([{ request: 'POST /api/tasks/task-1/focal', body: { userId: 'user-9' } }]));
  });

  it('is only read by everybody else', async () => {
    await openScreen(<dl><TaskFocal task={{ ...parent, focalUserId: 'user-9', focalName: 'Nông Thị Ánh' }} /></dl>, { me: buildMe('manager'), server: {} });
    expect(await screen.findByText('Nông Thị Ánh')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
