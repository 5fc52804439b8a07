/** What integrators send. */
import { z } from 'zod';
import { maxReadings, reportedStates } from './telemetry.js';
import { instant } from './time.input.js';

export const reading = z.strictObject({
  code: z.string().min(1).max(40),
  /** The device's own time of measurement. */
  at: instant,
  state: z.enum(reportedStates),
  metrics: z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,39}$/), z.number()).optional(),
});
export type Reading = z.infer<typeof reading>;

export const ingestReadings = z.strictObject({ readings: z.array(reading).min(1).max(maxReadings) });
export type IngestReadings = z.infer<typeof ingestReadings>;
