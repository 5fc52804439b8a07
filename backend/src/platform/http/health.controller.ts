import { statfs } from 'node:fs/promises';
import { Controller, Get, Header, HttpCode, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { DATABASE, Transactions, type Database } from '#platform/database';
import { Public } from './allow.js';
import { CONFIG } from './config.token.js';
import { Metrics } from './metrics.js';

type Health = 'ok' | 'degraded' | 'down';
const cacheMs = 1_000;
const patienceMs = 1_500;
const diskWarning = 0.85;

/** What the outside may ask about the process. The checks run at most once a second, however often they are asked. */
@Controller()
export class HealthController {
  private checked: { at: number; answer: Promise<Record<string, Health>> } | null = null;

  constructor(
    private readonly transactions: Transactions,
    private readonly metrics: Metrics,
    private readonly clock: Clock,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('healthz')
  @Public()
  @HttpCode(200)
  process(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public()
  async ready(@Res({ passthrough: true }) response: Response) {
    const now = this.clock.now().getTime();
    if (!this.checked || now - this.checked.at > cacheMs) this.checked = { at: now, answer: this.check() };
    const parts = await this.checked.answer;
    const all = Object.values(parts);
    const status: Health = all.includes('down') ? 'down' : all.includes('degraded') ? 'degraded' : 'ok';
    response.status(status === 'down' ? 503 : 200);
    return { status, ...parts };
  }

  @Get('metrics')
  @Public()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  figures(): Promise<string> {
    return this.metrics.registry.metrics();
  }

  private async check(): Promise<Record<string, Health>> {
    const [database, disk] = await Promise.all([this.checkDatabase(), this.checkDisk()]);
    return { database: database.health, queue: database.queue, disk };
  }

  /** The queue is the distance of the slowest listener to the last event. */
  private async checkDatabase(): Promise<{ health: Health; queue: Health }> {
    let timer: NodeJS.Timeout | undefined;
    try {
      const asked = this.transactions.query<{ lag: number }>(
        `select (select seq from event_head) - coalesce((select min(seq) from event_cursors), (select seq from event_head)) as lag`,
      );
      asked.catch(() => undefined);
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('late')), patienceMs);
      });
      const [row] = await Promise.race([asked, late]);
      return { health: 'ok', queue: (row?.lag ?? 0) > 10_000 ? 'degraded' : 'ok' };
    } catch {
      // The embedded database is one thread: late means busy. When it is lost the process ends.
      return { health: this.database.kind === 'embedded' ? 'degraded' : 'down', queue: 'degraded' };
    } finally {
      clearTimeout(timer);
    }
  }

  private async checkDisk(): Promise<Health> {
    if (this.database.kind !== 'embedded') return 'ok';
    try {
      const { blocks, bavail } = await statfs(this.config.IOC_DATA_DIR);
      return bavail === 0 ? 'down' : 1 - bavail / blocks > diskWarning ? 'degraded' : 'ok';
    } catch {
      return 'ok';
    }
  }
}
