/**
 * Makes what the embedded database starts from, in dist/embedded:
 *   postgis-slim.tar.gz   the vector part of PostGIS (no raster, topology, geocoder or upgrade scripts)
 *   prepared.tar.gz       a data directory with the extensions and the Vietnamese collation already in it
 * Runs after the compiler, on whose output it relies; does nothing when its inputs have not changed.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

const backend = fileURLToPath(new URL('..', import.meta.url));
const compiled = join(backend, 'dist/platform/database/embedded');
const target = join(backend, 'dist/embedded');
const slimFile = join(target, 'postgis-slim.tar.gz');
const preparedFile = join(target, 'prepared.tar.gz');
const stampFile = join(target, 'inputs.sha256');
const blockSize = 512;

const entryOf = createRequire(import.meta.url);
const postgisFile = join(dirname(entryOf.resolve('@electric-sql/pglite-postgis')), 'postgis.tar.gz');
const runtimeFile = join(dirname(entryOf.resolve('@electric-sql/pglite')), 'pglite.wasm');

const wanted = [
  /^lib\/postgresql\/postgis-3\.so$/,
  /^share\/postgresql\/extension\/postgis\.control$/,
  /^share\/postgresql\/extension\/postgis--\d+\.\d+\.\d+\.sql$/,
  /^share\/proj\/proj\.(db|ini)$/,
];

/**
 * The Vietnamese alphabet and the order of its tone marks (huyền, hỏi, ngã, sắc, nặng). Spelled out because this build
 * carries the root data of ICU only: locale 'vi' is accepted there, but sorts Đ among D and Ă among A.
 */
const vietnameseOrder =
  '&A<ă<<<Ă<â<<<Â&D<đ<<<Đ&E<ê<<<Ê&O<ô<<<Ô<ơ<<<Ơ&U<ư<<<Ư&\u0300<<\u0309<<\u0303<<\u0301<<\u0323';

const statements = [
  'CREATE EXTENSION postgis',
  'CREATE EXTENSION unaccent',
  'CREATE EXTENSION pg_trgm',
  `CREATE COLLATION vi_icu (provider = icu, locale = 'und', rules = '${vietnameseOrder}')`,
  'VACUUM (FREEZE, ANALYZE)',
];

/** One for each pattern, and a second one of PROJ. */
const expectedFiles = 5;

async function inputsHash() {
  const hash = createHash('sha256');
  const sources = ['archive.js', 'engine.js', 'protocol.js'].map((name) => join(compiled, name));
  for (const file of [fileURLToPath(import.meta.url), ...sources, postgisFile, runtimeFile]) {
    hash.update(await readFile(file));
  }
  return hash.digest('hex');
}

/** Reads the packages' own bundle, a plain ustar archive, entry by entry. */
function* entriesOf(tar) {
  const text = (from, to) => tar.toString('latin1', from, to).split('\0', 1)[0];
  for (let at = 0; at + blockSize <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, at + 136), 8);
    const start = at + blockSize;
    const isFile = text(at + 156, at + 157) === '0';
    yield { name: text(at, at + 100), isFile, body: tar.subarray(start, start + size) };
    at = start + Math.ceil(size / blockSize) * blockSize;
  }
}

async function makeSlimBundle(header) {
  const kept = [];
  for (const { name, isFile, body } of entriesOf(gunzipSync(await readFile(postgisFile)))) {
    if (!isFile || !wanted.some((pattern) => pattern.test(name))) continue;
    const padding = Buffer.alloc(-body.length & (blockSize - 1));
    kept.push(header({ name, size: body.length, isDirectory: false }), body, padding);
  }
  // Each file is header, body and padding. A new version that moves or renames one must not pass unnoticed.
  if (kept.length !== expectedFiles * 3) throw new Error('the PostGIS bundle does not hold the expected files');
  await replace(slimFile, (file) => writeFile(file, gzipSync(Buffer.concat([...kept, Buffer.alloc(2 * blockSize)]))));
}

async function makePreparedArchive({ openEngine, pack, queryFrame, digest, errorText }) {
  const clusterDir = await mkdtemp(join(tmpdir(), 'ioc-prepare-'));
  try {
    const engine = await openEngine({ clusterDir, fsync: false, postgisBundle: slimFile, initialize: true });
    for (const sql of statements) {
      const { error } = digest(Buffer.from(await engine.execute(queryFrame(sql))));
      if (error) throw new Error(`${errorText(error)}: ${sql}`);
    }
    await engine.close();
    await replace(preparedFile, (file) => pack(clusterDir, file));
  } finally {
    await rm(clusterDir, { recursive: true, force: true });
  }
}

async function replace(file, write) {
  await write(`${file}.partial`);
  await rename(`${file}.partial`, file);
}

const stamp = await inputsHash();
const made = existsSync(slimFile) && existsSync(preparedFile) && existsSync(stampFile);
if (made && (await readFile(stampFile, 'utf8')) === stamp) {
  console.log('embedded database: up to date');
} else {
  const started = performance.now();
  await mkdir(target, { recursive: true });
  await rm(stampFile, { force: true });
  const moduleNames = ['archive', 'engine', 'protocol', 'reply'];
  const [archive, engine, protocol, reply] = await Promise.all(
    moduleNames.map((name) => import(pathToFileURL(join(compiled, `${name}.js`)).href)),
  );
  await makeSlimBundle(archive.header);
  await makePreparedArchive({ ...archive, ...engine, ...protocol, ...reply });
  await writeFile(stampFile, stamp);
  console.log(`embedded database: prepared in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
