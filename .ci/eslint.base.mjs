/** The rules all sides share. What matters and can be checked is a rule; the rest is in docs/develop. */
import tseslint from 'typescript-eslint';

export const base = (folder, project = 'tsconfig.json') =>
  tseslint.config(
    { ignores: ['dist/**', 'coverage/**', '**/*.d.ts', '**/*.mjs', '**/*.cjs'] },
    ...tseslint.configs.strict,
    {
      files: ['**/*.ts', '**/*.tsx'],
      languageOptions: { parserOptions: { project, tsconfigRootDir: folder } },
      linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
      rules: {
        '@typescript-eslint/no-floating-promises': 'error',
        '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
        '@typescript-eslint/await-thenable': 'error',
        '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
        '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
        '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowStaticOnly: true }],
        '@typescript-eslint/no-dynamic-delete': 'error',
        eqeqeq: 'error',
        'no-var': 'error',
        'prefer-const': 'error',
        'no-console': 'error',
        'no-eval': 'error',
        'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
        'no-restricted-syntax': [
          'error',
          { selector: 'TSEnumDeclaration', message: 'A closed list is an `as const` array and its union.' },
          { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
        ],
      },
    },
    { files: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.e2e.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines': 'off' } },
  );
