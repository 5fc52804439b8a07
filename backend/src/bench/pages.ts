import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './product.js';
import type { Figure } from './report.js';

const patienceMs = 300_000;
const mapResult = z.record(z.string(), z.record(z.string(), z.unknown()).and(z.object({ missed: z.array(z.string()), complaints: z.array(z.string()) })));
const sizeLine = /^(?:ok|OVER)\s+(.+?)\s+([\d.]+) kB gzip \(≤ ([\d.]+)\), ([\d.]+) kB brotli \(≤ ([\d.]+)\)/;

/** A program of the pages' side; what it prints counts also when it ends with a complaint about a budget. */
function runScript(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [join(projectRoot, path)], { cwd: projectRoot, timeout: patienceMs, maxBuffer: 1e7 }, (error, stdout, stderr) => {
      if (stdout.trim() === '') reject(new Error(`${path}: ${stderr.trim().slice(-500) || error?.message || 'printed nothing'}`));
      else resolve(stdout);
    });
  });
}

const unitOf = (name: string): string => ({ Fps: 'fps', Ms: 'ms', Mb: 'MB' })[/(Fps|Ms|Mb)$/.exec(name)?.[0] ?? ''] ?? '';

/** Frames a second and first paint of the point layer, in a real browser; the script holds its own targets. */
export async function measureMap(): Promise<Figure[]> {
  const cases = mapResult.parse(JSON.parse(await runScript('frontend/bench/map.mjs')));
  return Object.entries(cases).flatMap(([name, one]) => [
    ...Object.entries(one).flatMap(([figure, value]): Figure[] =>
      typeof value === 'number' && figure !== 'load' ? [{ name: `${name}: ${figure}`, value, unit: unitOf(figure) }] : []),
    {
      name: `${name}: targets missed${one.missed.length === 0 ? '' : ` (${one.missed.join('; ')})`}`,
      value: one.missed.length + one.complaints.length, unit: '', target: { most: 0 },
    },
  ]);
}

/** Kilobytes before a page can be used. */
export async function measureBundle(): Promise<Figure[]> {
  if (!existsSync(join(projectRoot, 'frontend/dist/index.html'))) throw new Error('the pages are not built (npm run build)');
  return (await runScript('frontend/build/size-budget.mjs')).split('\n').flatMap((line): Figure[] => {
    const [, name, gzip, mostGzip, brotli, mostBrotli] = sizeLine.exec(line) ?? [];
    if (name === undefined) return [];
    return [
      { name: `${name}, gzip`, value: Number(gzip), unit: 'kB', target: { most: Number(mostGzip) } },
      { name: `${name}, brotli`, value: Number(brotli), unit: 'kB', target: { most: Number(mostBrotli) } },
    ];
  });
}
