import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { residentMb, startProduct } from './product.js';
import type { Figure } from './report.js';

const idleSeconds = { quick: 5, full: 30 };

/** The demo on the embedded database: the first start makes the database and the province, later ones only open it. */
export async function measureStart(isQuick: boolean, wanted: readonly ('start' | 'memory')[]): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
  const env = { IOC_DATA_DIR: folder };
  try {
    const first = await startProduct(env);
    await first.stop();
    const later = await startProduct(env);
    let memory: number | null = null;
    try {
      if (wanted.includes('memory')) await new Promise((resolve) => setTimeout(resolve, (isQuick ? idleSeconds.quick : idleSeconds.full) * 1_000));
      memory = residentMb(later.pid);
    } finally {
      await later.stop();
    }
    return [
      ...(wanted.includes('start') ? [
        { name: 'first start, empty folder to serving the demo', value: first.startSeconds, unit: 's', target: { most: 15 } },
        { name: 'later start', value: later.startSeconds, unit: 's', target: { most: 5 } },
      ] : []),
      ...(wanted.includes('memory') && memory !== null ? [{ name: 'resident memory, demo running by itself', value: memory, unit: 'MB', target: { most: 700 } }] : []),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
