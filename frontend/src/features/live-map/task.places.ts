import type { LngLat } from '@ioc/shared/geo';
import type { MapAsset } from '#features/assets';
import type { MapTask } from '#features/tasks';

/** Tasks that stand at one place: several tasks of a commune all lie at its centre. */
export interface TaskPile {
  key: string;
  at: LngLat;
  tasks: MapTask[];
}

export interface TaskPlaces {
  /** Assets on which work is going on. */
  assetIds: ReadonlySet<string>;
  /** Work at a place where no asset stands. */
  piles: TaskPile[];
}

const keyOf = ([lng, lat]: LngLat): string => `${lng.toFixed(5)},${lat.toFixed(5)}`;

/**
 * Where each task shows: on its asset if it has one, else as a flag, never as both. A task given for an alarm outlives the
 * alarm; it is then found by its place, which it took from the asset.
 */
export function placeTasks(
  tasks: Iterable<MapTask>, assetOfAlarm: (alarmId: string) => string | undefined,
  assets: Iterable<Iterable<Pick<MapAsset, 'id' | 'location'>>>,
): TaskPlaces {
  const assetIds = new Set<string>();
  const piles = new Map<string, TaskPile>();
  let standing: Map<string, string> | null = null;
  const assetAt = (at: LngLat): string | undefined => {
    standing ??= new Map([...assets].flatMap((kind) => [...kind].map(({ id, location }) => [keyOf(location), id] as const)));
    return standing.get(keyOf(at));
  };
  for (const task of tasks) {
    const { subject, location } = task;
    const assetId = subject?.kind === 'asset' ? subject.id
      : subject?.kind === 'alarm' ? assetOfAlarm(subject.id) ?? (location ? assetAt(location) : undefined) : undefined;
    if (assetId !== undefined) {
      assetIds.add(assetId);
    } else if (location) {
      const key = keyOf(location);
      const pile = piles.get(key);
      if (pile) pile.tasks.push(task);
      else piles.set(key, { key, at: location, tasks: [task] });
    }
  }
  return { assetIds, piles: [...piles.values()] };
}
