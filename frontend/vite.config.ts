import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type UserConfig } from 'vite';
import { planChunks } from './build/chunks.ts';
import { precompress } from './build/precompress.ts';

const server = 'http://127.0.0.1:3000';

const common = {
  root: import.meta.dirname,
  // The contracts are read as sources: no build step between a changed schema and the screen that uses it.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: { target: 'es2022', modulePreload: { polyfill: false } },
} satisfies UserConfig;

export default defineConfig(async ({ command }) => ({
  ...common,
  plugins: [react(), precompress()],
  server: {
    port: 5173,
    proxy: {
      '/api': server,
      '/socket.io': { target: server, ws: true },
    },
  },
  build: {
    ...common.build,
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    // No data: addresses, so that the content security policy can do without them.
    assetsInlineLimit: 0,
    rolldownOptions: command === 'build'
      ? { output: { codeSplitting: { groups: await planChunks({ ...common, plugins: [react()] }) } } }
      : {},
  },
}));
