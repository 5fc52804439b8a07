import { Generator, signIn } from './product.js';
import { loadCodes } from './readings.js';
import type { Figure } from './report.js';
import type { Site } from './site.js';
import type { BroadcastQuestion } from './broadcast.process.js';
import type { Delays, ListenersQuestion } from './listeners.process.js';
import type { WritersJob, WritersResult } from './writers.process.js';

interface Case {
  name: string;
  clients: number;
  perSecond: number;
  batch: number;
  changedShare: number;
  mostP95: number;
}

const steady = { batch: 250, changedShare: 0.1 };
const cases: Readonly<Record<Site['kind'], readonly Case[]>> = {
  postgres: [
    { name: '5,000 readings/s, 100 clients', clients: 100, perSecond: 5_000, ...steady, mostP95: 100 },
    { name: '5,000 readings/s, 500 clients', clients: 500, perSecond: 5_000, ...steady, mostP95: 300 },
    { name: '100 single changes/s, 100 clients', clients: 100, perSecond: 100, batch: 1, changedShare: 1, mostP95: 60 },
  ],
  embedded: [{ name: '1,000 readings/s, 100 clients', clients: 100, perSecond: 1_000, ...steady, mostP95: 150 }],
};
const settleMs = 2_000;
const published = /^ioc_events_published_total (\d+)/m;

/** From the moment the server takes a reading, before its commit, to every screen: in milliseconds. */
export async function measureFanout(site: Site, isQuick: boolean): Promise<Figure[]> {
  const seconds = isQuick ? 4 : 12;
  const figures: Figure[] = [];
  const product = await site.start();
  try {
    const cookie = await signIn(product.url, 'operator', site.password);
    await rest(product.url);
    for (const one of cases[site.kind]) {
      const writer = Generator.start('writers');
      try {
        const job: WritersJob = {
          url: product.url, key: site.key, codes: loadCodes(4_000), writers: 4, batch: one.batch, changedShare: one.changedShare, seconds, perSecond: one.perSecond,
        };
        await writer.ask<WritersJob, WritersResult>({ ...job, seconds: 1 });
        const { delays, during } = await listen(product.url, cookie, one.clients, () => writer.ask<WritersJob, WritersResult>(job));
        if (during.failed > 0) throw new Error(`${during.failed} requests of ${one.name} failed`);
        const baseline = await bareBroadcast(one.clients, delays.deliveries / one.clients / seconds, seconds);
        const name = `${site.kind}: ${one.name}`;
        figures.push(
          { name: `${name}, p95`, value: delays.p95, unit: 'ms', target: { most: one.mostP95 }, baseline: { what: 'bare broadcast, without its tick', value: Math.max(1, baseline.p95) } },
          { name: `${name}, p99`, value: delays.p99, unit: 'ms' },
          { name: `${name}, deliveries`, value: delays.deliveries / seconds, unit: '/s' },
        );
      } finally {
        writer.stop();
      }
    }
    return figures;
  } finally {
    await product.stop();
  }
}

/** What an earlier measurement left to be concluded (thousands of alarms) is none of this one's delays. */
async function rest(url: string): Promise<void> {
  for (let before = -1; ; ) {
    const [, count] = published.exec(await (await fetch(`${url}/metrics`)).text()) ?? [];
    if (Number(count) === before) return;
    before = Number(count);
    await new Promise((resolve) => setTimeout(resolve, settleMs));
  }
}

async function listen<During>(url: string, cookie: string, clients: number, work: () => Promise<During>): Promise<{ delays: Delays; during: During }> {
  const listeners = Generator.start('listeners');
  try {
    await listeners.ask<ListenersQuestion, object>({ do: 'connect', url, cookie, clients });
    await listeners.ask<ListenersQuestion, object>({ do: 'begin' });
    const during = await work();
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    return { delays: await listeners.ask<ListenersQuestion, Delays>({ do: 'report' }), during };
  } finally {
    listeners.stop();
  }
}

async function bareBroadcast(clients: number, eventsPerSecond: number, seconds: number): Promise<Delays> {
  const server = Generator.start('broadcast');
  try {
    const { url } = await server.ask<BroadcastQuestion, { url: string }>({ do: 'listen' });
    const { delays } = await listen(url, '', clients, () => server.ask<BroadcastQuestion, object>({ do: 'send', eventsPerSecond, seconds }));
    return delays;
  } finally {
    server.stop();
  }
}
