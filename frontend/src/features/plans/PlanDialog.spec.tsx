import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { closeScreen, ok, openScreen, someone, type Server } from '#testing/screen';
import { PlanDialog } from './PlanDialog';

const open = (server: Server = {}) => openScreen(<PlanDialog plan={null} onClose={() => undefined} />, { me: someone('manager'), server });
const field = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`) as HTMLInputElement;
const typed = { title: 'Kế hoạch chuyển đổi số', docNumber: '15/KH-UBND', docDate: '22/11/2026', issuer: 'UBND tỉnh', startOn: '01/12/2026' };

const drafts = () => Object.keys(localStorage).filter((key) => key.startsWith('ioc.draft.'));

describe('the dialog of a plan', () => {
  afterEach(() => {
    closeScreen();
    localStorage.clear();
  });

  it('shows what was typed before it was left, until it is saved', async () => {
    await open();
    for (const [name, value] of Object.entries(typed)) fireEvent.change(field(name), { target: { value } });
    closeScreen();
    const { sent } = await open({ 'POST /api/plans': ok({ id: 'p1', title: typed.title }, 201) });
    expect(Object.fromEntries(Object.keys(typed).map((name) => [name, field(name).value]))).toEqual(typed);
    expect(screen.getByRole('button', { name: 'Bỏ, nhập lại' })).toBeInTheDocument();
    fireEvent.submit(field('title').closest('form') as HTMLFormElement);
    await waitFor(() => expect(sent).toHaveLength(1));
    await waitFor(() => expect(drafts()).toEqual([]));
  });
});
