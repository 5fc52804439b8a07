/** What has to arrive before a page can be used, in kB and in files, held against a budget. Run after the build: [its folder]. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const dist = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..', 'dist'));
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const chunkNamed = (name) => {
  const key = Object.keys(manifest).find((file) => manifest[file].name === name && manifest[file].file.endsWith('.js'));
  if (!key) throw new Error(`The build has no file named ${name}.`);
  return key;
};
const chunkOf = (source) => {
  const key = Object.keys(manifest).find((name) => manifest[name].src === source);
  if (!key) throw new Error(`The build has no chunk of its own for ${source}.`);
  return key;
};

/** The chunk, what it imports, and the styles of all of them. */
function closure(keys, files = new Set(), seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    const chunk = manifest[key];
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    closure(chunk.imports ?? [], files, seen);
  }
  return files;
}

const kilobytes = (bytes) => Math.round(bytes / 102.4) / 10;

function weigh(files) {
  let gzip = 0;
  let brotli = 0;
  for (const file of files) {
    const content = readFileSync(join(dist, file));
    gzip += gzipSync(content, { level: 9 }).length;
    brotli += brotliCompressSync(content).length;
  }
  return { gzip: kilobytes(gzip), brotli: kilobytes(brotli) };
}

// Named by chunks.ts. The socket follows at once: the first look at the map needs it all the same.
const map = [entry, chunkNamed('application'), chunkNamed('map'), chunkOf('../node_modules/socket.io-client/build/esm/index.js')];
// Few files, because a browser that speaks HTTP/1.1 fetches six at a time and every further six cost a way there and back.
const stages = [
  { name: 'sign-in', chunks: [entry], gzip: 80, brotli: 80, files: 8 },
  { name: 'live map', chunks: map, gzip: 360, brotli: 310, files: 20 },
];

let isOver = false;
for (const { name, chunks, ...budget } of stages) {
  const files = closure(chunks);
  const size = weigh(files);
  const fits = size.gzip <= budget.gzip && size.brotli <= budget.brotli && files.size <= budget.files;
  isOver ||= !fits;
  console.log(
    `${fits ? 'ok  ' : 'OVER'} ${name.padEnd(9)} ${size.gzip} kB gzip (≤ ${budget.gzip}), ${size.brotli} kB brotli (≤ ${budget.brotli}), ${files.size} files (≤ ${budget.files})`,
  );
}
process.exitCode = isOver ? 1 : 0;
