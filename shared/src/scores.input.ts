/** How scores are asked for. */
import { z } from 'zod';
import { pageQuery } from './list.input.js';
import { periodPattern } from './score-periods.js';
import { scoreGroups, standings } from './scores.js';

export const scoresQuery = z.object({ by: z.enum(scoreGroups), period: z.string().regex(periodPattern) });
export type ScoresQuery = z.infer<typeof scoresQuery>;

/** The tasks behind one row; without a key, those of nobody. */
export const scoredTasksQuery = pageQuery.extend({ ...scoresQuery.shape, key: z.string().min(1).max(40).optional(), standing: z.enum(standings).optional() });
export type ScoredTasksQuery = z.infer<typeof scoredTasksQuery>;

export const scoresReportQuery = scoresQuery.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx'), locale: z.enum(['vi', 'en']).default('vi') });
export type ScoresReportQuery = z.infer<typeof scoresReportQuery>;
