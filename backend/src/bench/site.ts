import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrivatePostgres } from './private-postgres.js';
import { runProductCommand, startProduct, unlimited, type Product } from './product.js';

/** A loaded installation to measure: the demo province, 10,000 base stations, 20,000 tasks. */
export interface Site {
  kind: 'postgres' | 'embedded';
  env: Record<string, string>;
  password: string;
  key: string;
  start(): Promise<Product>;
  remove(): Promise<void>;
}

const password = 'mat khau cho phep do';
/** With the 1,217 sites and 833 tasks of the demo these make round numbers. */
const masses = { full: { assets: 8_783, tasks: 19_167 }, quick: { assets: 4_000, tasks: 1_000 } };

/** @returns null where PostgreSQL is not installed */
export async function prepareSite(kind: Site['kind'], isQuick: boolean): Promise<Site | null> {
  const folder = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
  const server = kind === 'postgres' ? await startPrivatePostgres(['shared_buffers=256MB']) : null;
  if (kind === 'postgres' && server === null) {
    await rm(folder, { recursive: true, force: true });
    return null;
  }
  const url = server === null ? undefined : `${await server.database('ioc')}?host=${encodeURIComponent(server.folder)}`;
  const env: Record<string, string> = { IOC_DATA_DIR: folder, IOC_DEMO: 'true', ...unlimited, ...(url === undefined ? {} : { DATABASE_URL: url }) };
  const remove = async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const wish = isQuick ? masses.quick : masses.full;
    const said = await runProductCommand('seed', ['--assets', `${wish.assets}`, '--tasks', `${wish.tasks}`], { ...env, IOC_SEED_PASSWORD: password });
    const [key] = /iock_\S+/.exec(said) ?? [];
    if (key === undefined) throw new Error('the seed told no key');
    return { kind, env, password, key, start: () => startProduct(env), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
