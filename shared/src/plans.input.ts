/** What people send about plans. */
import { z } from 'zod';
import { listQuery } from './list.input.js';
import { calendarDate } from './time.input.js';
import { cleanText } from './words.js';

const text = (shortest: number, longest: number) => z.string().transform(cleanText).pipe(z.string().min(shortest).max(longest));

export const createPlan = z.strictObject({
  title: text(5, 500),
  docNumber: text(1, 100),
  docDate: calendarDate,
  issuer: text(2, 300),
  startOn: calendarDate,
  endOn: calendarDate.nullable(),
});
export type CreatePlan = z.infer<typeof createPlan>;

export const updatePlan = createPlan.partial();
export type UpdatePlan = z.infer<typeof updatePlan>;

export const planQuery = listQuery.extend({
  /** Whose last day has not passed, or that have none: what new work may be given under. */
  isOpen: z.stringbool().optional(),
});
export type PlanQuery = z.infer<typeof planQuery>;
