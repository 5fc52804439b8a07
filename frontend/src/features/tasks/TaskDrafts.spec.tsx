import { afterEach, describe, expect, it } from '@jest/globals';
import type { Task } from '@ioc/shared/tasks';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { ChangeSetDialog } from './ChangeSetDialog';
import { PartGive } from './PartGive';
import { TaskChecklist } from './TaskChecklist';
import { buildTask } from './tasks.testing';

const task: Task = buildTask({ id: 't1', state: 'in_progress' });
const none = ok({ data: [], total: 0 });
const open = (what: ReactElement) => openScreen(what, {
  me: someone('manager'),
  server: {
    'GET /api/organisations': ok({ data: [{ id: 'so', code: 'SO', name: 'Sở Y tế', shortName: 'Sở Y tế', kind: 'department', canLeadTask: true }], total: 1 }), 'GET /api/sectors': none,
    'GET /api/tasks/t1/checklist': ok([]), 'POST /api/tasks/t1/checklist': ok({ ...task, version: 2 }), 'GET /api/tasks/t1/updates': ok([]),
    'POST /api/task-change-sets': ok({ id: 's', action: 'remind', changed: ['t1'], refused: [] }),
  },
});
const nothing = () => undefined;
const again = async (what: ReactElement) => {
  closeScreen();
  await open(what);
};

const drafts = () => Object.keys(localStorage).filter((key) => key.startsWith('ioc.draft.'));

describe('what was typed and not sent', () => {
  afterEach(() => {
    closeScreen();
    localStorage.clear();
  });

  it('stands again in the dialog for many tasks, by what is done to them, until it is sent', async () => {
    const remind = <ChangeSetDialog action="remind" chosen={{ tasks: [task] }} onClose={nothing} onDone={nothing} />;
    await open(remind);
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Báo cáo trong hôm nay' } });
    await again(<ChangeSetDialog action="drop" chosen={{ tasks: [task] }} onClose={nothing} onDone={nothing} />);
    expect(screen.getByRole('textbox')).toHaveValue('');
    await again(remind);
    expect(screen.getByRole('textbox')).toHaveValue('Báo cáo trong hôm nay');
    fireEvent.submit(screen.getByRole('textbox').closest('form') as HTMLFormElement);
    await waitFor(() => expect(drafts()).toEqual([]));
  });

  it('stands again where a part is given, with its unit', async () => {
    const give = <PartGive task={task} parts={[]} onClose={nothing} />;
    await open(give);
    fireEvent.change(screen.getByLabelText(/Đơn vị/), { target: { value: 'Sở Y' } });
    fireEvent.click(await screen.findByRole('option', { name: /Sở Y tế/ }));
    const words = () => screen.getAllByRole('textbox').find((field) => field.tagName === 'TEXTAREA' && !field.hasAttribute('aria-hidden')) as HTMLElement;
    fireEvent.change(words(), { target: { value: 'Gửi số liệu' } });
    await again(give);
    expect(words()).toHaveValue('Gửi số liệu');
    await waitFor(() => expect(screen.getByLabelText(/Đơn vị/)).toHaveValue('Sở Y tế'));
  });

  it('stands again in the checklist, until it is a line of it', async () => {
    const list = <TaskChecklist task={task} />;
    await open(list);
    fireEvent.change(await screen.findByRole('textbox'), { target: { value: 'Chụp ảnh tủ nguồn' } });
    await again(list);
    expect(await screen.findByRole('textbox')).toHaveValue('Chụp ảnh tủ nguồn');
    fireEvent.submit(screen.getByRole('textbox').closest('form') as HTMLFormElement);
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue(''));
    expect(drafts()).toEqual([]);
  });
});
