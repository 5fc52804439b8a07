import type { Basemap } from '@ioc/shared/settings';

/** The base map as an administrator sets it. The labels of the archipelagos are deliberately no part of it. */
export type BasemapConfig = Basemap;

export const offlineBasemap: BasemapConfig = { type: 'offline' };

/** Tiles come from the portal itself (a path) or from a host the operator chose. */
const isAddress = (url: string): boolean => /^(https?:\/\/|\/)/.test(url);
const isTemplate = (url: string): boolean => ['{z}', '{x}', '{y}'].every((part) => url.includes(part));

/** An address that can never lead to tiles leaves the map everybody has, instead of an empty sea. */
export function usableBasemap(config: BasemapConfig): BasemapConfig {
  if (config.type === 'offline') return config;
  return isAddress(config.url) && (config.type === 'pmtiles' || isTemplate(config.url)) ? config : offlineBasemap;
}
