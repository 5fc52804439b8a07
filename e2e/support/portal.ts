import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../../backend/dist/main.js');

export interface Portal {
  url: string;
  password: string;
  stop(): Promise<void>;
}

/** A portal of one's own, for what only its settings decide. Its data folder is kept: the next one on it starts quickly. */
export async function startPortal(dataDir: string, settings: Record<string, string>): Promise<Portal> {
  const env = { ...process.env, PORT: '0', IOC_DATA_DIR: dataDir, IOC_SIMULATE: 'false', IOC_LOG_LEVEL: 'warn', NODE_ENV: 'test', ...settings };
  const child = spawn(process.execPath, ['--enable-source-maps', main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      const [, address] = /^ {2}IOC {2}(http\S+)/m.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    void gone.then(() => reject(new Error(`The portal did not start: ${said}`)));
  });
  const { password } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as { password: string };
  return {
    url, password,
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
