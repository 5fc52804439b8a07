import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrivatePostgres } from './private-postgres.js';
import { runProductCommand, startProduct, type Product } from './product.js';
import { startProxy } from './proxy.js';

/** The installation of docker/compose.yml with two nodes, from the same build, without a container engine. */
export interface TwoNodes {
  /** Behind the proxy. */
  url: string;
  nodes: [Product, Product];
  env: Record<string, string>;
  password: string;
  key: string;
  stop(): Promise<void>;
}

/** @returns null where PostgreSQL is not installed */
export async function startTwoNodes(more: Record<string, string> = {}): Promise<TwoNodes | null> {
  const server = await startPrivatePostgres();
  if (server === null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'ioc-nodes-'));
  const password = 'mat khau hai nut';
  const nodes: Product[] = [];
  const clean = async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const env = { NODE_ENV: 'production', DATABASE_URL: await server.database('ioc'), IOC_DATA_DIR: folder, IOC_DEMO: 'true', IOC_SIMULATE: 'false', ...more };
    await runProductCommand('db', ['migrate'], env);
    const said = await runProductCommand('seed', [], { ...env, IOC_SEED_PASSWORD: password });
    const [key] = /iock_\S+/.exec(said) ?? [];
    if (key === undefined) throw new Error('the seed told no key');
    const [first, second] = [await startProduct(env), await startProduct(env)];
    nodes.push(first, second);
    const proxy = await startProxy([first.url, second.url]);
    return {
      url: proxy.url, nodes: [first, second], env, password, key,
      async stop() {
        proxy.close();
        await clean();
      },
    };
  } catch (error) {
    await clean();
    throw error;
  }
}
