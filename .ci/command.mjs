/**
 * Runs one of the product's commands: `node .ci/command.mjs NAME [arguments]`. Whoever has just cloned can call it
 * straight away: what is not installed or not built yet is, and when everything is up to date that costs a second.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const names = ['bench', 'db', 'seed', 'simulate'];
const [name, ...given] = process.argv.slice(2);

if (!names.includes(name)) {
  console.error(`Which command? ${names.join(', ')}`);
  process.exit(64);
}

function step(command, args, options = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', ...options });
  if (status === 0) return;
  console.error(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trimEnd());
  process.exit(status ?? 1);
}

const compiler = join(root, 'node_modules/typescript/bin/tsc');
if (!existsSync(compiler)) {
  console.error('Installing the dependencies …');
  step('npm', ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit', shell: process.platform === 'win32' });
}
step(process.execPath, [compiler, '-b', 'backend']);
step(process.execPath, [join(root, 'backend/build/prepare.mjs')]);

const child = spawn(process.execPath, [join(root, `backend/dist/commands/${name}.js`), ...given], { stdio: 'inherit' });
// Ctrl+C reaches the command itself; we wait for it to finish in order and pass its result on.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
