/** Readings pushed by integrators. Heartbeats are not events; only a change of state is. */
import type { Words } from './words.js';

/** A device may report these; `unknown` is our word for not having heard, `maintenance` is a person's word. */
export const reportedStates = ['online', 'degraded', 'offline'] as const;

interface MetricDeclaration {
  label: Words;
  /** Null = a count, or 1 for yes and 0 for no where `isFlag` says so. */
  unit: string | null;
  isFlag?: true;
}

/** Measurements that screens can name. Devices may send others; those show under the name they came with. */
export const metrics = {
  powerMainsOk: { label: { vi: 'Có điện lưới', en: 'Mains power' }, unit: null, isFlag: true },
  batteryPercent: { label: { vi: 'Ắc quy', en: 'Battery' }, unit: '%' },
  temperatureC: { label: { vi: 'Nhiệt độ', en: 'Temperature' }, unit: '°C' },
  signalDbm: { label: { vi: 'Mức tín hiệu', en: 'Signal level' }, unit: 'dBm' },
  uptimeHours: { label: { vi: 'Chạy liên tục', en: 'Running without a break' }, unit: 'h' },
} as const satisfies Record<string, MetricDeclaration>;
export type MetricName = keyof typeof metrics;

export const metricOf = (name: string): MetricDeclaration | null => (name in metrics ? metrics[name as MetricName] : null);

export const maxReadings = 2_000;

/** Clocks of field controllers drift. What they stamp ahead of ours counts as now; further ahead than this it is flagged too. */
export const futureToleranceSeconds = 300;

/** After this many missed intervals an asset with telemetry counts as offline, on the server's clock. */
export const missedIntervals = 3;

export interface IngestReceipt {
  received: number;
  /** Newer than what was known, so it counted. */
  applied: number;
  /** Changed the operational state. */
  changed: number;
  /** Stamped too far in the future to be the drift of a clock; taken as "now". */
  flagged: number;
  /** Codes that do not exist or lie outside the key's scope; at most 20 are named. */
  unknownCodes: string[];
  unknownCount: number;
}
