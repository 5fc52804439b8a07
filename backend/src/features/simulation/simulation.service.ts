import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { rolePermissions, type Actor } from '@ioc/shared/access';
import type { SceneResult } from '@ioc/shared/simulation';
import type { PlayScene } from '@ioc/shared/simulation.input';
import { maxReadings, type MetricName } from '@ioc/shared/telemetry';
import type { Reading } from '@ioc/shared/telemetry.input';
import { TelemetryService } from '#features/telemetry';
import type { Config } from '#platform/config';
import { system, Transactions } from '#platform/database';
import { EventTail } from '#platform/events';
import { CONFIG, Problem } from '#platform/http';

/** The simulated network management systems: they report for the whole province. */
const feeder: Actor = {
  ...system,
  username: 'simulator',
  grants: [{ role: 'integrator', permissions: rolePermissions.integrator, scope: { everywhere: true, unitIds: [], orgIds: [], sectorCodes: [] } }],
};

const tickMs = 1_000;

interface Device {
  id: string;
  code: string;
  intervalSeconds: number;
}

/**
 * Plays the devices: each reports once an interval, spread evenly over its seconds. What is down stays silent until it
 * is restored; what has just failed is reported once, as a network management system would.
 */
@Injectable()
export class SimulationService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('simulator');
  private devices: Device[] = [];
  private readonly down = new Set<string>();
  private readonly degraded = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private readonly waves = new Set<NodeJS.Timeout>();
  private second = 0;
  private sending: Promise<void> | null = null;

  constructor(
    private readonly telemetry: TelemetryService,
    private readonly transactions: Transactions,
    private readonly tail: EventTail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.simulate) return;
    await this.learnDevices();
    this.followReports();
    this.timer = setInterval(() => {
      this.sending ??= this.tick().finally(() => (this.sending = null));
    }, tickMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    for (const wave of this.waves) clearTimeout(wave);
    await this.sending;
  }

  async play(wish: PlayScene): Promise<SceneResult> {
    if (!this.config.demo) throw new Problem('request.not-found');
    if (this.devices.length === 0) await this.learnDevices();
    switch (wish.scene) {
      case 'outage':
        return this.fail(await this.codes(`a.id = $1`, [wish.assetId]));
      case 'commune-outage':
        return this.fail(await this.codes(`a.unit_id = $1`, [wish.unitId]));
      case 'storm':
        return this.storm(wish.secondsBetweenWaves);
      case 'restore':
        return this.restore();
    }
  }

  /** The state of the world is in the database: after a restart what was down is still down. */
  private async learnDevices(): Promise<void> {
    const rows = await this.transactions.query<{ id: string; code: string; seconds: number; state: string }>(
      `select a.id, a.code, a.heartbeat_seconds as seconds, s.state from assets a join asset_states s on s.asset_id = a.id
       where a.heartbeat_seconds is not null and a.lifecycle = 'active' and a.synthetic order by a.code`,
    );
    this.devices = rows.map(({ id, code, seconds }) => ({ id, code, intervalSeconds: seconds }));
    for (const { code, state } of rows) {
      if (state === 'offline') this.down.add(code);
      if (state === 'degraded') this.degraded.add(code);
    }
  }

  /** What somebody outside has reported is how it is: a failure played over HTTP must outlast the next heartbeat. */
  private followReports(): void {
    const codes = new Map(this.devices.map(({ id, code }) => [id, code]));
    this.tail.receive((_from, _to, events) => {
      for (const { event } of events) {
        if (event.name !== 'asset.state-changed' || event.data.source !== 'device') continue;
        const code = codes.get(event.data.id);
        if (code === undefined) continue;
        this.mark(this.down, code, event.data.to === 'offline');
        this.mark(this.degraded, code, event.data.to === 'degraded');
      }
    });
  }

  private mark(codes: Set<string>, code: string, belongs: boolean): void {
    if (belongs) codes.add(code);
    else codes.delete(code);
  }

  private async tick(): Promise<void> {
    this.second += 1;
    const due = this.devices.filter(({ code, intervalSeconds }, index) => index % intervalSeconds === this.second % intervalSeconds && !this.down.has(code));
    try {
      await this.send(due.map(({ code }) => this.reading(code, this.degraded.has(code) ? 'degraded' : 'online')));
    } catch (error) {
      this.log.warn(`heartbeats not delivered: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async storm(secondsBetweenWaves: number): Promise<SceneResult> {
    const [row] = await this.transactions.query<{ value: string[][] }>(`select value from installation where key = 'scene.storm'`);
    const waves = row?.value ?? [];
    waves.forEach((codes, index) => {
      const wave = setTimeout(() => {
        this.waves.delete(wave);
        this.fail(codes).catch((error: unknown) => this.log.warn(`storm wave not delivered: ${String(error)}`));
      }, index * secondsBetweenWaves * 1_000);
      this.waves.add(wave);
    });
    return { affected: waves.reduce((sum, codes) => sum + codes.length, 0) };
  }

  private async fail(codes: readonly string[]): Promise<SceneResult> {
    for (const code of codes) this.down.add(code);
    await this.send(codes.map((code) => this.reading(code, 'offline')));
    return { affected: codes.length };
  }

  private async restore(): Promise<SceneResult> {
    for (const wave of this.waves) clearTimeout(wave);
    this.waves.clear();
    const codes = [...this.down, ...this.degraded];
    this.down.clear();
    this.degraded.clear();
    await this.send(codes.map((code) => this.reading(code, 'online')));
    return { affected: codes.length };
  }

  private async send(readings: Reading[]): Promise<void> {
    for (let at = 0; at < readings.length; at += maxReadings) {
      await this.telemetry.record(feeder, { readings: readings.slice(at, at + maxReadings) });
    }
  }

  private reading(code: string, state: Reading['state']): Reading {
    const metrics: Partial<Record<MetricName, number>> = state === 'offline' ? {} : { batteryPercent: state === 'degraded' ? 35 : 100 };
    return { code, at: this.transactions.clock.now().toISOString(), state, metrics };
  }

  private async codes(condition: string, values: readonly unknown[]): Promise<string[]> {
    const rows = await this.transactions.query<{ code: string }>(
      `select a.code from assets a where ${condition} and a.heartbeat_seconds is not null and a.lifecycle = 'active'`,
      values,
    );
    return rows.map(({ code }) => code);
  }
}
