/** Readings pushed by integrators. Heartbeats are not events; only a change of state is. */

/** A device may report these; `unknown` is our word for not having heard, `maintenance` is a person's word. */
export const reportedStates = ['online', 'degraded', 'offline'] as const;

export const maxReadings = 2_000;

/** Clocks of field controllers drift: a stamp further ahead than this is clamped to our clock and counted as flagged. */
export const futureToleranceSeconds = 300;

/** After this many missed intervals an asset with telemetry counts as offline, on the server's clock. */
export const missedIntervals = 3;

export interface IngestReceipt {
  received: number;
  /** Newer than what was known, so it counted. */
  applied: number;
  /** Changed the operational state. */
  changed: number;
  /** Stamped too far in the future and taken as "now". */
  flagged: number;
  /** Codes that do not exist or lie outside the key's scope; at most 20 are named. */
  unknownCodes: string[];
  unknownCount: number;
}
