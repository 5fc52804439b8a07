import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { features as backendTable } from '../feature-table.mjs';

type Side = 'shared' | 'backend' | 'frontend';
type Table = Readonly<Record<string, readonly string[]>>;
interface Text {
  side: Side;
  path: string;
  text: string;
}

const root = join(import.meta.dirname, '../..');
const importing = (...specifiers: string[]): string => specifiers.map((specifier, at) => `import { x${at} } from '${specifier}';\n`).join('');

async function lint(texts: readonly Text[]): Promise<{ answers: number[][]; frontendTable: Table }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/lint-imports.mjs')], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(texts));
  return (await json(child.stdout)) as { answers: number[][]; frontendTable: Table };
}

/** A door of every feature, in the order of the table: what a feature is told about each is what the table says. */
const doorsOf = (table: Table): string[] => Object.keys(table).map((name) => `#features/${name}`);
const everyFeature = (side: Side, table: Table): Text[] =>
  Object.keys(table).map((name) => ({ side, path: `src/features/${name}/some.${side === 'frontend' ? 'tsx' : 'service.ts'}`, text: importing(...doorsOf(table)) }));
const forbiddenBy = (table: Table): number[][] =>
  Object.values(table).map((uses) => Object.keys(table).flatMap((name, at) => (uses.includes(name) ? [] : [at + 1])));

/** In each text only the last line is what the title says; the lines before it are allowed there. */
const cases: [what: string, side: Side, path: string, text: string][] = [
  ['anything but contracts', 'shared', 'src/some.ts', importing('./words.js', '../../backend/src/features/alarms/alarms.rules.js')],
  ['another feature past its door', 'backend', 'src/features/alarms/some.service.ts', importing('#features/tasks', '#features/tasks/tasks.service')],
  ['another feature by way of its folder', 'backend', 'src/features/alarms/some.service.ts', importing('./alarms.rules.js', '../tasks/tasks.service.js')],
  ['the other side by way of its folder, from a feature', 'backend', 'src/features/alarms/some.service.ts', importing('#platform/database', '../../../../frontend/src/platform/map/mercator.js')],
  ['a feature, from the platform', 'backend', 'src/platform/http/some.ts', importing('./problem.js', '#features/tasks')],
  ['the database, from a controller', 'backend', 'src/features/alarms/some.controller.ts', importing('./alarms.service.js', 'typeorm')],
  ['the platform, from a rule', 'backend', 'src/features/alarms/some.rules.ts', importing('@ioc/shared/alarms', '#platform/database')],
  ['another feature past its door', 'frontend', 'src/features/alarms/Some.tsx', importing('#features/tasks', '#features/tasks/TaskForm')],
  ['another feature by way of its folder', 'frontend', 'src/features/alarms/Some.tsx', importing('./AlarmCard', '../tasks/TaskForm')],
  ['the other side by way of its folder, from a feature', 'frontend', 'src/features/alarms/Some.tsx', importing('#platform/api', '../../../../backend/src/features/alarms/alarms.rules')],
  ...['app/Some.tsx', 'ui/Some.tsx', 'platform/map/some.ts', 'platform/live/some.ts'].map((file): [string, Side, string, string] =>
    [`the other side by way of its folder, from ${file}`, 'frontend', `src/${file}`, importing('@ioc/shared/words', '../../../../backend/src/features/alarms/alarms.rules')]),
  ['a feature, from the platform', 'frontend', 'src/platform/map/some.ts', importing('./palette', '#features/tasks')],
  ['a feature, from what all screens share', 'frontend', 'src/ui/Some.tsx', importing('./Empty', '#features/tasks')],
  ['the drawing of maps, from a screen', 'frontend', 'src/features/alarms/Some.tsx', importing('#platform/map', 'leaflet')],
  ['the socket, from a screen', 'frontend', 'src/features/alarms/Some.tsx', importing('#platform/live', 'socket.io-client')],
  ['a request of its own, from a screen', 'frontend', 'src/features/alarms/Some.tsx', `${importing('#platform/api')}await fetch('/api/alarms');\n`],
];

describe('imports', () => {
  let found: number[][];
  let frontendTable: Table;
  beforeAll(async () => {
    ({ frontendTable } = await lint([]));
    const texts = cases.map(([, side, path, text]): Text => ({ side, path, text }));
    ({ answers: found } = await lint([...texts, ...everyFeature('backend', backendTable), ...everyFeature('frontend', frontendTable)]));
  });

  it.each(cases.map(([what, side], at) => [side, what, at] as const))('on the side %s are refused: %s', (_side, _what, at) => {
    expect(found[at]).toEqual([2]);
  });

  it('of one feature by another are taken where the table says so, and nowhere else', () => {
    const ofBackend = Object.keys(backendTable).length;
    expect(found.slice(cases.length, cases.length + ofBackend)).toEqual(forbiddenBy(backendTable));
    expect(found.slice(cases.length + ofBackend)).toEqual(forbiddenBy(frontendTable));
  });

  it('on the side of the screens go by a table of the folders that are there, each using only features above it', () => {
    expect(Object.keys(frontendTable).sort()).toEqual(readdirSync(join(root, 'frontend/src/features')).sort());
    const names = Object.keys(frontendTable);
    for (const [name, uses] of Object.entries(frontendTable)) {
      for (const used of uses) expect(names.indexOf(used)).toBeLessThan(names.indexOf(name));
    }
  });

  it.each(['backend', 'frontend', 'e2e'])('of the side %s by its name find nothing: it exports nothing', (side) => {
    const { name, exports: offered } = JSON.parse(readFileSync(join(root, side, 'package.json'), 'utf8')) as { name: string; exports: unknown };
    expect(offered).toEqual({});
    for (const from of ['shared', 'backend', 'frontend']) {
      expect(() => createRequire(join(root, from, 'package.json')).resolve(name)).toThrow(/No "exports" main defined|not defined by "exports"|Cannot find/);
    }
  });
});
