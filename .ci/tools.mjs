/** What the commands of this folder share: no dependency beyond Node, because they run before anything is installed. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = [20, 19];

export function stop(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    stop(`Node ${process.versions.node} is too old: install Node ${oldestNode.join('.')} or newer (https://nodejs.org).`);
  }
}

/** Runs a program to its end and stops everything when it fails. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) stop(`${program}: ${error.message}`);
  if (status !== 0) stop(`Failed: ${[program, ...args].join(' ')}`);
}

/** Installs what the lock file names, unless exactly that is installed already. */
export function ensureInstalled() {
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const mark = join(root, 'node_modules', '.ioc-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  process.stdout.write('Installing packages …\n');
  // `npm ci` refuses a lock file that lacks the optional packages of machines other than the one it was written on.
  // This installs the same versions, checks the same hashes and leaves the lock file alone.
  run('npm', ['install', '--no-save', '--no-progress', '--loglevel=error'], { shell: process.platform === 'win32' });
  writeFileSync(mark, wanted);
}

/** Builds shared, backend and frontend; what has not changed since the last time comes from the cache. */
export function ensureBuilt(projects = ['shared', 'backend', 'frontend']) {
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const args = [nx, 'run-many', '-t', 'build', '-p', projects.join(','), '--outputStyle=stream'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NX_INTERACTIVE: 'false', FORCE_COLOR: '0' },
    maxBuffer: 1 << 28,
  });
  if (status !== 0) stop(`The build failed:\n${stdout}\n${stderr}`);
}

/** Starts a program that goes on; signals are handed through and its end is ours. */
export function become(program, args, options = {}) {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
  let isAsked = false;
  const end = (signal) => {
    isAsked = true;
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal));
  // npm hands a signal to its shell alone: without this, `kill` of `npm start` would leave the program behind.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && !isAsked && end('SIGTERM'), 1_000).unref();
  child.on('exit', (code, signal) => {
    if (signal && !isAsked) process.stderr.write(`\nEnded from outside by ${signal} (SIGKILL: often too little memory). Nothing that was stored is lost; start again.\n`);
    process.exit(signal ? 1 : (code ?? 0));
  });
  return child;
}
