import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findTool } from '../commands/db/tools.js';
import { projectRoot } from './product.js';

export interface Nginx {
  /** The throw-away certificate, to be trusted by who asks. */
  ca: string;
  stop(): Promise<void>;
}

export interface NginxPorts {
  http: number;
  https: number;
}

export const nginxFolders = '/usr/sbin:/usr/local/sbin:/opt/homebrew/bin';
export const findNginx = (): string | null => findTool('nginx', { PATH: `${process.env['PATH'] ?? ''}:${nginxFolders}` });

type Change = readonly [what: string | RegExp, by: string];

/** `http2 on` came with 1.25.1; before, it was a word of `listen`. */
function isOld(program: string): boolean {
  const [, major = 0, minor = 0, patch = 0] = (/nginx\/(\d+)\.(\d+)\.(\d+)/.exec(spawnSync(program, ['-v'], { encoding: 'utf8' }).stderr) ?? []).map(Number);
  return major * 1e6 + minor * 1e3 + patch < 1_025_001;
}

/** Only what a container decides: names, ports, the certificate, and the folders it may write to. */
function changes(folder: string, nodes: readonly string[], ports: NginxPorts, old: boolean): Change[] {
  const server = (node: string) => `server ${new URL(node).host}`;
  return [
    ['pid /tmp/nginx.pid;', `pid ${folder}/nginx.pid;`],
    ['error_log /dev/stderr warn;', `error_log ${folder}/error.log warn;`],
    ['http {', `http {\n  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}`],
    [/server portal:3000( [^;]*);/, nodes.map((node) => `${server(node)}$1;`).join('\n    ')],
    ['listen 8080;', `listen 127.0.0.1:${ports.http};`],
    ['listen 8443 ssl;', `listen 127.0.0.1:${ports.https} ssl${old ? ' http2' : ''};`],
    ...(old ? [['http2 on;', ''] as const] : []),
    ['/etc/nginx/tls/fullchain.pem', `${folder}/fullchain.pem`],
    ['/etc/nginx/tls/privkey.pem', `${folder}/privkey.pem`],
  ];
}

/** @throws when something to adapt is not there exactly once: then this is no longer the file that is shipped */
function adapt(text: string, list: readonly Change[]): string {
  return list.reduce((adapted, [what, by]) => {
    if (adapted.split(what).length - (typeof what === 'string' ? 1 : 2) !== 1) throw new Error(`docker/nginx.conf: "${String(what)}" is not there once`);
    return adapted.replace(what, by);
  }, text);
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return once(socket, 'connect').then(() => true, () => false).finally(() => socket.destroy());
}

/** The nginx of this machine on `docker/nginx.conf`, in front of these nodes, with a certificate for 127.0.0.1. */
export async function startNginx(nodes: readonly string[], ports: NginxPorts): Promise<Nginx> {
  const program = findNginx();
  if (program === null) throw new Error('nginx is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'ioc-nginx-'));
  // Its workers are another user where it is started as root.
  await chmod(folder, 0o755);
  const [certificate, key] = [join(folder, 'fullchain.pem'), join(folder, 'privkey.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', ...subject, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  const shipped = await readFile(join(projectRoot, 'docker/nginx.conf'), 'utf8');
  const file = join(folder, 'nginx.conf');
  await writeFile(file, adapt(shipped, changes(folder, nodes, ports, isOld(program))));

  const child = spawn(program, ['-e', `${folder}/error.log`, '-c', file, '-g', 'daemon off;'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const gone = once(child, 'exit');
  for (let patience = 100; !(await answers(ports.https)); patience -= 1) {
    if (child.exitCode !== null || patience === 0) throw new Error(`nginx did not start: ${said}`);
    await pause(50);
  }
  return {
    ca: await readFile(certificate, 'utf8'),
    async stop() {
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
