import { afterEach, describe, expect, it } from '@jest/globals';
import type { Asset } from '@ioc/shared/assets';
import type { RecordChange } from '@ioc/shared/changes';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { AssetHistories } from './AssetHistories';
import { buildAsset } from './assets.testing';

const asset: Asset = { ...buildAsset(), parts: [], metrics: {} };
const change: RecordChange = {
  seq: 7, at: '2026-11-24T02:00:00Z', name: 'asset.updated', byName: 'Lãnh Đạo IOC', isFromWithheld: false,
  changes: [
    { field: 'name', from: 'Trạm cũ', to: 'Trạm mới' }, { field: 'location', from: [105.6, 22.9], to: [105.7, 22.95] }, { field: 'lifecycle', from: 'active', to: 'suspended' },
    { field: 'attributes.technologies', from: ['2G', '4G'], to: ['4G', '5G'] }, { field: 'attributes.mastHeightM', from: null, to: 42.5 },
  ],
};

async function open(edit: RecordChange) {
  await openScreen(<AssetHistories asset={asset} />, {
    me: someone('manager'),
    server: { 'GET /api/assets/asset-1/history': ok([]), 'GET /api/assets/asset-1/changes': ok({ data: [edit], total: 1, since: edit.at }) },
  });
  await userEvent.setup().click(await screen.findByRole('tab', { name: 'Lịch sử chỉnh sửa' }));
  const entry = await screen.findByRole('listitem');
  return { entry, said: within(entry).getAllByRole('term').map((term) => [term.textContent, term.nextElementSibling?.textContent]) };
}

describe('the histories of an asset', () => {
  afterEach(closeScreen);

  it('keep edits beside states, in the words of the form', async () => {
    const { entry, said } = await open(change);
    expect(entry).toHaveTextContent('Lãnh Đạo IOC');
    expect(said).toEqual([
      ['Tên', 'Trạm cũ → Trạm mới'], ['Tọa độ', '22,9; 105,6 → 22,95; 105,7'], ['Vòng đời', 'Đang sử dụng → Tạm ngừng'],
      ['Công nghệ', 'thêm 5G; bỏ 2G'], ['Chiều cao cột', '(trống) → 42,5 m'],
    ]);
  });

  it('say that what it was elsewhere is not shown', async () => {
    const { entry, said } = await open({ ...change, isFromWithheld: true, changes: [{ field: 'name', from: null, to: 'Trạm mới' }] });
    expect(said).toEqual([['Tên', 'Trạm mới']]);
    expect(entry).toHaveTextContent('không hiện giá trị cũ');
  });
});
