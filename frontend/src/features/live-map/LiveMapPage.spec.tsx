import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Role } from '@ioc/shared/access';
import type { Alarm } from '@ioc/shared/alarms';
import { assetKindCodes, type AssetKind } from '@ioc/shared/asset-kinds';
import { operationalStates, type Asset, type AssetSnapshot, type OperationalState } from '@ioc/shared/assets';
import type { LiveEvent } from '@ioc/shared/events';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { mockWire } from '#testing/wire';
import { LiveMapPage } from './LiveMapPage';

jest.mock('socket.io-client', () => ({ io: () => mockWire }));

const since = '2026-01-05T01:00:00Z';
const spot = [105.67, 22.95] as const;
const mast = {
  id: 'asset-1', kind: 'bts', code: 'CB-VTL-0001', name: 'Bảo Lạc 1', address: 'Khu 5', location: [...spot], unitId: 'unit-1', unitName: 'xã Bảo Lạc', originUnitName: null,
  ownerOrgId: 'org-1', ownerOrgName: 'Viettel Cao Bằng', lifecycle: 'active', state: 'online', stateSource: 'device', stateSince: since, lastHeardAt: since,
  attributes: {}, synthetic: true, version: 1,
} satisfies Partial<Asset>;
const alarm: Alarm = {
  id: 'alarm-1', type: 'connection-lost', severity: 'major', state: 'raised', assetId: mast.id, assetKind: 'bts', assetCode: mast.code, assetName: mast.name, location: [...spot],
  unitId: mast.unitId, unitName: mast.unitName, raisedAt: since, lastSeenAt: since, count: 1, acknowledgedBy: null, acknowledgedAt: null, note: null, clearedAt: null, clearedBy: null,
  closedAt: null, closedBy: null, taskIds: [], version: 1,
};
const settings = {
  demo: true, synthetic: true, provinceName: 'tỉnh Cao Bằng', provinceCode: null, centre: [106, 22.7], bounds: [105.2, 22.3, 106.9, 23.2], home: [105.2, 22.3, 106.9, 23.2],
  basemap: { type: 'offline' }, files: { largestBytes: 1, mostPerStep: 1 }, now: since,
};

const snapshotOf = (kind: AssetKind, state: OperationalState) => (): { status: number; body: AssetSnapshot } => {
  const isHere = kind === 'bts';
  return ok({
    seq: mockWire.head, at: since, kind, ids: isHere ? [mast.id] : [], codes: [mast.code], names: [mast.name], lng: [spot[0] * 1e5], lat: [spot[1] * 1e5],
    state: [operationalStates.indexOf(state)], unit: [0], owner: [0], units: [{ id: mast.unitId, name: mast.unitName }], owners: [{ id: mast.ownerOrgId, name: mast.ownerOrgName }],
    filters: [], synthetic: true,
  })(undefined) as { status: number; body: AssetSnapshot };
};

async function open(role: Role, { at = `/?at=${spot.join(',')},15`, state = 'online' as OperationalState, alarms = [] as Alarm[], demo = true } = {}) {
  return openScreen(<LiveMapPage />, {
    me: someone(role), at,
    server: {
      'GET /api/settings': ok({ ...settings, demo }),
      ...Object.fromEntries(assetKindCodes.map((kind) => [`GET /api/map/assets/${kind}`, snapshotOf(kind, state)])),
      'GET /api/alarms/board': () => ok({ seq: mockWire.head, total: alarms.length, unacknowledged: alarms.length, alarms })(undefined),
      'GET /api/tasks/map': () => ok({ seq: mockWire.head, isCut: false, tasks: [] })(undefined),
      'GET /api/units/boundaries': ok({ on: '2026-01-05', synthetic: true, units: [] }),
      [`GET /api/assets/${mast.id}`]: ok({ ...mast, state }),
    },
  });
}

const changed = (from: OperationalState, to: OperationalState) => (seq: number): LiveEvent =>
  ({ seq, id: `event-${seq}`, name: 'asset.state-changed', at: since, by: null, data: { id: mast.id, kind: 'bts', from, to, since, source: 'device' } });
const raised = (seq: number): LiveEvent => ({ seq, id: `event-${seq}`, name: 'alarm.raised', at: since, by: null, data: alarm });

// Four whole pages with a map each, one after the other, on a machine that may be busy.
jest.setTimeout(60_000);

/** Parts of the page arrive when they are needed. */
const patience = { timeout: 15_000 };
const marker = () => screen.findByRole('button', { name: 'Bảo Lạc 1, Mất liên lạc' }, patience);
const popup = () => screen.findByRole('dialog', { name: mast.name }, patience);

beforeEach(() => {
  // jsdom lays nothing out: the map window has to be told its size.
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1280);
  jest.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
});
afterEach(() => {
  closeScreen();
  localStorage.clear();
  jest.restoreAllMocks();
});

describe('the live map', () => {
  it('shows an outage as a marker and in its panel as soon as it is told, and both go with it', async () => {
    await open('operator');
    const panel = await screen.findByRole('tabpanel', {}, patience);
    expect(await within(panel).findByText('Không có cảnh báo nào đang diễn ra', {}, patience)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Mất liên lạc$/ })).toBeNull();
    await mockWire.tell(changed('online', 'offline'), raised);
    await waitFor(async () => expect(await marker()).toHaveClass('is-alarmed'));
    expect(await within(panel).findByText(mast.name)).toBeInTheDocument();
    await mockWire.tell(changed('offline', 'online'), (seq) => ({ ...raised(seq), name: 'alarm.cleared', data: { ...alarm, state: 'cleared' } }) as LiveEvent);
    await waitFor(() => expect(screen.queryByRole('button', { name: /Mất liên lạc$/ })).toBeNull());
    await waitFor(() => expect(within(panel).queryByText(mast.name)).toBeNull());
  });

  it('opens what is known of a marker, keeps it open while the point changes, and says so in the address', async () => {
    const { address } = await open('operator', { state: 'offline' });
    fireEvent.keyDown(await marker(), { key: 'Enter' });
    const shown = await popup();
    expect(shown).toHaveTextContent('Mất liên lạc');
    expect(shown).toHaveTextContent('xã Bảo Lạc · Viettel Cao Bằng');
    await waitFor(() => expect(address()).toContain('sel=bts:asset-1'));
    await mockWire.tell(changed('offline', 'online'));
    await waitFor(() => expect(shown).toHaveTextContent('Hoạt động'));
    expect(shown).toBeInTheDocument();
    fireEvent.click(within(shown).getByRole('button', { name: 'Đóng' }));
    await waitFor(() => expect(address()).not.toContain('sel='));
  });

  it('gives a task from the popup to whoever may, and offers scenes to the admin of a demonstration alone', async () => {
    const at = `/?at=${spot.join(',')},15&sel=bts:asset-1`;
    /** The buttons of the popup once this one is there: some of them arrive later than the others. */
    const offered = async (role: Role, last: string, demo = true): Promise<string[]> => {
      await open(role, { at, demo });
      const shown = await popup();
      const names = (): string[] => [...shown.querySelectorAll('button')].map(({ textContent }) => textContent);
      await waitFor(() => expect(names()).toContain(last), patience);
      await within(shown).findByText(/nghe lần cuối/, {}, patience);
      const found = names();
      closeScreen();
      return found;
    };
    const [give, scene] = ['Giao nhiệm vụ', 'Mô phỏng mất liên lạc'];
    expect(await offered('admin', scene)).not.toContain(give);
    expect(await offered('operator', 'Báo sự cố')).toEqual([give, 'Báo sự cố', 'Chi tiết']);
    expect(await offered('auditor', 'Chi tiết')).toEqual(['Chi tiết']);
    expect(await offered('admin', 'Chi tiết', false)).toEqual(['Chi tiết']);
  });

  it('jumps to the place of an alarm that is pressed in the panel, and opens what is known of it', async () => {
    const { address } = await open('operator', { at: '/?at=106.5,22.5,9', state: 'offline', alarms: [alarm] });
    fireEvent.click(await screen.findByRole('button', { name: /Bảo Lạc 1.*Lớn/ }, patience));
    await waitFor(() => expect(address()).toMatch(/at=105\.67\d*,22\.9[45]\d*,15/), patience);
    expect(address()).toContain('sel=bts:asset-1');
    expect(await popup()).toHaveTextContent('CB-VTL-0001');
  });
});
