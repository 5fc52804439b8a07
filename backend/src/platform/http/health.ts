import { access, constants, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Transactions } from '#platform/database';

export type Health = 'ok' | 'degraded' | 'down';

export interface QueueFigures {
  /** Events the slowest listener has still to handle. */
  lag: number;
  /** How long the first of them has been waiting; 0 when there is none. */
  waitedSeconds: number;
}

export interface DiskFigures {
  usedShare: number;
  isFull: boolean;
  isWritable: boolean;
}

/** What readiness is judged by. Of its own, so that a test can say how full a disk is. */
export abstract class HealthProbes {
  /** Rejects when the database does. */
  abstract queue(): Promise<QueueFigures>;
  /** @throws when the disk does not answer */
  abstract disk(folder: string): Promise<DiskFigures>;
}

@Injectable()
export class MachineProbes extends HealthProbes {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async queue(): Promise<QueueFigures> {
    const [row] = await this.transactions.query<QueueFigures>(
      `select h.seq - c.seq as lag, coalesce(extract(epoch from $1::timestamptz - (select e.at from events e where e.seq > c.seq order by e.seq limit 1)), 0) as "waitedSeconds"
       from event_head h, (select coalesce(min(seq), (select seq from event_head)) as seq from event_cursors) c`,
      [this.clock.now()],
    );
    return row ?? { lag: 0, waitedSeconds: 0 };
  }

  override async disk(folder: string): Promise<DiskFigures> {
    const present = await nearest(folder);
    const [{ blocks, bavail }, isWritable] = await Promise.all([statfs(present), access(present, constants.W_OK).then(() => true, () => false)]);
    return { usedShare: blocks === 0 ? 0 : 1 - bavail / blocks, isFull: blocks > 0 && bavail === 0, isWritable };
  }
}

/** The folder itself, or the one it will be made in: before the first file there is none. */
async function nearest(folder: string): Promise<string> {
  const isPresent = await access(folder).then(() => true, () => false);
  return isPresent || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

export function diskHealth({ usedShare, isFull, isWritable }: DiskFigures, warningPercent: number): Health {
  if (isFull || !isWritable) return 'down';
  return usedShare * 100 > warningPercent ? 'degraded' : 'ok';
}

/** Long is no harm while it moves; the first one waiting for minutes is a listener that stands still. */
export function queueHealth({ lag, waitedSeconds }: QueueFigures, limits: { warningEvents: number; stuckSeconds: number }): Health {
  if (lag > 0 && waitedSeconds > limits.stuckSeconds) return 'down';
  return lag > limits.warningEvents ? 'degraded' : 'ok';
}

export const worst = (all: readonly Health[]): Health => (all.includes('down') ? 'down' : all.includes('degraded') ? 'degraded' : 'ok');
