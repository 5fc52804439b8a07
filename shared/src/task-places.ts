/** The tasks of a filter on the map: where each lies, and on whose word. */
import type { LngLat } from './geo.js';
import type { ListedTask } from './tasks.js';
import type { Choices } from './words.js';

/** What a place was taken from, the nearest to the work first: several tasks of a commune all lie at its centre. */
export const placeKinds = ['own', 'asset', 'unit'] as const;
export type PlaceKind = (typeof placeKinds)[number];
export const placeKindNames = {
  own: { vi: 'Vị trí của nhiệm vụ', en: 'Place of the task' },
  asset: { vi: 'Vị trí của hạ tầng', en: 'Place of the asset' },
  unit: { vi: 'Trung tâm xã, phường', en: 'Centre of the commune' },
} as const satisfies Choices<PlaceKind>;

export type PlacedTask = Pick<
  ListedTask,
  | 'id' | 'code' | 'title' | 'state' | 'priority' | 'leadOrgName' | 'dueAt' | 'reviewAt' | 'warnAt' | 'submittedAt' | 'suspendedAt' | 'completedAt' | 'progressPercent' | 'unitName' | 'version'
> & { place: LngLat; placeKind: PlaceKind };

export interface TaskPlaces {
  /** Those due first, as many as the server draws at most. */
  data: PlacedTask[];
  /** Tasks of the filter, with a place and without. */
  total: number;
  placed: number;
  limit: number;
}
