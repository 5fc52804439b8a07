import type { AssetKind } from './asset-kinds.js';
import type { LngLat } from './geo.js';

export interface SearchResult {
  kind: AssetKind | 'unit';
  id: string;
  title: string;
  detail: string;
  location: LngLat;
  /** The old name that was found, when it was not the present one. */
  formerName: string | null;
}

export interface SearchResults {
  results: SearchResult[];
}
