import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { feature } from 'topojson-client';
import { mapContainer, mapLabels } from './builders';
import { installBasemap } from './basemap';
import { offlineBasemap, usableBasemap, type BasemapConfig } from './basemapConfig';
import { isForeignName } from './foreignNames';
import { MapHandle } from './mapHandle';
import { basemapFile, type BasemapTopology } from './offlineBasemap';
import { sovereigntyLabels } from './sovereignty';

const fileText = readFileSync(resolve(__dirname, '../../../public', `.${basemapFile}`), 'utf8');
const topology = JSON.parse(fileText) as BasemapTopology;

const configs: BasemapConfig[] = [
  { type: 'offline' },
  { type: 'xyz', url: '/maps/{z}/{x}/{y}.png' },
];

let handle: MapHandle | undefined;
const requested: string[] = [];

function openMap(): MapHandle {
  requested.length = 0;
  globalThis.fetch = async (address) => {
    requested.push(String(address));
    return String(address) === basemapFile
      ? { ok: true, status: 200, json: async () => JSON.parse(fileText) as unknown } as Response
      : { ok: false, status: 404, headers: new Headers() } as Response;
  };
  handle = new MapHandle(mapContainer(), {
    place: { lng: 110, lat: 15, zoom: 6 }, theme: 'dark', labels: mapLabels, locale: 'vi-VN',
    minZoom: 5, maxZoom: 18,
  });
  return handle;
}

function install(map: MapHandle, config: BasemapConfig, signal = new AbortController().signal): Promise<() => void> {
  return installBasemap(config, { map: map.leaflet, labels: map.labels, theme: 'dark', focusProvince: '04', signal });
}

const textsIn = (map: MapHandle): string[] =>
  [...map.leaflet.getContainer().querySelectorAll('.ioc-text')].map((element) => element.textContent);

afterEach(() => {
  handle?.destroy();
  handle = undefined;
  document.body.replaceChildren();
});

describe('the names of the archipelagos and the sea', () => {
  it.each(configs)('stand on the map whatever lies under it: $type', async (config) => {
    const map = openMap();
    const remove = await install(map, config);
    expect(textsIn(map)).toEqual([
      'Quần đảo Hoàng Sa (Đà Nẵng, Việt Nam)', 'Quần đảo Trường Sa (Khánh Hòa, Việt Nam)', 'BIỂN ĐÔNG',
    ]);
    remove();
    expect(textsIn(map)).toHaveLength(sovereigntyLabels.length);
  });

  it('stand there when the base map cannot be read', async () => {
    const map = openMap();
    await expect(install(map, { type: 'pmtiles', url: '/maps/cao-bang.pmtiles' })).rejects.toThrow('404');
    expect(textsIn(map)).toHaveLength(sovereigntyLabels.length);
  });

  it('cannot be switched off by a setting', async () => {
    const map = openMap();
    const bold: BasemapConfig & Record<string, unknown> = { type: 'offline', labels: false, sovereignty: false };
    await install(map, bold);
    expect(textsIn(map)).toEqual(expect.arrayContaining(sovereigntyLabels.map(({ text }) => text)));
  });

  it('have no foreign rival in the data', () => {
    const names = fileText.match(/"name":"[^"]*"/gu) ?? [];
    expect(names).toHaveLength(34 + 4);
    expect(isForeignName(fileText)).toBe(false);
  });

  it.each(['Paracel Islands', 'Spratly Is.', 'Nansha', '南沙群岛', 'Thành phố Tam Sa', 'South China Sea'])(
    'keep %s off vector tiles', (name) => { expect(isForeignName(name)).toBe(true); },
  );

  it.each(['Hoàng Sa', 'Trường Sa', 'Sa Pa', 'Biển Đông', 'Nam Sách', 'Xã Nam Sang', 'Cao Bằng'])(
    'leave %s alone', (name) => { expect(isForeignName(name)).toBe(false); },
  );
});

describe('the offline base map', () => {
  it('holds the 34 provinces in force, each once, and both archipelagos in theirs', () => {
    const { provinces, islets, formerProvinces } = topology.objects;
    const codes = feature(topology, provinces).features.map(({ properties }) => properties.code);
    expect(new Set(codes).size).toBe(34);
    expect(formerProvinces.geometries).toHaveLength(63);
    const homes = feature(topology, islets).features.map(({ properties }) => properties.province);
    expect(homes).toEqual(['48', '56']);
  });

  it('is small enough to be shipped', () => {
    expect(fileText.length).toBeLessThan(240_000);
  });

  it('asks no host but the portal itself', async () => {
    const map = openMap();
    await install(map, { type: 'offline' });
    expect(requested.every((address) => address.startsWith('/'))).toBe(true);
  });

  it('names the provinces in view', async () => {
    const map = openMap();
    await install(map, { type: 'offline' });
    map.labels.redraw();
    expect(map.labels.drawn).toEqual(expect.arrayContaining(['Đà Nẵng', 'Nghệ An', 'CAMPUCHIA']));
  });

  it('does nothing to a map that went away while it was loading', async () => {
    const map = openMap();
    const abort = new AbortController();
    const installing = install(map, { type: 'offline' }, abort.signal);
    abort.abort();
    map.destroy();
    handle = undefined;
    const remove = await installing;
    expect(remove).not.toThrow();
  });
});

describe('the settings of a base map', () => {
  it.each(['javascript:alert(1)', 'https://tiles.example.vn/{z}/{x}.png', ''])(
    'refuse the tile address "%s"', (url) => {
      expect(usableBasemap({ type: 'xyz', url })).toEqual(offlineBasemap);
    },
  );

  it('show an attribution as text', async () => {
    const map = openMap();
    await install(map, { type: 'xyz', url: '/t/{z}/{x}/{y}.png', attribution: '<img src=x onerror=alert(1)>' });
    const attribution = map.leaflet.getContainer().querySelector('.leaflet-control-attribution');
    expect(attribution?.querySelector('img')).toBeNull();
    expect(attribution?.textContent).toContain('<img src=x onerror=alert(1)>');
  });
});
