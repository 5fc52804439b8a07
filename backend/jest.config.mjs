import { nodeJest } from '../.ci/jest.base.mjs';
export default { ...nodeJest, displayName: 'backend', rootDir: import.meta.dirname, testMatch: ['<rootDir>/src/**/*.spec.ts'], testTimeout: 60_000 };
