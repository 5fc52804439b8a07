import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { StrictMode, useState, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { buildPoint, buildSource, mapLabels } from './builders';
import { AreaLayer, LabelLayer, MapPopup, PointSourceLayer } from './layers';
import type { MapHandle, MapViewState } from './mapHandle';
import { MapView, type MapViewProps } from './MapView';
import { basemapFile } from './offlineBasemap';
import type { PointSource } from './pointSource';

const fileText = readFileSync(resolve(__dirname, '../../../public', `.${basemapFile}`), 'utf8');
const hostile = '<img src=x onerror="alert(1)"> Trạm Nà Rụa';
const place = { lng: 106.25, lat: 22.66, zoom: 14 };
let map: MapHandle | null = null;

function Page({ children, ...props }: Partial<MapViewProps>) {
  const keep = (handle: MapHandle | null): void => { map = handle; };
  return <MapView initialPlace={place} labels={mapLabels} theme="dark" ref={keep} {...props}>{children}</MapView>;
}

const settle = (): void => act(() => { jest.advanceTimersByTime(400); });

function open(children: ReactNode, props: Partial<MapViewProps> = {}) {
  const result = render(<Page {...props}>{children}</Page>);
  settle();
  return result;
}

function opened(): MapHandle {
  if (!map) throw new Error('The map is not open.');
  return map;
}

const region = (): HTMLElement => screen.getByRole('application', { name: mapLabels.region });
const pointAt = (type: string, x: number, y: number): void => {
  fireEvent(region(), new MouseEvent(type, { bubbles: true, clientX: x, clientY: y }));
  settle();
};
const middle = [640, 400] as const;

beforeEach(() => {
  jest.useFakeTimers();
  // jsdom lays nothing out: the map window has to be told its size.
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1280);
  jest.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
  const answer = { ok: true, status: 200, json: async () => JSON.parse(fileText) as unknown };
  globalThis.fetch = async () => answer as Response;
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('MapView', () => {
  it('survives being mounted twice, and work that ends after it is gone', async () => {
    const { unmount } = render(<StrictMode><Page /></StrictMode>);
    settle();
    expect(region()).toBeInTheDocument();
    unmount();
    await act(async () => { await Promise.resolve(); });
    expect(map).toBeNull();
  });

  it('tells the page where it looks, at once and after each move', () => {
    const views: MapViewState[] = [];
    open(null, { onView: (view) => views.push(view) });
    act(() => opened().setView({ lng: 106, lat: 22, zoom: 12 }));
    expect(views.map(({ zoom }) => zoom)).toEqual([14, 12]);
    expect(views[1]?.lng).toBeCloseTo(106, 3);
  });

  it('stays where a person moved it when the page renders again', () => {
    const { rerender } = open(null);
    act(() => opened().setView({ lng: 106, lat: 22, zoom: 12 }));
    rerender(<Page initialPlace={{ ...place }} labels={{ ...mapLabels }} base={{ type: 'offline' }} />);
    settle();
    expect(opened().view().zoom).toBe(12);
  });

  it('keeps the map when the theme changes', () => {
    const { rerender } = open(null);
    const before = opened();
    rerender(<Page theme="light" />);
    settle();
    expect(opened()).toBe(before);
    expect(region()).toHaveAttribute('data-theme', 'light');
  });

  it('speaks the words it is given', () => {
    open(null);
    expect(screen.getByRole('button', { name: 'Phóng to' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Thu nhỏ' })).toBeInTheDocument();
  });
});

describe('a base map of the installation', () => {
  const tiles = { type: 'xyz', url: '/maps/{z}/{x}/{y}.png' } as const;
  const images = (): HTMLElement[] => [...region().querySelectorAll<HTMLElement>('img.leaflet-tile')];
  const settleAll = async (): Promise<void> => { await act(async () => { await jest.advanceTimersByTimeAsync(400); }); };
  let retry: (() => void) | null = null;
  const openTiles = async (): Promise<void> => {
    retry = null;
    open(null, { base: tiles, onBasemapLost: (again) => { retry = again; } });
    await settleAll();
    expect(images().length).toBeGreaterThan(1);
  };

  it('gives way to the one that comes with the portal when none of its tiles arrives, and comes back when asked to', async () => {
    await openTiles();
    for (const image of images()) fireEvent.error(image);
    await settleAll();
    expect(retry).not.toBeNull();
    expect(images()).toEqual([]);
    expect(region()).toHaveTextContent('Natural Earth');
    act(() => retry?.());
    await settleAll();
    expect(retry).toBeNull();
    expect(images().length).toBeGreaterThan(1);
    expect(region()).not.toHaveTextContent('Natural Earth');
  });

  it('stays when only some tiles are missing', async () => {
    await openTiles();
    const [first, ...others] = images();
    if (first) fireEvent.load(first);
    for (const image of others) fireEvent.error(image);
    await settleAll();
    expect(retry).toBeNull();
    expect(images()).toContain(first);
  });
});

describe('layers', () => {
  it('are on the map as long as they are rendered', () => {
    const source = buildSource('bts', [buildPoint()]);
    const areas = { type: 'FeatureCollection' as const, features: [] };
    const { rerender } = open([
      <PointSourceLayer key="points" source={source} />, <AreaLayer key="areas" areas={areas} />,
      <LabelLayer key="labels" labels={[{ text: 'Phường Thục Phán', at: [106.25, 22.66], kind: 'area' }]} />,
    ]);
    expect(opened().points.source('bts')).toBe(source);
    rerender(<Page />);
    expect(opened().points.source('bts')).toBeUndefined();
  });

  it('hear only of their own points being chosen', () => {
    const chosen: string[] = [];
    const bts = buildSource('bts', [buildPoint({ id: 'b' })]);
    const posts = buildSource('post', [buildPoint({ id: 'p', location: [107, 23] })]);
    open([bts, posts].map((source) => (
      <PointSourceLayer key={source.id} source={source} onSelect={(id) => chosen.push(`${source.id}:${id}`)} />
    )));
    pointAt('click', ...middle);
    expect(chosen).toEqual(['bts:b']);
  });
});

describe('texts', () => {
  it('in a tooltip are text, whatever they contain', () => {
    open(<PointSourceLayer source={buildSource('bts', [buildPoint()], 'triangle', () => hostile)} />);
    pointAt('mousemove', ...middle);
    const tip = region().querySelector('.ioc-tip');
    expect(tip?.textContent).toBe(hostile);
    expect(tip?.querySelector('img')).toBeNull();
  });

  it('of a cluster count its states in words', () => {
    const pair = [buildPoint({ id: 'a' }), buildPoint({ id: 'b', state: 'offline' })];
    open(<PointSourceLayer source={buildSource('bts', pair)} />);
    pointAt('mousemove', ...middle);
    expect(region().querySelector('.ioc-tip')?.textContent).toBe('Mất kết nối1Hoạt động1');
  });
});

describe('an offline point in view', () => {
  const failing = (): PointSource => buildSource('bts', [buildPoint({ state: 'offline' })], 'triangle', () => hostile);

  it('can be reached with Tab, is named, and opens with Enter', () => {
    const chosen: string[] = [];
    open(<PointSourceLayer source={failing()} onSelect={(id) => chosen.push(id)} />);
    const marker = screen.getByRole('button', { name: `${hostile}, Mất kết nối` });
    expect(marker).toHaveAttribute('tabindex', '0');
    expect(marker.querySelector('img')).toBeNull();
    fireEvent.keyDown(marker, { key: 'Enter' });
    expect(chosen).toEqual(['bts-1']);
  });

  it('keeps the focus of whoever stands on it when it recovers', () => {
    const source = failing();
    open(<PointSourceLayer source={source} />);
    const marker = screen.getByRole('button', { name: /Mất kết nối/ });
    marker.focus();
    source.setState('bts-1', 'online');
    settle();
    expect(marker).toHaveFocus();
  });

  it('leaves with its trouble', () => {
    const source = failing();
    open(<PointSourceLayer source={source} />);
    source.setState('bts-1', 'online');
    settle();
    expect(screen.queryByRole('button', { name: /Mất kết nối/ })).toBeNull();
  });

  it('pulses only for an alarm nobody took', () => {
    const source = failing();
    open(<PointSourceLayer source={source} />);
    const marker = screen.getByRole('button', { name: /Mất kết nối/ });
    expect(marker).not.toHaveClass('is-alarmed');
    source.setBadges([['bts-1', 1]]);
    settle();
    expect(marker).toHaveClass('is-alarmed');
  });
});

describe('a popup', () => {
  it('shows React content that goes on living while points change', () => {
    const source = buildSource('bts', [buildPoint()]);
    const closed: string[] = [];
    function Popup() {
      const [count, setCount] = useState(0);
      return (
        <MapPopup at={[106.25, 22.66]} label={hostile} onClose={() => closed.push('closed')}>
          <button type="button" onClick={() => setCount(count + 1)}>{`Đã bấm ${count}`}</button>
        </MapPopup>
      );
    }
    const page = <><PointSourceLayer source={source} /><Popup /></>;
    const { rerender } = open(page);
    fireEvent.click(screen.getByRole('button', { name: 'Đã bấm 0' }));
    source.setState('bts-1', 'offline');
    settle();
    rerender(<Page>{page}</Page>);
    settle();
    expect(screen.getByRole('dialog', { name: hostile })).toHaveTextContent('Đã bấm 1');
    expect(closed).toEqual([]);
  });

  it('tells when a person closes it, and not when the page takes it away', () => {
    const closed: string[] = [];
    const popup = <MapPopup at={[106.25, 22.66]} label="Trạm" onClose={() => closed.push('closed')}>Trạm</MapPopup>;
    const { rerender } = open(popup);
    rerender(<Page />);
    settle();
    expect(closed).toEqual([]);
    rerender(<Page>{popup}</Page>);
    settle();
    fireEvent.click(screen.getByRole('button', { name: 'Đóng' }));
    expect(closed).toEqual(['closed']);
  });
});
