import { afterEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@ioc/shared/access';
import type { Asset } from '@ioc/shared/assets';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { AssetParts } from './AssetParts';
import { buildAsset } from './assets.testing';

const asset: Asset = {
  ...buildAsset({ version: 7 }), metrics: {},
  parts: [{ id: 'p-1', code: 'CB-VTL-0001-4G', kind: 'station', attributes: { operator: 'Viettel', technology: '4G', totalPowerW: 12.5 }, location: null }],
};
const open = (role: Role, server = {}) => openScreen(<AssetParts asset={asset} />, { me: someone(role), server });
const field = (label: RegExp) => screen.findByLabelText(label, { selector: 'input' });
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }));

describe('the parts of an asset', () => {
  afterEach(closeScreen);

  it('are read by all, and edited by who may write the asset', async () => {
    await open('leader');
    expect(await screen.findByText('CB-VTL-0001-4G')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('are added with a code of their own, under one key, once the form is right', async () => {
    const { sent } = await open('manager', { 'POST /api/assets/asset-1/parts': ok(asset, 201) });
    press('Thêm trạm gốc');
    expect(await field(/^Mã/)).toHaveValue('CB-VTL-0001-2');
    press('Lưu');
    expect((await screen.findAllByText('Cần nhập')).length).toBe(2);
    expect(sent).toEqual([]);
    fireEvent.change(await field(/^Nhà mạng/), { target: { value: 'VNPT' } });
    fireEvent.mouseDown(screen.getByLabelText(/^Công nghệ/, { selector: '[role=combobox]' }));
    fireEvent.click(await screen.findByText('5G', { selector: '[role=option]' }));
    press('Lưu');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toMatchObject([{ body: { code: 'CB-VTL-0001-2', location: null, attributes: { operator: 'VNPT', technology: '5G', bands: null } } }]);
    expect(sent[0]?.once).toMatch(/^[0-9a-f]{32}$/);
  });

  it('say what is wrong with a change where it was made, and are ended after one question', async () => {
    const path = '/api/assets/asset-1/parts/p-1';
    const { sent } = await open('manager', { [`PATCH ${path}`]: refusal(409, 'asset.code-taken', 'Mã đã có.'), [`DELETE ${path}`]: ok(asset) });
    press('Sửa CB-VTL-0001-4G');
    fireEvent.change(await field(/^Mã/), { target: { value: 'CB-1' } });
    press('Lưu');
    expect(await screen.findByText('Mã đã có.')).toBeVisible();
    press('Kết thúc sử dụng');
    const question = await screen.findByRole('dialog', { name: 'Kết thúc sử dụng CB-VTL-0001-4G' });
    fireEvent.click(within(question).getByRole('button', { name: 'Kết thúc sử dụng' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent.map(({ request, body }) => [request, body])).toEqual([[`PATCH ${path}`, { code: 'CB-1' }], [`DELETE ${path}`, undefined]]);
  });
});
