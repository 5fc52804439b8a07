/**
 * Lints texts as if they were files of a side, with that side's own configuration: `[{ side, path, text }]` on the
 * standard input, for each the numbers of the lines whose import (or global) it forbids on the standard output.
 * A process of its own, because the linter loads its configuration in ways a test runner does not know.
 */
import { dirname, join } from 'node:path';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
/** These ask the compiler, which knows no file that is not there; what they find is no matter of boundaries. */
const asksCompiler = ['no-floating-promises', 'no-misused-promises', 'await-thenable'];
const plain = {
  files: ['**/*.ts', '**/*.tsx'],
  languageOptions: { parserOptions: { project: null } },
  rules: Object.fromEntries(asksCompiler.map((rule) => [`@typescript-eslint/${rule}`, 'off'])),
};
const linters = new Map();
const linterOf = (side) => {
  if (!linters.has(side)) linters.set(side, new ESLint({ cwd: join(root, side), overrideConfig: [plain] }));
  return linters.get(side);
};

const answers = [];
for (const { side, path, text } of await json(process.stdin)) {
  const [{ messages = [] } = {}] = await linterOf(side).lintText(text, { filePath: join(root, side, path) });
  if (messages.some(({ fatal }) => fatal)) throw new Error(`${path}: ${messages[0].message}`);
  answers.push([...new Set(messages.filter(({ ruleId, severity }) => severity === 2 && /no-restricted-(?:imports|globals)$/.test(ruleId ?? '')).map(({ line }) => line))]);
}
const { features } = await import(new URL('../../../frontend/eslint.config.mjs', import.meta.url));
process.stdout.write(JSON.stringify({ answers, frontendTable: features }));
