import { resolve } from 'node:path';
import { Controller, Get, Header, HttpCode, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { DATABASE, type Database } from '#platform/database';
import { filesFolder } from '#platform/files';
import { Public } from './allow.js';
import { CONFIG } from './config.token.js';
import { diskHealth, HealthProbes, queueHealth, worst, type Health } from './health.js';
import { Metrics } from './metrics.js';

const cacheMs = 1_000;
const patienceMs = 1_500;

interface Readiness {
  status: Health;
  database: Health;
  queue: Health;
  disk: Health;
}

/** What the outside may ask about the process. The checks run at most once a second, however often they are asked. */
@Controller()
export class HealthController {
  private checked: { at: number; answer: Promise<Readiness> } | null = null;

  constructor(
    private readonly probes: HealthProbes,
    private readonly metrics: Metrics,
    private readonly clock: Clock,
    @Inject(DATABASE) private readonly database: Pick<Database, 'kind'>,
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
  async ready(@Res({ passthrough: true }) response: Pick<Response, 'status'>): Promise<Readiness> {
    const now = this.clock.now().getTime();
    if (!this.checked || now - this.checked.at > cacheMs) this.checked = { at: now, answer: this.check() };
    const readiness = await this.checked.answer;
    response.status(readiness.status === 'down' ? 503 : 200);
    return readiness;
  }

  @Get('metrics')
  @Public()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  figures(): Promise<string> {
    return this.metrics.registry.metrics();
  }

  /**
   * Down is a node that cannot answer people, and is taken out for that. A queue that stands still or a disk that takes
   * no more attached files is said as it is, but all nodes share it: taking them all out would help nobody.
   */
  private async check(): Promise<Readiness> {
    const [{ database, queue }, files, data] = await Promise.all([this.checkDatabase(), this.checkDisk(filesFolder(this.config)), this.checkData()]);
    const disk = worst([files, data]);
    const status = database === 'down' || data === 'down' ? 'down' : worst([database, queue, disk]) === 'ok' ? 'ok' : 'degraded';
    return { status, database, queue, disk };
  }

  private async checkDatabase(): Promise<Pick<Readiness, 'database' | 'queue'>> {
    const { IOC_QUEUE_WARNING_EVENTS: warningEvents, IOC_QUEUE_STUCK_SECONDS: stuckSeconds } = this.config;
    try {
      return { database: 'ok', queue: queueHealth(await soon(this.probes.queue()), { warningEvents, stuckSeconds }) };
    } catch {
      // The embedded database is one thread: late means busy. When it is lost the process ends.
      const health = this.database.kind === 'embedded' ? 'degraded' : 'down';
      return { database: health, queue: health };
    }
  }

  /** On a server the data are not on our disk. */
  private async checkData(): Promise<Health> {
    return this.database.kind === 'embedded' ? this.checkDisk(resolve(this.config.IOC_DATA_DIR)) : 'ok';
  }

  private async checkDisk(folder: string): Promise<Health> {
    try {
      return diskHealth(await soon(this.probes.disk(folder)), this.config.IOC_DISK_WARNING_PERCENT);
    } catch {
      return 'down';
    }
  }
}

/** Whoever asks whether we are well is not kept waiting by what is not. */
async function soon<Result>(asked: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), patienceMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
