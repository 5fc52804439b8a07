import { afterEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@ioc/shared/access';
import type { Alarm } from '@ioc/shared/alarms';
import type { Asset } from '@ioc/shared/assets';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { closeScreen, ok, openScreen, refusal, someone, type Server } from '#testing/screen';
import { AssetDetails } from './AssetDetails';
import { buildAsset } from './assets.testing';

const outage: Alarm = {
  id: 'alarm-1', type: 'connection-lost', severity: 'major', state: 'raised', assetId: 'asset-1', assetKind: 'bts', assetCode: 'CB-VTL-0001', assetName: 'Bảo Lạc 1',
  location: [105.67, 22.95], unitId: 'unit-1', unitName: 'xã Bảo Lạc', raisedAt: '2026-01-05T01:00:00Z', lastSeenAt: '2026-01-05T01:00:00Z', count: 1,
  acknowledgedBy: null, acknowledgedAt: null, note: null, clearedAt: null, clearedBy: null, closedAt: null, closedBy: null, taskIds: [], version: 1,
};

function open(role: Role, asset: Partial<Asset>, alarms: Alarm[] = [], more: Server = {}) {
  const shown: Asset = { ...buildAsset(), parts: [], metrics: {}, ...asset };
  return openScreen(<AssetDetails id={shown.id} />, {
    me: someone(role),
    server: {
      'GET /api/assets/asset-1': ok(shown), 'GET /api/alarms/board': ok({ seq: 1, total: alarms.length, unacknowledged: alarms.length, alarms }), ...more,
    },
  });
}

const names = async () => {
  await screen.findByRole('heading', { name: 'Bảo Lạc 1' });
  return screen.getAllByRole('button').map((button) => button.textContent);
};

describe('the details of an asset', () => {
  afterEach(closeScreen);

  it('offer to report trouble to those who may, of what is in service', async () => {
    await open('operator', {});
    expect(await screen.findByRole('button', { name: 'Báo sự cố' })).toBeInTheDocument();
    expect(await names()).toContain('Giao nhiệm vụ');
  });

  it.each<Asset['lifecycle']>(['planned', 'suspended', 'decommissioned'])('offer no report of what is %s', async (lifecycle) => {
    await open('operator', {});
    await screen.findByRole('button', { name: 'Báo sự cố' });
    closeScreen();
    await open('operator', { lifecycle });
    expect(await names()).not.toContain('Báo sự cố');
  });

  it('show what is wrong with what can be done about it, instead of a task without an alarm', async () => {
    await open('operator', { state: 'offline' }, [outage]);
    const trouble = await screen.findByRole('region', { name: 'Đang diễn ra' });
    expect(trouble).toHaveTextContent('Mất liên lạc');
    expect(await within(trouble).findByRole('button', { name: 'Xác nhận: Bảo Lạc 1' })).toBeInTheDocument();
    expect(screen.getAllByRole('button', { name: /^Giao nhiệm vụ/ })).toHaveLength(1);
  });

  it('say what went wrong when they cannot be loaded', async () => {
    await open('operator', {}, [], { 'GET /api/assets/asset-1': refusal(404, 'asset.not-found', 'Không tìm thấy đối tượng này.') });
    expect(await screen.findByText(/Không tìm thấy đối tượng này/)).toBeInTheDocument();
  });

  it('ask on which side of a border it stands, until somebody who may edit it has said so', async () => {
    const near = { borderMetres: 21, version: 4 };
    const { sent } = await open('manager', near, [], { 'PATCH /api/assets/asset-1': ok({ ...buildAsset(near), isBorderChecked: true }) });
    expect(await screen.findByText(/Chỉ cách ranh giới xã, phường khác 21 m/)).toHaveTextContent('xã Bảo Lạc');
    fireEvent.click(screen.getByRole('button', { name: 'Đã kiểm tra' }));
    await waitFor(() => expect(sent).toEqual([{ request: 'PATCH /api/assets/asset-1', body: { isBorderChecked: true } }]));
    closeScreen();
    await open('operator', near);
    expect(await screen.findByText(/Chỉ cách ranh giới/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Đã kiểm tra' })).toBeNull();
    closeScreen();
    await open('manager', { ...near, isBorderChecked: true });
    expect(await screen.findByText('cách xã, phường khác 21 m, đã kiểm tra')).toBeInTheDocument();
    expect(screen.queryByText(/Chỉ cách ranh giới/)).toBeNull();
  });
});
