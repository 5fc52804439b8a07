import { afterEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@ioc/shared/access';
import { fireEvent, screen } from '@testing-library/react';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
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

  it('offers an administrator units alone, whatever the address asks for', async () => {
    expect(await targetsFor('admin', '/imports/create?target=bts')).toEqual({ chosen: 'Đơn vị hành chính', offered: ['Đơn vị hành chính'] });
  });

  it('offers a manager every kind of asset and its parts, and no units', async () => {
    const { chosen, offered } = await targetsFor('manager', '/imports/create?target=post');
    expect(chosen).toBe('Điểm bưu chính');
    expect(offered).toHaveLength(5);
    expect(offered).not.toContain('Đơn vị hành chính');
  });
});
