/** What people send about calendars, and how calendars are asked for. */
import { z } from 'zod';
import { responseUnits, usualResponse, type ResponseTarget } from './calendars.js';
import { listQuery } from './list.input.js';
import { calendarDate } from './time.input.js';
import { cleanText } from './words.js';
import type { Shift, SpecialDay } from './working-time.js';

const shift = z
  .strictObject({ fromMinute: z.number().int().min(0).max(1_439), toMinute: z.number().int().min(1).max(1_440) })
  .refine(({ fromMinute, toMinute }) => fromMinute < toMinute, { path: ['toMinute'], params: { code: 'calendar.shift-backwards' } }) satisfies z.ZodType<Shift>;

const shiftsOfDay = z
  .array(shift)
  .max(4)
  .refine((shifts) => shifts.every(({ fromMinute }, n) => n === 0 || (shifts[n - 1]?.toMinute ?? 0) < fromMinute), { params: { code: 'calendar.shifts-overlap' } });

export const week = z
  .array(shiftsOfDay)
  .length(7)
  .refine((days) => days.some((shifts) => shifts.length > 0), { params: { code: 'calendar.never-worked' } });

export const specialDay = z.strictObject({
  on: calendarDate.refine((date) => date >= '2000-01-01' && date < '2100-01-01', { params: { code: 'calendar.date-too-far' } }),
  kind: z.enum(['off', 'make_up']),
  name: z.string().transform(cleanText).pipe(z.string().min(2).max(120)),
  isProvisional: z.boolean(),
}) satisfies z.ZodType<SpecialDay>;

const days = z
  .array(specialDay)
  .max(1_000)
  .refine((list) => new Set(list.map(({ on }) => on)).size === list.length, { params: { code: 'calendar.date-twice' } });

/** Longer than some weeks is no answer. */
const receiveWithin = z.strictObject({ count: z.number().int().min(1).max(60), unit: z.enum(responseUnits) }) satisfies z.ZodType<ResponseTarget>;

const fields = z.strictObject({ week, days, followsProvince: z.boolean(), receiveWithin });

export const createCalendar = fields.extend({ orgId: z.uuid(), receiveWithin: receiveWithin.default(usualResponse) });
export type CreateCalendar = z.infer<typeof createCalendar>;

export const updateCalendar = fields.partial();
export type UpdateCalendar = z.infer<typeof updateCalendar>;

export const calendarQuery = listQuery;
export type CalendarQuery = z.infer<typeof calendarQuery>;
