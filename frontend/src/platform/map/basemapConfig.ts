import { z } from 'zod';

/** Where tiles may come from: the portal itself (a path) or a host the operator chose. */
const tileAddress = z.string().regex(/^(https?:\/\/|\/)/);

/** The base map as an administrator sets it. The labels of the archipelagos are deliberately no part of it. */
export const basemapConfig = z.discriminatedUnion('type', [
  z.object({ type: z.literal('offline') }),
  z.object({
    type: z.literal('xyz'),
    url: tileAddress.refine((url) => ['{z}', '{x}', '{y}'].every((part) => url.includes(part))),
    attribution: z.string().max(300).optional(),
    maxZoom: z.number().int().min(1).max(24).optional(),
  }),
  z.object({ type: z.literal('pmtiles'), url: tileAddress, attribution: z.string().max(300).optional() }),
]);
export type BasemapConfig = z.infer<typeof basemapConfig>;

export const offlineBasemap: BasemapConfig = { type: 'offline' };
