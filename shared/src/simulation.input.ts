/** Which scene to play, and where. */
import { z } from 'zod';

export const playScene = z.discriminatedUnion('scene', [
  z.strictObject({ scene: z.literal('outage'), assetId: z.uuid() }),
  z.strictObject({ scene: z.literal('commune-outage'), unitId: z.uuid() }),
  /** 380 sites in three waves (domain §4.5, scene 1), the waves this many seconds apart. */
  z.strictObject({ scene: z.literal('storm'), secondsBetweenWaves: z.number().int().min(0).max(3_600).default(10) }),
  z.strictObject({ scene: z.literal('restore') }),
]);
export type PlayScene = z.infer<typeof playScene>;
