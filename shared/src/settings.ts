import type { BoundingBox, LngLat } from './geo.js';

export type Basemap =
  | { type: 'offline' }
  | { type: 'xyz'; url: string; attribution?: string }
  | { type: 'pmtiles'; url: string; attribution?: string };

/** What a screen must know about the installation before it can draw anything. */
export interface Settings {
  /** The simulator may be used. */
  demo: boolean;
  /** There is made-up data; every screen says "DỮ LIỆU MÔ PHỎNG". */
  synthetic: boolean;
  provinceName: string | null;
  /** Its code in force, by which the map recognises it; null as long as no province is loaded. */
  provinceCode: string | null;
  centre: LngLat;
  bounds: BoundingBox;
  /** What the map of this person opens on: the communes they answer for, or the whole province. */
  home: BoundingBox;
  basemap: Basemap;
  /** What may be attached: bytes of a file, files of one report. */
  files: { largestBytes: number; mostPerStep: number };
  /** How many tasks one change may be made to. */
  tasks: { mostAtOnce: number };
  /** The server's clock. */
  now: string;
}
