/** How administrative units are asked for, and what a file says about them. */
import { z } from 'zod';
import { listQuery, oneOfMany } from './list.input.js';
import { unitKindCodes, unitLevels } from './territory.js';
import { calendarDate } from './time.input.js';

export const unitQuery = listQuery.extend({
  level: oneOfMany(unitLevels).optional(),
  /** Units in force on this day; without it all versions. */
  on: calendarDate.optional(),
  parentId: z.uuid().optional(),
});
export type UnitQuery = z.infer<typeof unitQuery>;

/** One row of an import of units; `geometry` comes from a GeoJSON file. */
export const unitInput = z.strictObject({
  code: z.string().trim().regex(/^\d{2,5}$/),
  name: z.string().trim().min(2).max(120),
  level: z.enum(unitLevels),
  kind: z.enum(unitKindCodes),
  parentCode: z.string().trim().regex(/^\d{2,5}$/).nullable(),
  validFrom: calendarDate,
  validTo: calendarDate.nullable(),
  areaKm2: z.number().positive().max(100_000).nullable(),
  population: z.number().int().min(0).max(20_000_000).nullable(),
  legalAct: z.string().trim().max(120).nullable(),
});
export type UnitInput = z.infer<typeof unitInput>;
