import { afterEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@ioc/shared/access';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { ImportWizard } from './ImportWizard';

async function targetsFor(role: Role, at = '/imports/create'): Promise<{ chosen: string | null; offered: (string | null)[] }> {
  await openScreen(<ImportWizard />, { me: someone(role), server: { 'POST /api/imports/units': ok({}) }, at });
  const control = screen.getByLabelText(/./, { selector: '[role=combobox]' });
  const chosen = control.textContent;
  fireEvent.mouseDown(control);
  return { chosen, offered: screen.getAllByText(/./, { selector: '[role=option]' }).map(({ textContent }) => textContent) };
}

describe('the beginning of an import', () => {
  afterEach(closeScreen);

  it('offers an administrator the catalogues alone, whatever the address asks for', async () => {
    expect(await targetsFor('admin', '/imports/create?target=bts')).toEqual({ chosen: 'Đơn vị hành chính', offered: ['Đơn vị hành chính', 'Cơ quan, đơn vị'] });
  });

  it('offers a manager every kind of asset and its parts, tasks of a plan, and no catalogues', async () => {
    const { chosen, offered } = await targetsFor('manager', '/imports/create?target=post');
    expect(chosen).toBe('Điểm bưu chính');
    expect(offered).toHaveLength(6);
    expect(offered).toContain('Nhiệm vụ của kế hoạch');
    expect(offered).not.toContain('Đơn vị hành chính');
    expect(offered).not.toContain('Cơ quan, đơn vị');
  });

  it('of tasks asks for the plan first, which the page of a plan says by itself', async () => {
    const plan = { id: 'p1', title: 'Kế hoạch chuyển đổi số', docNumber: '09/KH-UBND' };
    const server = { 'GET /api/plans': ok({ data: [plan], total: 1 }), 'POST /api/imports/tasks': ok({ id: 'job-1' }, 202) };
    const open = async (at: string) => {
      await openScreen(<ImportWizard />, { me: someone('manager'), server, at });
      fireEvent.change(screen.getByLabelText('Tệp dữ liệu'), { target: { files: [new File(['Nhiệm vụ'], 'ke-hoach.csv')] } });
      return screen.getByText('Tải lên và kiểm tra').closest('button')?.disabled;
    };
    expect(await open('/imports/create?target=tasks')).toBe(true);
    closeScreen();
    expect(await open('/imports/create?target=tasks&plan=p1')).toBe(false);
    expect(await screen.findByText('09/KH-UBND: Kế hoạch chuyển đổi số')).toBeTruthy();
    expect(screen.getByText('Tải tệp mẫu (XLSX)').getAttribute('href')).toBe('/api/imports/tasks/template');
  });

  it('sends one file under one key however often it is tried, and another file under another', async () => {
    const path = 'POST /api/imports/bts';
    const { sent, server, address } = await openScreen(<ImportWizard />, {
      me: someone('manager'), server: { [path]: refusal(503, 'system.unavailable', 'Hệ thống tạm thời không phục vụ được.') }, at: '/imports/create',
    });
    const choose = (name: string) => fireEvent.change(screen.getByLabelText('Tệp dữ liệu'), { target: { files: [new File(['Mã trạm'], name)] } });
    const send = async (): Promise<void> => {
      const before = sent.length;
      fireEvent.click(await screen.findByText('Tải lên và kiểm tra'));
      await waitFor(() => expect(sent).toHaveLength(before + 1));
    };
    choose('tram.csv');
    await send();
    await send();
    choose('tram-moi.csv');
    server[path] = ok({ id: 'job-1' }, 202);
    await send();
    await waitFor(() => expect(address()).toBe('/imports/job-1/show'));
    const [first, again, other] = sent.map(({ once }) => once);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect([again === first, other === first]).toEqual([true, false]);
  });
});
