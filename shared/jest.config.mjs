import { nodeJest } from '../.ci/jest.base.mjs';
export default { ...nodeJest, displayName: 'shared', rootDir: import.meta.dirname, testMatch: ['<rootDir>/src/**/*.spec.ts'] };
