/** Sends readings over HTTP: as fast as answers come (`perSecond` null) or at a fixed rate, whatever the answers do. */
import { setTimeout as wait } from 'node:timers/promises';
import { Agent, request } from 'node:http';
import { answerQuestions } from './product.js';
import { ReadingSource, shareOut } from './readings.js';

export interface WritersJob {
  url: string;
  key: string;
  codes: string[];
  writers: number;
  batch: number;
  changedShare: number;
  seconds: number;
  perSecond: number | null;
}

export interface WritersResult {
  readings: number;
  changed: number;
  perSecond: number;
  p95Ms: number;
  failed: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

function post({ url, key }: WritersJob, body: string): Promise<{ status: number; changed: number }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/ingest/readings`, {
      method: 'POST', agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization: `Bearer ${key}` },
    }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk)).on('end', () => {
        const status = response.statusCode ?? 0;
        resolve({ status, changed: status === 200 ? (JSON.parse(text) as { changed: number }).changed : 0 });
      });
    });
    sent.once('error', reject).end(body);
  });
}

answerQuestions<WritersJob>(async (job): Promise<WritersResult> => {
  const sources = shareOut(job.codes, job.writers).map((codes) => new ReadingSource(codes, job.changedShare));
  const times: number[] = [];
  let failed = 0;
  let changed = 0;
  const sendOne = async (source: ReadingSource) => {
    const body = JSON.stringify({ readings: source.batch(job.batch) });
    const started = performance.now();
    const receipt = await post(job, body);
    times.push(performance.now() - started);
    changed += receipt.changed;
    if (receipt.status !== 200) failed += 1;
  };
  const started = performance.now();
  const end = started + job.seconds * 1_000;
  if (job.perSecond === null) {
    await Promise.all(sources.map(async (source) => {
      while (performance.now() < end) await sendOne(source);
    }));
  } else {
    const everyMs = (job.batch / job.perSecond) * 1_000;
    const open = new Set<Promise<void>>();
    for (let turn = 0; performance.now() < end; turn += 1) {
      const source = sources[turn % sources.length];
      if (source) {
        const one: Promise<void> = sendOne(source).finally(() => open.delete(one));
        open.add(one);
      }
      await wait(Math.max(0, started + (turn + 1) * everyMs - performance.now()));
    }
    await Promise.all(open);
  }
  const seconds = (performance.now() - started) / 1_000;
  const readings = (times.length - failed) * job.batch;
  times.sort((a, b) => a - b);
  return { readings, changed, perSecond: readings / seconds, p95Ms: times[Math.floor(times.length * 0.95)] ?? 0, failed };
});
