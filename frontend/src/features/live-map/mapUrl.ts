import { assetKindCodes, type AssetKind } from '@ioc/shared/asset-kinds';
import { operationalStates, type OperationalState } from '@ioc/shared/assets';
import type { LngLat } from '@ioc/shared/geo';

/** A layer of the map that a person can hide. */
export const mapLayers = ['boundaries', ...assetKindCodes, 'alarms', 'tasks'] as const;
export type MapLayer = (typeof mapLayers)[number];

/** What narrows the points that are drawn. Empty lists narrow nothing. */
export interface MapFilters {
  states: OperationalState[];
  unitIds: string[];
  ownerIds: string[];
  /** Values by `kind.field`, e.g. `bts.technologies` → 4G, 5G. */
  attributes: Record<string, string[]>;
}

export interface Selection {
  kind: AssetKind;
  id: string;
}

/** Everything that makes two people look at the same map; it lives in the URL and nowhere else. */
export interface MapUrl {
  centre: LngLat | null;
  zoom: number | null;
  hidden: MapLayer[];
  filters: MapFilters;
  selected: Selection | null;
  tab: SideTab;
}

export const sideTabs = ['alarms', 'tasks', 'view'] as const;
export type SideTab = (typeof sideTabs)[number];

export const noFilters: MapFilters = { states: [], unitIds: [], ownerIds: [], attributes: {} };
export const plainView: MapUrl = { centre: null, zoom: null, hidden: [], filters: noFilters, selected: null, tab: 'alarms' };

const isOneOf = <Value extends string>(values: readonly Value[]) => (text: string): text is Value =>
  (values as readonly string[]).includes(text);

const isId = (text: string): boolean => /^[\w-]{1,64}$/.test(text);
const listOf = (text: string | null): string[] => (text ? text.split(',').filter(Boolean) : []);

function centreOf(text: string | null): { centre: LngLat; zoom: number } | null {
  const [lng, lat, zoom] = (text ?? '').split(',').map((part) => (part === '' ? Number.NaN : Number(part)));
  if (lng === undefined || lat === undefined || zoom === undefined) return null;
  if (![lng, lat, zoom].every(Number.isFinite) || Math.abs(lng) > 180 || Math.abs(lat) > 85 || zoom < 0 || zoom > 22) return null;
  return { centre: [lng, lat], zoom };
}

function selectionOf(text: string | null): Selection | null {
  const [kind = '', id = ''] = (text ?? '').split(':');
  return isOneOf(assetKindCodes)(kind) && isId(id) ? { kind, id } : null;
}

/** Reads a link someone sent. What it does not understand it leaves out: an old link opens, a broken one harms nobody. */
export function readMapUrl(search: string): MapUrl {
  const params = new URLSearchParams(search);
  const at = centreOf(params.get('at'));
  const attributes: Record<string, string[]> = {};
  for (const [name, value] of params) {
    const [, kind = '', field = ''] = /^f\.([a-z-]+)\.(\w{1,40})$/.exec(name) ?? [];
    if (isOneOf(assetKindCodes)(kind) && field && value) attributes[`${kind}.${field}`] = listOf(value);
  }
  const tab = params.get('tab') ?? '';
  return {
    centre: at?.centre ?? null,
    zoom: at?.zoom ?? null,
    hidden: listOf(params.get('hide')).filter(isOneOf(mapLayers)),
    filters: {
      states: listOf(params.get('state')).filter(isOneOf(operationalStates)),
      unitIds: listOf(params.get('unit')).filter(isId),
      ownerIds: listOf(params.get('owner')).filter(isId),
      attributes,
    },
    selected: selectionOf(params.get('sel')),
    tab: isOneOf(sideTabs)(tab) ? tab : 'alarms',
  };
}

const shortest = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

/** The query string of a view; defaults are left out, so that a link stays short enough to read aloud. */
export function writeMapUrl({ centre, zoom, hidden, filters, selected, tab }: MapUrl): string {
  const parts: string[] = [];
  const add = (name: string, values: readonly string[]): void => {
    if (values.length > 0) parts.push(`${name}=${values.map(encodeURIComponent).join(',')}`);
  };
  if (centre && zoom !== null) parts.push(`at=${shortest(centre[0], 5)},${shortest(centre[1], 5)},${shortest(zoom, 2)}`);
  add('hide', hidden);
  add('state', filters.states);
  add('unit', filters.unitIds);
  add('owner', filters.ownerIds);
  for (const [field, values] of Object.entries(filters.attributes)) add(`f.${field}`, values);
  if (selected) parts.push(`sel=${selected.kind}:${encodeURIComponent(selected.id)}`);
  if (tab !== 'alarms') parts.push(`tab=${tab}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** Left in the history with every address the map writes, so that it knows its own again. */
export const ownEntry = { writtenBy: 'live-map' } as const;

const isOwn = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'writtenBy' in state && state.writtenBy === ownEntry.writtenBy;

/** An address the map did not just write: a link, the quick search, "back" (which may return to an own entry of old). */
export const isForeign = (type: 'POP' | 'PUSH' | 'REPLACE', state: unknown): boolean => type !== 'REPLACE' || !isOwn(state);

export const activeFilterCount = ({ states, unitIds, ownerIds, attributes }: MapFilters): number =>
  [states, unitIds, ownerIds, ...Object.values(attributes)].filter((values) => values.length > 0).length;
