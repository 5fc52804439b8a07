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
  process.stdout.write('Installing packages: about a minute, and the npm registry must be reachable …\n');
  // `npm ci` refuses a lock file that lacks the optional packages of machines other than the one it was written on.
  // This installs the same versions, checks the same hashes and leaves the lock file alone.
  const npm = (args, stdio) => spawnSync('npm', args, { cwd: root, stdio, shell: process.platform === 'win32' }).status;
  // npm is silent for minutes before it gives up on the network. Not every mirror answers this, so it is a hint and no verdict.
  if (npm(['ping', '--fetch-retries=0', '--fetch-timeout=8000', '--loglevel=silent'], 'ignore') !== 0) {
    process.stdout.write(
      'Kho npm không trả lời. Kiểm tra mạng hoặc HTTPS_PROXY; vẫn đang thử, có thể mất vài phút.\n' +
        'The npm registry does not answer. Check the network or HTTPS_PROXY; still trying, which may take minutes.\n',
    );
  }
  const status = npm(['install', '--no-save', '--no-progress', '--loglevel=error'], 'inherit');
  if (status !== 0) {
    stop(
      'Không cài được các gói phần mềm; lý do ở trên. Lần chạy đầu cần kết nối tới kho npm (kiểm tra mạng, HTTPS_PROXY, dung lượng ổ đĩa).\n' +
        'The packages could not be installed; the reason is above. The first run needs the npm registry (check the network, HTTPS_PROXY, free disk space).',
    );
  }
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
