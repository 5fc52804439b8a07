import { base } from '../.ci/eslint.base.mjs';
import { features } from './feature-table.mjs';

const names = Object.keys(features);
for (const [feature, uses] of Object.entries(features)) {
  for (const used of uses) {
    if (names.indexOf(used) >= names.indexOf(feature)) throw new Error(`${feature} may not use ${used}: it stands below`);
  }
}

/** A feature reaches another only through its door, and only one that stands above it in the table. */
const door = ([feature, uses]) => ({
  files: [`src/features/${feature}/**/*.ts`],
  ignores: ['**/*.spec.ts', '**/*.fixture.ts'],
  rules: {
    'no-restricted-imports': ['error', { patterns: [
      { group: ['../*'], message: 'Inside a feature use ./ ; another feature is reached as #features/<name>.' },
      { regex: `^#features/(?!(${uses.join('|') || '$none'})$)`, message: `${feature} may only use: ${uses.join(', ') || 'no other feature'}.` },
    ] }],
  },
});
const role = (suffix, patterns) => ({
  files: [`src/features/*/*.${suffix}.ts`],
  ignores: ['**/*.spec.ts', '**/*.fixture.ts'],
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

export default [
  ...base(import.meta.dirname, 'tsconfig.spec.json'),
  ...Object.entries(features).map(door),
  role('controller', [{ group: ['typeorm', '@nestjs/typeorm', 'pg'], message: 'A controller talks to its service.' }]),
  role('rules', [
    { regex: '^#platform/', message: 'Rules are pure: values in, decision out.' },
    { group: ['typeorm', '@nestjs/*', './*.service*'], message: 'Rules are pure: values in, decision out.' },
  ]),
  {
    files: ['src/platform/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.fixture.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '^#features/', message: 'The platform knows no feature.' }] }] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/config/**', '**/*.spec.ts', 'src/testing/**', 'src/bench/**', 'src/commands/**', 'src/platform/database/embedded/**', 'src/features/imports/**'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Settings are read in platform/config alone.' }] },
  },
];
