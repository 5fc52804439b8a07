import { request } from 'node:http';
import { signIn } from './product.js';
import type { Figure } from './report.js';
import type { Site } from './site.js';

const targets = { gzip: 400, br: 400, identity: undefined };
const mostMs = 150;

/** Everything the map needs of 10,000 base stations: kilobytes on the wire and time to answer. */
export async function measureSnapshot(site: Site, isQuick: boolean): Promise<Figure[]> {
  const rounds = isQuick ? 3 : 11;
  const product = await site.start();
  try {
    const cookie = await signIn(product.url, 'operator', site.password);
    const figures: Figure[] = [];
    for (const encoding of ['identity', 'gzip', 'br'] as const) {
      const times: number[] = [];
      let bytes = 0;
      for (let round = 0; round < rounds; round += 1) {
        const started = performance.now();
        bytes = await download(`${product.url}/api/map/assets/bts`, cookie, encoding);
        times.push(performance.now() - started);
      }
      times.sort((a, b) => a - b);
      const most = targets[encoding];
      figures.push(
        { name: `10,000 assets, ${encoding}`, value: bytes / 1_000, unit: 'kB', ...(most === undefined ? {} : { target: { most } }) },
        { name: `10,000 assets, ${encoding}, median`, value: times[Math.floor(rounds / 2)] ?? 0, unit: 'ms', target: { most: mostMs } },
      );
    }
    return figures;
  } finally {
    await product.stop();
  }
}

/** Bytes as they come over the wire: `fetch` would unpack them. */
function download(url: string, cookie: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { cookie, 'accept-encoding': encoding } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`the map was answered with ${response.statusCode}`));
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length)).on('end', () => resolve(bytes)).on('error', reject);
    });
    sent.once('error', reject).end();
  });
}
