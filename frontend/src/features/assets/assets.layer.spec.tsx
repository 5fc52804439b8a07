import { Profiler, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import type { AssetRow, AssetSnapshot, OperationalState } from '@ioc/shared/assets';
import { MapView, type MapLabels } from '#platform/map';
import { closeScreen, openScreen, someone } from '#testing/screen';
import { mockWire } from '#testing/wire';
import { AssetLayer } from './assets.layer';
import { assetEvent, buildAsset, buildSnapshot } from './assets.testing';

jest.mock('socket.io-client', () => ({ io: () => mockWire }));

const labels: MapLabels = {
  region: 'Bản đồ', zoomIn: 'Phóng to', zoomOut: 'Thu nhỏ', closePopup: 'Đóng',
  states: { unknown: 'Chưa rõ', online: 'Hoạt động', degraded: 'Suy giảm', offline: 'Mất liên lạc', maintenance: 'Bảo trì' },
};
/** Both masts of the snapshot are in view, far enough apart not to be one cluster. */
const place = { lng: 105.69, lat: 22.925, zoom: 13 };

const changed = (id: string, from: OperationalState, to: OperationalState) => (seq: number) =>
  assetEvent(seq, 'asset.state-changed', { id, kind: 'bts', from, to, since: '2026-01-05T01:00:00Z', source: 'device' });
const marker = (name: string): HTMLElement | null => screen.queryByRole('button', { name: `${name}, Mất liên lạc` });
const appears = (name: string): Promise<void> => waitFor(() => expect(marker(name)).toBeInTheDocument());
const goes = (name: string): Promise<void> => waitFor(() => expect(marker(name)).toBeNull());

async function openMap(layer: ReactNode) {
  let snapshot: Partial<AssetSnapshot> = {};
  const opened = await openScreen(<MapView initialPlace={place} labels={labels} theme="dark">{layer}</MapView>, {
    me: someone('operator'), server: { 'GET /api/map/assets/bts': () => ({ status: 200, body: buildSnapshot({ seq: mockWire.head, ...snapshot }) }) },
  });
  await screen.findByRole('application', { name: labels.region });
  return { ...opened, answerNext: (next: Partial<AssetSnapshot>) => { snapshot = next; } };
}

beforeEach(() => {
  // jsdom lays nothing out: the map window has to be told its size.
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1280);
  jest.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
});
afterEach(() => {
  closeScreen();
  jest.restoreAllMocks();
});

describe('the layer of assets', () => {
  it('draws what the snapshot holds, then every change of state as it is told, without React', async () => {
    let renders = 0;
    await openMap(<Profiler id="layer" onRender={() => { renders += 1; }}><AssetLayer kind="bts" /></Profiler>);
    await appears('Cô Ba 2');
    expect(marker('Bảo Lạc 1')).toBeNull();
    const before = renders;
    await mockWire.tell(changed('asset-1', 'online', 'offline'), changed('asset-2', 'offline', 'online'));
    await appears('Bảo Lạc 1');
    await goes('Cô Ba 2');
    await mockWire.tell(changed('asset-1', 'offline', 'online'));
    await goes('Bảo Lạc 1');
    expect(renders).toBe(before);
  });

  it('takes in what is new, lets go of what is gone, and leaves other kinds to their own layers', async () => {
    await openMap(<AssetLayer kind="bts" />);
    await appears('Cô Ba 2');
    const beside: Partial<AssetRow> = { state: 'offline', location: [105.7, 22.94] };
    await mockWire.tell(
      (seq) => assetEvent(seq, 'asset.created', buildAsset({ ...beside, id: 'asset-3', name: 'Cột Mới' })),
      (seq) => assetEvent(seq, 'asset.created', buildAsset({ ...beside, id: 'post-1', kind: 'post', name: 'Bưu cục' })),
      (seq) => assetEvent(seq, 'asset.removed', { id: 'asset-2', kind: 'bts' }),
    );
    await appears('Cột Mới');
    await goes('Cô Ba 2');
    expect(marker('Bưu cục')).toBeNull();
  });

  it('asks anew when an import changed many', async () => {
    const { answerNext } = await openMap(<AssetLayer kind="bts" />);
    await appears('Cô Ba 2');
    answerNext({ names: ['Bảo Lạc 1', 'Tên Sau Khi Nhập'] });
    await mockWire.tell((seq) => assetEvent(seq, 'asset.batch-changed', { kind: 'bts', count: 200 }));
    await appears('Tên Sau Khi Nhập');
    expect(marker('Cô Ba 2')).toBeNull();
  });

  it('hides what the filter leaves out, also when it is a change of state that decides', async () => {
    await openMap(<AssetLayer kind="bts" isVisible={({ state, name }) => state === 'offline' && name !== 'Cô Ba 2'} />);
    await mockWire.tell(changed('asset-1', 'online', 'offline'));
    await appears('Bảo Lạc 1');
    expect(marker('Cô Ba 2')).toBeNull();
  });
});
