import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limitTable } from '#platform/config';
import { allowWriting, assembleImage, instructions, takenFromBuild } from './image.js';
import { freePort } from './private-postgres.js';
import { projectRoot, signIn } from './product.js';

const inProject = (path: string): string => join(projectRoot, path);

describe('docker/Dockerfile', () => {
  it('copies only what is there', () => {
    const copied = instructions().flatMap((line) => /^COPY (?!--from)(.+) \S+$/.exec(line)?.[1]?.split(' ') ?? []);
    expect(copied).toContain('docker/entrypoint.sh');
    expect([...copied, ...takenFromBuild().map(([from]) => from)].filter((path) => !existsSync(inProject(path)))).toEqual([]);
  });

  it('knows every workspace before it installs the packages', () => {
    const { workspaces } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as { workspaces: string[] };
    const before = instructions().slice(0, instructions().findIndex((line) => line.includes('npm install')));
    expect(workspaces.filter((name) => !before.includes(`COPY ${name}/package.json ${name}/`))).toEqual([]);
  });

  it('needs no packages beside those of the root', () => {
    const nested = ['shared/node_modules', 'backend/node_modules'].map(inProject).filter((folder) => existsSync(folder));
    expect(nested.flatMap((folder) => readdirSync(folder)).filter((name) => !name.startsWith('.'))).toEqual([]);
  });
});

describe('docker/compose.yml', () => {
  const compose = readFileSync(inProject('docker/compose.yml'), 'utf8');

  it('sets only settings that exist', () => {
    const set = [...compose.matchAll(/^\s+(IOC_\w+|DATABASE_URL):/gm)].map(([, name]) => name);
    expect(set).toContain('IOC_TRUST_PROXY');
    expect(set.filter((name) => !limitTable.some((setting) => setting.name === name))).toEqual([]);
  });

  it('lets an office set the rest in a file of its own, and send e-mail; the database stays inside', () => {
    expect(compose).toContain('env_file: [{ path: portal.env, required: false }]');
    const networksOf = (service: string) => new RegExp(`^  ${service}:\\n(?:    .*\\n|\\n)*?    networks: \\[(.*)\\]`, 'm').exec(compose)?.[1]?.split(', ');
    expect([networksOf('database'), networksOf('portal'), networksOf('proxy')]).toEqual([['inside'], ['inside', 'outside'], ['inside', 'outside']]);
    expect(/^  portal:\n(?:    .*\n)*?    ports:/m.test(compose)).toBe(false);
  });

  it('mounts files of the project, and the certificate the person brings', () => {
    const mounted = [...compose.matchAll(/- \.\/(\S+?):/g)].map(([, path]) => path ?? '');
    expect(mounted.filter((path) => !existsSync(inProject(`docker/${path}`)) && path !== 'tls')).toEqual([]);
    expect(mounted).toEqual(['nginx.conf', 'tls']);
  });
});

describe('docker/nginx.conf', () => {
  it('waits for a page longer than the portal takes for its longest', () => {
    const [, page = '0'] = /location \/ \{[^}]*proxy_read_timeout (\d+)s;/.exec(readFileSync(inProject('docker/nginx.conf'), 'utf8')) ?? [];
    const longest = limitTable.find(({ name }) => name === 'IOC_LONG_REQUEST_SECONDS')?.byDefault;
    expect(Number(page)).toBeGreaterThan(Number(longest));
  });
});

/** `nobody`, where we may become that and it may use our Node; otherwise whoever runs this. */
const nobody = { uid: 65_534, gid: 65_534 };
const user = process.getuid?.() === 0 && spawnSync(process.execPath, ['--version'], nobody).status === 0 ? nobody : null;

describe('the image, assembled by hand', () => {
  let folder: string;
  let entry: string;
  let port: number;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ioc-image-'));
    entry = await assembleImage(folder);
    await mkdir(join(folder, 'data'));
    if (user) await chown(join(folder, 'data'), user.uid, user.gid);
    port = await freePort();
  }, 120_000);
  afterAll(async () => {
    allowWriting(folder);
    await rm(folder, { recursive: true, force: true });
  });

  const start = (...args: string[]) => {
    const env = { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: String(port), IOC_DATA_DIR: join(folder, 'data'), IOC_ALLOW_EMBEDDED: 'true', IOC_SIMULATE: 'false', IOC_LOG_LEVEL: 'warn' };
    const child = spawn(entry, args, { env, cwd: join(folder, 'app'), stdio: ['ignore', 'pipe', 'pipe'], ...(user ?? {}) });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    const ended = once(child, 'close').then(([code]) => code as number | null);
    const isListening = new Promise<void>((resolve, reject) => {
      child.stdout.on('data', () => { if (said.includes('  IOC  http')) resolve(); });
      void ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)));
    });
    isListening.catch(() => undefined);
    return { child, ended, isListening, said: () => said };
  };
  const isHealthy = (asked: number): boolean => {
    const [, words = '[]'] = /CMD (\[.*\])$/.exec(instructions().find((line) => line.startsWith('HEALTHCHECK')) ?? '') ?? [];
    const [, ...args] = JSON.parse(words) as string[];
    return spawnSync(process.execPath, args, { env: { PORT: String(asked) }, ...(user ?? {}) }).status === 0;
  };

  it('serves as an ordinary user who may write to the data folder alone, is found healthy and ends when told to', async () => {
    expect(statSync(join(folder, 'app/backend/dist')).mode & 0o222).toBe(0);
    const portal = start('serve');
    await portal.isListening;
    const url = `http://127.0.0.1:${port}`;
    expect(await (await fetch(`${url}/tasks/board`)).text()).toContain('<div id="root">');
    const { password } = JSON.parse(readFileSync(join(folder, 'data/demo.json'), 'utf8')) as { password: string };
    expect(await signIn(url, 'operator', password)).toContain('=');
    expect([isHealthy(port), isHealthy(await freePort())]).toEqual([true, false]);
    portal.child.kill('SIGTERM');
    expect(await portal.ended).toBe(0);
    // No lock and no trace of a database that was cut off.
    expect(readdirSync(join(folder, 'data/database'))).toEqual(['cluster']);
    expect(existsSync(join(folder, 'data/database/cluster/postmaster.pid'))).toBe(false);
  }, 120_000);

  it('has the commands of the product', async () => {
    const status = start('db', 'status');
    expect([await status.ended, status.said()]).toEqual([0, expect.stringContaining('embedded')]);
    const unknown = start('mo-cua');
    expect([await unknown.ended, unknown.said()]).toEqual([64, expect.stringContaining('serve, db, seed or simulate')]);
  });
});
