import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddedNotBuilt } from './errors.js';

/** This file lies four levels below the backend's root, in `src` under Jest and in `dist` in the product. */
const backendRoot = fileURLToPath(new URL('../../../../', import.meta.url));

function built(...parts: string[]): string {
  const file = join(backendRoot, 'dist', ...parts);
  if (!existsSync(file)) throw new EmbeddedNotBuilt(file);
  return file;
}

/** A worker thread cannot run TypeScript, so tests too use the compiled worker. */
export const workerFile = () => built('platform', 'database', 'embedded', 'worker.js');
export const postgisBundle = () => built('embedded', 'postgis-slim.tar.gz');
export const preparedArchive = () => built('embedded', 'prepared.tar.gz');
