/** How administrative units are asked for, and what a file says about them. */
import { z } from 'zod';
import { listQuery, oneOfMany } from './list.input.js';
import { codeDigits, levelOfKind, unitKindCodes, unitLevels } from './territory.js';
import { calendarDate } from './time.input.js';
import { cleanText, type Words } from './words.js';

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

const text = (least: number, most: number) => z.string().transform(cleanText).pipe(z.string().min(least).max(most));

/** What an administrator writes of a unit. Its level follows from its kind, its boundary comes by import. */
export const createUnit = z.strictObject({
  code: unitInput.shape.code,
  name: text(2, 120),
  kind: z.enum(unitKindCodes),
  parentId: z.uuid().nullable(),
  validFrom: calendarDate,
  validTo: calendarDate.nullable(),
  areaKm2: z.number().positive().max(100_000).nullable(),
  population: z.number().int().min(0).max(20_000_000).nullable(),
  legalAct: text(1, 120).nullable(),
});
export type CreateUnit = z.infer<typeof createUnit>;
export const updateUnit = createUnit.partial();
export type UpdateUnit = z.infer<typeof updateUnit>;

/** The unit ends, and these carry on: none for a unit that is only closed, one it went into whole, several it was divided among. */
export const endUnit = z.strictObject({
  validTo: calendarDate,
  successorIds: z.array(z.uuid()).max(20),
  legalAct: text(1, 120).nullable(),
});
export type EndUnit = z.infer<typeof endUnit>;

export interface UnitIssue {
  path: 'code' | 'validTo';
  message: Words;
}

/** What the fields of a unit say only together; an edit is held against it together with what stays. */
export function unitIssues({ code, kind, validFrom, validTo }: Pick<CreateUnit, 'code' | 'kind' | 'validFrom' | 'validTo'>): UnitIssue[] {
  const digits = codeDigits[levelOfKind[kind]];
  const issues: UnitIssue[] = [];
  if (code.length !== digits) issues.push({ path: 'code', message: { vi: `Mã của cấp này có ${digits} chữ số.`, en: `A code of this level has ${digits} digits.` } });
  if (validTo !== null && validTo <= validFrom) issues.push({ path: 'validTo', message: { vi: 'Phải sau ngày bắt đầu hiệu lực.', en: 'Must be after the first day.' } });
  return issues;
}

export const exportFormats = ['csv', 'geojson'] as const;
export const unitExportQuery = unitQuery.extend({ format: z.enum(exportFormats).default('csv') });
export type UnitExportQuery = z.infer<typeof unitExportQuery>;
