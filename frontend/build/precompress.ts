import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(js|css|html|svg|json|txt)$/;
const worthwhileBytes = 1_024;

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** Compressed once here instead of at every request: a small server then sends files as they lie on the disk. */
export function precompress(): Plugin {
  let outDir = '';
  return {
    name: 'ioc-precompress',
    apply: 'build',
    configResolved: (config) => {
      outDir = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      for (const entry of await readdir(outDir, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        if (!entry.isFile() || !compressible.test(entry.name)) continue;
        const content = await readFile(path);
        if (content.length < worthwhileBytes) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        await writeFile(`${path}.gz`, await toGzip(content, { level: 9 }));
        await writeFile(`${path}.br`, await toBrotli(content, { params }));
      }
    },
  };
}
