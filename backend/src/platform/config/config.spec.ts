import { describe, expect, it } from '@jest/globals';
import { loadConfig } from './config.js';

describe('the base map of the installation', () => {
  it.each(['/maps/cao-bang.pmtiles', 'https://nen.example.vn/a.pmtiles?ban=2', '/maps/nen/{z}/{x}/{y}.png', 'https://nen.example.vn/{z}/{y}/{x}'])('may be %s', (url) => {
    expect(loadConfig({ IOC_BASEMAP_URL: url }).IOC_BASEMAP_URL).toBe(url);
  });

  it.each(['cao-bang.pmtiles', 'https://nen.example.vn/{z}/{x}.png', 'javascript:alert(1)//{z}{x}{y}', 'file:///srv/a.pmtiles', '/maps/cao-bang.mbtiles'])('stops the start when it is %s', (url) => {
    expect(() => loadConfig({ IOC_BASEMAP_URL: url })).toThrow(/IOC_BASEMAP_URL: begins with https/);
  });
});
