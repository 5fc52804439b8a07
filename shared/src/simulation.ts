/** Scenes an admin of a demo installation can play. */
import { z } from 'zod';

export const scenes = ['outage', 'commune-outage', 'storm', 'restore'] as const;
export type Scene = (typeof scenes)[number];

export const playScene = z.discriminatedUnion('scene', [
  z.strictObject({ scene: z.literal('outage'), assetId: z.uuid() }),
  z.strictObject({ scene: z.literal('commune-outage'), unitId: z.uuid() }),
  /** 380 sites in three waves (domain §4.5, scene 1), the waves this many seconds apart. */
  z.strictObject({ scene: z.literal('storm'), secondsBetweenWaves: z.number().int().min(0).max(3_600).default(10) }),
  z.strictObject({ scene: z.literal('restore') }),
]);
export type PlayScene = z.infer<typeof playScene>;

export interface SceneResult {
  /** How many assets the scene touches, later waves included. */
  affected: number;
}
