import type { BoundingBox, LngLat } from '@ioc/shared/geo';
import type { Instant } from '@ioc/shared/time';
import { http } from './http';

export type BasemapSettings =
  | { type: 'offline' }
  | { type: 'xyz'; url: string; attribution?: string; maxZoom?: number }
  | { type: 'pmtiles'; url: string };

/** What this installation is: which province, which map, and whether its data are real. */
export interface Settings {
  demo: boolean;
  synthetic: boolean;
  provinceName: string;
  centre: LngLat;
  bounds: BoundingBox;
  basemap: BasemapSettings;
  now: Instant;
}

export const fetchSettings = (signal?: AbortSignal): Promise<Settings> =>
  http<Settings>('GET', '/settings', signal ? { signal } : {});
