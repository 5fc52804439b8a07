/** Documents must not rot: every relative link leads somewhere, and every setting is in the table of settings. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './tools.mjs';

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : entry.name.endsWith('.md') ? [path] : [];
  });

const wrong = [];
for (const file of [...readdirSync(root).filter((name) => name.endsWith('.md')).map((name) => join(root, name)), ...files(join(root, 'docs'))]) {
  const text = readFileSync(file, 'utf8').replace(/```[\s\S]*?```/g, '');
  for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target) || target.startsWith('#')) continue;
    if (!existsSync(join(dirname(file), decodeURI(target.split('#')[0])))) wrong.push(`${relative(root, file)}: ${target} does not exist`);
  }
}
const { limitTable } = await import('../backend/dist/platform/config/index.js');
const settings = readFileSync(join(root, 'docs/operate/settings.md'), 'utf8');
for (const { name, byDefault } of limitTable) {
  const line = settings.split('\n').find((row) => row.includes(`\`${name}\``));
  if (!line) wrong.push(`docs/operate/settings.md: ${name} is missing`);
  else if (!line.includes(byDefault)) wrong.push(`docs/operate/settings.md: ${name} does not name its default ${byDefault}`);
}
process.stdout.write(wrong.length > 0 ? `${wrong.join('\n')}\n` : 'Every link leads somewhere, every setting is described.\n');
process.exit(wrong.length > 0 ? 1 : 0);
