import type { Reading } from '@ioc/shared/telemetry.input';

/** Readings of a set of devices, of which a share has changed its state since the last time round. */
export class ReadingSource {
  private readonly isDegraded: boolean[];
  private next = 0;
  private turn = 0;

  constructor(
    private readonly codes: readonly string[],
    private readonly changedShare: number,
  ) {
    this.isDegraded = codes.map(() => false);
  }

  batch(size: number): Reading[] {
    const at = new Date().toISOString();
    return Array.from({ length: size }, () => {
      const index = this.next;
      this.next = (this.next + 1) % this.codes.length;
      this.turn += this.changedShare;
      if (this.turn >= 1) {
        this.turn -= 1;
        this.isDegraded[index] = !this.isDegraded[index];
      }
      const state = this.isDegraded[index] ? 'degraded' : 'online';
      return { code: this.codes[index] ?? '', at, state, metrics: { batteryPercent: 100 } };
    });
  }
}

/** Each writer has devices of its own, as network management systems do. */
export const shareOut = (codes: readonly string[], writers: number): string[][] =>
  Array.from({ length: writers }, (_, writer) => codes.filter((_code, index) => index % writers === writer));

export const loadCodes = (count: number): string[] => Array.from({ length: count }, (_, index) => `LT-BTS-${String(index + 1).padStart(6, '0')}`);
