import { base } from '../.ci/eslint.base.mjs';

export default [
  ...base(import.meta.dirname),
  // The test runner reads its settings from a default export.
  { files: ['playwright.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
];
