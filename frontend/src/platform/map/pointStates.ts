/** What a point says about itself. The position in the list is what the typed arrays hold: append, never reorder. */
export const pointStates = ['unknown', 'online', 'degraded', 'offline', 'maintenance', 'done'] as const;
export type PointState = (typeof pointStates)[number];

/** One shape a kind of asset, so that kinds differ without colour. */
export const pointShapes = ['triangle', 'square', 'diamond', 'circle', 'hexagon'] as const;
export type PointShape = (typeof pointShapes)[number];

/** Bits of a point's badge byte. */
export const pointBadges = { alarmUnacknowledged: 1, openTask: 2 } as const;

export const stateCode = (state: PointState): number => pointStates.indexOf(state);

export const stateAt = (code: number): PointState => pointStates[code] ?? 'unknown';

/** Drawing order, worst on top. `unknown` ranks as calm: an FM station that cannot report has not failed. */
export const calmFirst: readonly PointState[] = ['done', 'online', 'unknown', 'maintenance', 'degraded', 'offline'];
export const calmFirstCodes: readonly number[] = calmFirst.map(stateCode);

export const offlineCode = stateCode('offline');
export const degradedCode = stateCode('degraded');
