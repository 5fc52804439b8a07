import { base } from '../.ci/eslint.base.mjs';

export default [
  ...base(import.meta.dirname, 'tsconfig.spec.json'),
  {
    files: ['src/**/*.ts'],
    ignores: ['src/**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '^(?!zod$|\\./)', message: 'A contract needs zod and other contracts, nothing else.' }] }] },
  },
];
