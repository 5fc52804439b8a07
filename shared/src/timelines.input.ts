/** How a timeline is asked for. */
import { z } from 'zod';
import { timelineFilters } from './timelines.js';

export const timelineQuery = z.strictObject({
  filter: z.enum(timelineFilters).default('all'),
  /** Only lines older than this one. */
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});
export type TimelineQuery = z.infer<typeof timelineQuery>;
