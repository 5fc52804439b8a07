/** What quick search can find: pages here, places and tasks on the server. All of it without accents. */
import type { AssetKind } from '@ioc/shared/asset-kinds';
import type { LngLat } from '@ioc/shared/geo';
import type { Page } from '@ioc/shared/list';
import type { ListedTask } from '@ioc/shared/tasks';
import { searchKey } from '@ioc/shared/words';
import { http } from '#platform/api';

export interface Found {
  key: string;
  group: 'pages' | 'places' | 'tasks';
  title: string;
  detail: string;
  to: string;
}

interface PlaceFound {
  kind: AssetKind | 'unit';
  id: string;
  title: string;
  detail: string;
  location: LngLat;
  formerName?: string;
}

/** Every word of the question occurs in the text, in any order: "bao lac tram" finds "Trạm … Bảo Lạc". */
export function answers(question: string, text: string): boolean {
  const key = searchKey(text);
  return searchKey(question).split(' ').every((word) => key.includes(word));
}

const round = (degrees: number): string => String(Number(degrees.toFixed(5)));

/** The link of the live map to a place, in the map's own URL form. */
export function placeLink({ kind, id, location: [lng, lat] }: Pick<PlaceFound, 'kind' | 'id' | 'location'>): string {
  const at = `at=${round(lng)},${round(lat)},${kind === 'unit' ? 12 : 15}`;
  return kind === 'unit' ? `/?${at}` : `/?${at}&sel=${kind}:${encodeURIComponent(id)}`;
}

export async function findPlaces(q: string, formerly: (name: string) => string, signal: AbortSignal): Promise<Found[]> {
  const { results } = await http<{ results: PlaceFound[] }>('GET', '/map/search', { query: { q }, signal });
  return results.map((place) => ({
    key: `${place.kind}:${place.id}`,
    group: 'places',
    title: place.title,
    detail: [place.detail, place.formerName && formerly(place.formerName)].filter(Boolean).join(' · '),
    to: placeLink(place),
  }));
}

export async function findTasks(q: string, signal: AbortSignal): Promise<Found[]> {
  const { data } = await http<Page<ListedTask>>('GET', '/tasks', { query: { q, page: 1, perPage: 8 }, signal });
  return data.map((task) => ({
    key: `task:${task.id}`,
    group: 'tasks',
    title: task.title,
    detail: [task.code, task.leadOrgName].join(' · '),
    to: `/tasks/${encodeURIComponent(task.id)}/show`,
  }));
}
