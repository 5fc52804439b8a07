/** Offices of the demo differ, as offices do: what is late or poor gathers at some, so that the bands of their scores do too. */
import { Random } from './random.js';
import type { Outcome } from './tasks.timeline.js';

/** How well an office does what it is given, from 0 to 1; the same in every run of a seed. */
export const diligenceOf = (seed: number, orgCode: string): number => new Random(seed, `diligence of ${orgCode}`).next();

/** Of a hundred such tasks that it might have been given, how many fit what is known of the office. */
const fits: Readonly<Record<Outcome, (diligence: number) => number>> = {
  done_on_time: (diligence) => 0.25 + 0.75 * diligence,
  done_late: (diligence) => 1 - 0.85 * diligence,
  overdue: (diligence) => 0.02 + 0.98 * (1 - diligence) * (1 - diligence),
  in_term: () => 1,
};
export const fitOf = (outcome: Outcome, diligence: number): number => fits[outcome](diligence);
