import { PointSource, type MapPoint } from '../src/platform/map/pointSource';
import { pointStates, type PointShape, type PointState } from '../src/platform/map/pointStates';

/** Repeatable numbers in [0, 1): a bench must draw the same province each time. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const kinds: readonly { id: string; shape: PointShape; share: number }[] = [
  { id: 'bts', shape: 'triangle', share: 0.7 },
  { id: 'post', shape: 'square', share: 0.85 },
  { id: 'radio', shape: 'diamond', share: 1 },
];

function stateFrom(draw: number): PointState {
  if (draw < 0.93) return 'online';
  if (draw < 0.96) return 'degraded';
  if (draw < 0.98) return 'offline';
  return draw < 0.99 ? 'maintenance' : 'unknown';
}

/** Points gathered around 56 commune centres in the box of Cao Bằng, as infrastructure is. */
export function syntheticPoints(count: number): Map<string, MapPoint[]> {
  const random = seededRandom(7);
  const spread = (): number => (random() + random() + random() + random() - 2) * 0.05;
  const centres = Array.from({ length: 56 }, () => [105.45 + random() * 1.2, 22.4 + random() * 0.65] as const);
  const byKind = new Map<string, MapPoint[]>(kinds.map(({ id }) => [id, []]));
  for (let at = 0; at < count; at++) {
    const [lng, lat] = centres[Math.floor(random() * centres.length)] ?? [106, 22.7];
    const draw = random();
    const kind = kinds.find(({ share }) => draw < share)?.id ?? 'radio';
    byKind.get(kind)?.push({
      id: `${kind}-${at}`, location: [lng + spread(), lat + spread()], state: stateFrom(random()),
    });
  }
  return byKind;
}

export const syntheticSources = (): PointSource[] =>
  kinds.map(({ id, shape }) => new PointSource({ id, shape, nameOf: (pointId) => pointId }));

export const anyState = (draw: number): PointState => pointStates[Math.floor(draw * pointStates.length)] ?? 'online';
