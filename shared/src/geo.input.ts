/** Places as they are sent. */
import { z } from 'zod';
import { isInside, vietnamBox, type LngLat } from './geo.js';

export const lngLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]) satisfies z.ZodType<LngLat>;

export const location = lngLat.refine((point) => isInside(point, vietnamBox), { params: { code: 'location.outside-vietnam' } });
