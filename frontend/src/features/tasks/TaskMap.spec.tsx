import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TaskPlaces } from '@ioc/shared/task-places';
import { fireEvent, screen, within } from '@testing-library/react';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { TaskMap } from './TaskMap';
import { buildPlace } from './tasks.testing';

const late = buildPlace({ id: 't-1', code: 'NV-1', title: 'Kiểm tra cầu treo', dueAt: '2020-01-09T10:00:00Z', warnAt: null, unitName: 'Xã Bảo Lạc', placeKind: 'unit' });
const calm = buildPlace({ id: 't-2', code: 'NV-2', title: 'Sửa trạm', dueAt: '2099-01-09T10:00:00Z', warnAt: null, place: [106.3, 22.7] });
const settings = {
  home: [105.2, 22.3, 106.9, 23.2], bounds: [105.2, 22.3, 106.9, 23.2], centre: [106.05, 22.75], basemap: { type: 'offline' }, provinceCode: null, tasks: { mostAtOnce: 500 }, now: '2026-01-10T03:00:00Z',
};

async function open(answer: Partial<TaskPlaces> | ReturnType<typeof refusal>, at = '/tasks/map') {
  const none = ok({ data: [], total: 0 });
  const places = typeof answer === 'function' ? answer : ok({ data: [late, calm], total: 5, placed: 2, limit: 2_000, ...answer });
  const opened = await openScreen(<TaskMap />, {
    me: someone('manager'), at, server: {
      'GET /api/tasks/places': places, 'GET /api/settings': ok(settings), 'GET /api/task-views': none, 'GET /api/sectors': none, 'GET /api/organisations': none,
      'GET /api/units/boundaries': ok({ units: [] }), 'GET /api/tasks/waiting': ok({ at: settings.now, total: 0, groups: [] }),
    },
  });
  return opened;
}

describe('the map of tasks', () => {
  beforeEach(() => {
    // jsdom lays nothing out: the map window has to be told its size.
    jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1280);
    jest.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
  });
  afterEach(() => {
    closeScreen();
    jest.restoreAllMocks();
  });

  it('tells in words what it draws, and how many tasks have no place', async () => {
    await open({});
    const legend = await screen.findByRole('list', { name: 'Chú giải' });
    expect((await within(legend).findAllByRole('listitem')).map(({ textContent }) => textContent)).toEqual(['Quá hạn 1', 'Trong hạn 1']);
    expect(screen.getByText('5 nhiệm vụ · 3 không có vị trí')).toBeInTheDocument();
    expect(screen.getByRole('application', { name: /^Bản đồ nhiệm vụ theo bộ lọc/ })).toBeInTheDocument();
  });

  it('is a list as well: what is in view, each with its page and its place', async () => {
    const { address } = await open({}, '/tasks/map?filter={"q":"cau"}');
    const list = await screen.findByRole('region', { name: 'Nhiệm vụ trong khung' });
    expect(await within(list).findByRole('link', { name: /Kiểm tra cầu treo/ })).toHaveAttribute('href', '/tasks/t-1/show');
    fireEvent.click(within(list).getByRole('button', { name: /trên bản đồ: NV-1/ }));
    const popup = await screen.findByRole('dialog', { name: 'NV-1 · Kiểm tra cầu treo' });
    expect(within(popup).getByRole('link', { name: 'Mở nhiệm vụ' })).toHaveAttribute('href', '/tasks/t-1/show');
    expect(within(popup).getByText('Trung tâm xã, phường: Xã Bảo Lạc')).toBeInTheDocument();
    expect(decodeURIComponent(address())).toContain('{"q":"cau"}');
  });

  it('says when the server drew fewer than there are', async () => {
    await open({ total: 3_100, placed: 2_600 });
    expect(await screen.findByText(/Chỉ hiện 2 trên 2.600 nhiệm vụ có vị trí/)).toBeInTheDocument();
  });

  it('says when nothing matches, and when nothing that matches has a place', async () => {
    await open({ data: [], total: 0, placed: 0 });
    expect(await screen.findByText('Không có nhiệm vụ nào khớp bộ lọc')).toBeInTheDocument();
    closeScreen();
    await open({ data: [], total: 4, placed: 0 });
    expect(await screen.findByText('Không nhiệm vụ nào có vị trí')).toBeInTheDocument();
  });

  it('says what went wrong, with a way to ask again', async () => {
    await open(refusal(500, 'system.failed', 'Có lỗi xảy ra'));
    const alert = (await screen.findByText('Không tải được nhiệm vụ')).closest('[role="alert"]') as HTMLElement;
    expect(within(alert).getByRole('button', { name: 'Thử lại' })).toBeInTheDocument();
  });
});
