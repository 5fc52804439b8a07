import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const compressible = /\.(js|css|html|svg|json|txt)$/;
const worthwhileBytes = 1_024;

/** Compressed once here instead of at every request: a small server then sends files as they lie on the disk. */
function precompress(): Plugin {
  let outDir = '';
  return {
    name: 'ioc-precompress',
    apply: 'build',
    configResolved: (config) => {
      outDir = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const toGzip = promisify(gzip);
      const toBrotli = promisify(brotliCompress);
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

const server = 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompress()],
  // The contracts are read as sources: no build step between a changed schema and the screen that uses it.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  server: {
    port: 5173,
    proxy: {
      '/api': server,
      '/socket.io': { target: server, ws: true },
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // No data: addresses, so that the content security policy can do without them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Building a schema changes nothing outside it, so pages that only read states and words leave zod behind.
      treeshake: { manualPureFunctions: ['z'] },
      output: {
        codeSplitting: {
          groups: [
            // The entry would otherwise take in what the application and its pages share.
            { name: 'words', test: /\/shared\/src\/words\.ts$/, priority: 2 },
            { name: 'zod', test: /\/node_modules\/zod\//, priority: 1 },
          ],
        },
      },
    },
  },
});
