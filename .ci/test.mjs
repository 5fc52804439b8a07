/**
 * `npm test`: everything that must hold, from a fresh clone: lint, types, unit, API on the embedded database and, where
 * PostgreSQL is installed, on that too; then the journeys in a real browser. `--no-e2e`, `--only-e2e`, or words that
 * narrow the test files (`npm test -- alarms`).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode, ensureBuilt, ensureInstalled, root } from './tools.mjs';
import { startPostgres } from './postgres.mjs';

const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const onlyE2e = flags.includes('--only-e2e');
const withE2e = !flags.includes('--no-e2e') && words.length === 0;

checkNode();
ensureInstalled();
const began = Date.now();
const scratch = mkdtempSync(join(tmpdir(), 'ioc-test-'));
let passed = 0;
let failed = 0;

function step(title, work) {
  const start = Date.now();
  process.stdout.write(`\n── ${title}\n`);
  const ok = work();
  process.stdout.write(`── ${title}: ${ok ? 'ok' : 'FAILED'} (${((Date.now() - start) / 1000).toFixed(1)} s)\n`);
  if (ok) passed += 1;
  else failed += 1;
  return ok;
}

const node = (args, env = {}, cwd = root) => spawnSync(process.execPath, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
const bin = (path) => join(root, 'node_modules', path);

/** Jest counts its own tests; their sum is what the last line says. */
function jest(config, extra = [], env = {}) {
  const report = join(scratch, `${config.replaceAll('/', '-')}-${passed}.json`);
  const isModule = config.endsWith('.mjs');
  const args = [...(isModule ? ['--experimental-vm-modules', '--no-warnings'] : []), bin('jest/bin/jest.js'), '-c', config, '--json', `--outputFile=${report}`, ...extra, ...words];
  const ok = node(args, { NODE_NO_WARNINGS: '1', ...env });
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    passed += numPassedTests;
    failed += numFailedTests;
  } catch {
    return false;
  }
  return ok;
}

let ok = step('build', () => {
  ensureBuilt();
  return true;
});
if (!onlyE2e) {
  if (words.length === 0) {
    ok = step('lint', () => ['shared', 'backend', 'frontend', 'e2e'].map((side) => node([bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'], {}, join(root, side))).every(Boolean)) && ok;
    ok = step('types', () => ['shared/tsconfig.spec.json', 'backend/tsconfig.spec.json', 'frontend/tsconfig.json', 'e2e/tsconfig.json'].map((file) => node([bin('typescript/bin/tsc'), '--noEmit', '-p', file])).every(Boolean)) && ok;
    ok = step('size budget', () => node(['frontend/build/size-budget.mjs'])) && ok;
    ok = step('documents', () => node(['.ci/check-docs.mjs'])) && ok;
    ok = step('versions', () => node(['.ci/check-versions.mjs'])) && ok;
  }
  const none = words.length > 0 ? ['--passWithNoTests'] : [];
  ok = step('unit: shared', () => jest('shared/jest.config.mjs', none)) && ok;
  if (words.length === 0) {
    // The hours are Vietnam's wherever the server and the screen stand: what counts time runs where they might.
    for (const TZ of ['UTC', 'Asia/Ho_Chi_Minh', 'America/New_York']) {
      ok = step(`time as counted in ${TZ}: shared`, () => jest('shared/jest.config.mjs', ['working-time', 'public-holidays', 'reminders', 'score'], { TZ })) && ok;
      ok = step(`time as shown in ${TZ}: frontend`, () => jest('frontend/jest.config.cjs', ['i18n/format', 'ui/day', 'task\\.(?:terms|month|form)', 'calendars/calendar\\.spec'], { TZ })) && ok;
    }
  }
  ok = step('unit: frontend', () => jest('frontend/jest.config.cjs', none)) && ok;
  ok = step('unit and API: backend on the embedded database', () => jest('backend/jest.config.mjs', ['--maxWorkers=2', ...none])) && ok;
  const postgres = process.env.TEST_DATABASE_URL ? { url: process.env.TEST_DATABASE_URL, stop() {} } : await startPostgres();
  if (postgres) {
    try {
      ok = step('API: backend on PostgreSQL', () => jest('backend/jest.config.mjs', ['--maxWorkers=2', '--testPathPatterns', 'api\\.spec', ...none], { TEST_DATABASE_URL: postgres.url })) && ok;
    } finally {
      postgres.stop();
    }
  } else {
    process.stdout.write('\nPostgreSQL with PostGIS is not installed here: the API tests ran on the embedded database only.\n');
  }
}
if (withE2e || onlyE2e) ok = step('journeys in the browser', () => node(['e2e/run.mjs', ...(onlyE2e ? words : [])])) && ok;

rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${ok ? 'Everything holds' : 'Something does not hold'} (${((Date.now() - began) / 1000).toFixed(0)} s)\n${passed} passed, ${failed} failed\n`);
process.exit(ok ? 0 : 1);
