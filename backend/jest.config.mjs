import { nodeJest } from '../.ci/jest.base.mjs';
export default { ...nodeJest, displayName: 'backend', rootDir: import.meta.dirname, testMatch: ['<rootDir>/src/**/*.spec.ts'], testTimeout: 60_000,
  // Jest keeps the module graph of every file a worker has run; a worker that has grown begins anew with the next file.
  workerIdleMemoryLimit: '1200MB' };
