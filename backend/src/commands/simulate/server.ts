import { heartbeatSeconds } from '@ioc/shared/asset-kinds';
import type { AssetRow, OperationalState } from '@ioc/shared/assets';
import { maxPerPage, type Page } from '@ioc/shared/list';
import type { IngestReceipt } from '@ioc/shared/telemetry';
import type { Reading } from '@ioc/shared/telemetry.input';
import { CommandError } from '../cli.js';

/** A device that reports by itself; assets without telemetry cannot be simulated. */
export interface Device {
  code: string;
  name: string;
  unitName: string | null;
  state: OperationalState;
  intervalSeconds: number;
}

const patienceMs = 60_000;

/** The running portal as a network management system knows it: a key, a list of assets, a place for readings. */
export class Server {
  constructor(
    private readonly url: string,
    private readonly key: string,
    private readonly stop: AbortSignal,
  ) {}

  /** All active assets with telemetry that the key may see, in the order of their codes. */
  async devices(filter: Record<string, string> = {}): Promise<Device[]> {
    const found: Device[] = [];
    for (let page = 1; ; page += 1) {
      const query = new URLSearchParams({ page: `${page}`, perPage: `${maxPerPage}`, lifecycle: 'active', ...filter });
      const { data, total } = await this.ask<Page<AssetRow>>(`/api/assets?${query}`);
      for (const asset of data) {
        const intervalSeconds = heartbeatSeconds(asset.kind, asset.attributes);
        if (intervalSeconds === null) continue;
        const { code, name, unitName, state } = asset;
        found.push({ code, name, unitName, state, intervalSeconds });
      }
      if (data.length === 0 || page * maxPerPage >= total) return found;
    }
  }

  send(readings: readonly Reading[]): Promise<IngestReceipt> {
    return this.ask('/ingest/readings', { method: 'POST', body: JSON.stringify({ readings }) });
  }

  private async ask<Body>(path: string, init: RequestInit = {}): Promise<Body> {
    const response = await fetch(new URL(path, this.url), {
      ...init,
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      signal: AbortSignal.any([this.stop, AbortSignal.timeout(patienceMs)]),
    }).catch((error: unknown) => {
      if (this.stop.aborted) throw error;
      throw new CommandError(`No answer from ${this.url}: ${reasonOf(error)}. Is the portal running there? Another address goes with --url.`);
    });
    if (response.ok) return (await response.json()) as Body;
    if (response.status === 401) throw new CommandError(`${this.url} does not know this key. Give one of that installation with --key.`);
    throw new CommandError(`${this.url} answered ${response.status} to ${path.split('?')[0]}: ${(await response.text()).slice(0, 300)}`);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? (('code' in cause && String(cause.code)) || cause.message) : error.message;
}
