import { afterEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@ioc/shared/access';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { LayerChoice } from './LayerChoice';
import { noFilters, type MapLayer } from './mapUrl';

/** States of three masts: working, silent, silent. Other kinds stand empty. */
const snapshot = (kind: string, state: number[]) => ({
  seq: 1, at: '2026-01-05T01:00:00Z', kind, ids: state.map((_, n) => `${kind}-${n}`), codes: state.map((_, n) => `M-${n}`), names: state.map((_, n) => `Trạm ${n}`),
  lng: state.map(() => 10567000), lat: state.map(() => 2295000), state, unit: state.map(() => -1), owner: state.map(() => -1), units: [], owners: [], filters: [], synthetic: false,
});
const task = (id: string, dueAt: string | null, warnAt: string | null) =>
  ({ id, code: id, title: id, state: 'in_progress', priority: 'thuong', dueAt, warnAt, suspendedAt: null, location: null, subject: null, leadOrgName: 'Viettel', progressPercent: 0 });

function open(role: Role, hidden: MapLayer[] = []) {
  const told: MapLayer[][] = [];
  const opened = openScreen(<LayerChoice hidden={hidden} filters={noFilters} onHidden={(next) => told.push(next)} onFilters={() => undefined} />, {
    me: someone(role),
    server: {
      'GET /api/map/assets/bts': ok(snapshot('bts', [1, 3, 3])), 'GET /api/map/assets/post': ok(snapshot('post', [])), 'GET /api/map/assets/radio': ok(snapshot('radio', [0])),
      'GET /api/alarms/board': ok({ seq: 1, total: 25, unacknowledged: 18, alarms: [] }),
      'GET /api/tasks/map': ok({ seq: 1, isCut: true, tasks: [task('t-1', '2020-01-01T00:00:00Z', '2019-12-30T00:00:00Z'), task('t-2', '2999-01-01T00:00:00Z', '2020-01-01T00:00:00Z'), task('t-3', null, null)] }),
    },
  });
  return { opened, told };
}

const countsOf = async (name: string): Promise<[string | null, string][]> =>
  within(await screen.findByRole('list', { name })).getAllByRole('listitem')
    .map((item) => [within(item).getByRole('img').getAttribute('aria-label'), /[\d.]+$/.exec(item.textContent ?? '')?.[0] ?? '']);

describe('the layers of the live map', () => {
  afterEach(closeScreen);

  it('count the points of a kind in each state, by name as well as by sign', async () => {
    await open('manager').opened;
    expect(await countsOf('Trạm BTS theo trạng thái')).toEqual([['Hoạt động', '1'], ['Mất liên lạc', '2']]);
    expect(await countsOf('Đài truyền thanh theo trạng thái')).toEqual([['Chưa rõ', '1']]);
    // Nothing is said of states that do not occur.
    expect(screen.queryByRole('list', { name: 'Điểm bưu chính theo trạng thái' })).toBeNull();
  });

  it('count alarms by whether somebody has seen them, and tasks by their term', async () => {
    await open('manager').opened;
    expect(await countsOf('Dấu cảnh báo theo trạng thái')).toEqual([['Chưa xác nhận', '18'], ['Đã xác nhận', '7']]);
    expect(await countsOf('Dấu nhiệm vụ theo trạng thái')).toEqual([['Quá hạn', '1'], ['Sắp đến hạn', '1'], ['Trong hạn', '1']]);
    // The server had more than it sent.
    expect(await screen.findByText('3+')).toBeVisible();
  });

  it('ask for no task on behalf of who may see none', async () => {
    await open('admin').opened;
    await countsOf('Dấu cảnh báo theo trạng thái');
    expect(screen.queryByText('Dấu nhiệm vụ')).toBeNull();
    const asked = (globalThis.fetch as unknown as { mock: { calls: [string][] } }).mock.calls.map(([url]) => url);
    expect(asked.some((url) => url.includes('/tasks/'))).toBe(false);
  });

  it('are hidden and shown by their boxes', async () => {
    const { opened, told } = open('manager', ['alarms']);
    await opened;
    const box = await screen.findByRole('checkbox', { name: /^Dấu cảnh báo/ });
    expect(box).not.toBeChecked();
    fireEvent.click(box);
    fireEvent.click(screen.getByRole('checkbox', { name: /^Trạm BTS/ }));
    await waitFor(() => expect(told).toEqual([[], ['alarms', 'bts']]));
  });
});
