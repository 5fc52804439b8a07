import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, '../../dist');
export const projectRoot = join(here, '../../..');

/** Limits for people stand in the way of a load generator that plays hundreds of them. */
export const unlimited = { IOC_REQUESTS_PER_MINUTE: '1000000', IOC_SOCKETS_PER_USER: '1000', IOC_SIMULATE: 'false', IOC_LOG_LEVEL: 'error' };

export interface Product {
  url: string;
  pid: number;
  startSeconds: number;
  kill(signal: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
}

const startPatienceMs = 180_000;

/** The environment without settings of whoever runs this: only what is given counts. */
function environment(given: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('IOC_') && !['DATABASE_URL', 'PORT', 'HOST', 'NODE_ENV', 'NODE_OPTIONS'].includes(name));
  return { ...Object.fromEntries(inherited), ...given };
}

/** Starts the built product in a process of its own and waits until it serves. */
export async function startProduct(env: Record<string, string>): Promise<Product> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(dist, 'main.js')], { env: environment({ PORT: '0', ...env }), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the product did not start in time: ${said.slice(-800)}`));
    }, startPatienceMs);
    const listen = (text: string) => {
      said = (said + text).slice(-8_000);
      const [, address] = /^ {2}IOC {2}(http\S+)/m.exec(said) ?? [];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the product ended with ${code}: ${said.slice(-800)}`));
    });
  });
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return { url, pid: child.pid ?? 0, startSeconds: (performance.now() - started) / 1_000, kill, stop: () => kill('SIGTERM') };
}

/** Runs a command of the product (`seed`, `db`) to its end. @returns what it printed */
export async function runProductCommand(name: string, args: readonly string[], env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [join(dist, `commands/${name}.js`), ...args], { env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${said.slice(-800)}`);
  return said;
}

/** A session's cookie. */
export async function signIn(url: string, username: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'ioc' },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok) throw new Error(`${username} cannot sign in: ${response.status}`);
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** Memory in MB that the system holds for a process; null where it does not say. */
export function residentMb(pid: number): number | null {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
  } catch {
    return null;
  }
}

/** A load generator: a process of its own, asked by messages, each question answered by one message. */
export class Generator {
  private constructor(private readonly child: ChildProcess) {}

  static start(name: string): Generator {
    return new Generator(fork(join(dist, `bench/${name}.process.js`), { env: environment({}), execArgv: [] }));
  }

  async ask<Question, Answer>(question: Question): Promise<Answer> {
    const answer = once(this.child, 'message') as Promise<[Answer | { wentWrong: string }]>;
    const ended = once(this.child, 'exit').then(() => {
      throw new Error('the load generator ended early');
    });
    ended.catch(() => undefined);
    this.child.send(question as object);
    const [given] = await Promise.race([answer, ended]);
    if (typeof given === 'object' && given !== null && 'wentWrong' in given) throw new Error(given.wentWrong);
    return given as Answer;
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}

/** The other side of a generator: answers each message, a failure included. */
export function answerQuestions<Question>(work: (question: Question) => Promise<unknown>): void {
  process.on('message', (question: Question) => {
    work(question).then(
      (answer) => process.send?.(answer ?? {}),
      (error: unknown) => process.send?.({ wentWrong: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
