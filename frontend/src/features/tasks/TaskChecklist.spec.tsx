import { afterEach, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { TaskChecklist } from './TaskChecklist';
import { buildTask } from './tasks.testing';

const task = buildTask({ state: 'in_progress', leadOrgId: 'vtl' });
const lines = [
  { n: 1, text: 'Khảo sát hiện trường', doneAt: '2026-11-24T02:00:00Z', doneByName: 'Nông Văn Đức' }, { n: 2, text: 'Thay nguồn', doneAt: null, doneByName: null },
];
const server = { [`GET /api/tasks/${task.id}/checklist`]: ok(lines), [`POST /api/tasks/${task.id}/checklist`]: ok({ ...task, version: task.version + 1 }), [`GET /api/tasks/${task.id}/updates`]: ok([]) };

afterEach(closeScreen);

it('the lead unit ticks the lines of a task and adds others', async () => {
  const { sent } = await openScreen(<TaskChecklist task={task} />, { me: someone('unit_officer', { orgId: 'vtl' }), server });
  expect(await screen.findByText('1/2')).toBeTruthy();
  expect(screen.getByText(/Nông Văn Đức, 24\/11\/2026/)).toBeTruthy();
  await userEvent.click(screen.getByLabelText('Thay nguồn'));
  await waitFor(() => expect(sent).toHaveLength(1));
  await userEvent.type(screen.getByLabelText('Thêm việc cần làm'), 'Đo kiểm');
  await userEvent.click(screen.getByText('Thêm'));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent.map(({ body }) => body)).toEqual([{ step: 'tick', n: 2 }, { step: 'add', text: 'Đo kiểm' }]);
});

it('whoever only looks on sees what is ticked and can change nothing', async () => {
  await openScreen(<TaskChecklist task={task} />, { me: someone('auditor'), server });
  const [first, second] = await Promise.all([screen.findByLabelText(/Khảo sát hiện trường/), screen.findByLabelText('Thay nguồn')]) as HTMLInputElement[];
  expect([first?.checked, second?.checked, first?.disabled, second?.disabled]).toEqual([true, false, true, true]);
  expect(screen.queryByLabelText('Thêm việc cần làm')).toBeNull();
});
