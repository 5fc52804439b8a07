import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { limitTable } from '#platform/config';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const page = readFileSync(join(root, 'docs/operate/settings.md'), 'utf8').split('\n');

describe('docs/operate/settings.md', () => {
  it('lists every setting with its default and purpose, as the product has them, and no other', () => {
    const rows = page.filter((line) => line.startsWith('| `'));
    expect(rows).toEqual(limitTable.map(({ name, byDefault, says }) => `| \`${name}\` | ${byDefault === '–' ? '–' : `\`${byDefault}\``} | ${says} |`));
  });

  it('lists every limit that is fixed in the program, with its number', () => {
    const listed = page.flatMap((line) => {
      const [, file, name, value = ''] = /^\| (\S+\.ts) `(\w+)` \| ([\d.]+) \| [^|]{8,} \|$/.exec(line) ?? [];
      return file === undefined ? [] : [`${file} ${name} ${value.replaceAll('.', '')}`];
    });
    const fixed = [...limitsIn('shared/src'), ...limitsIn('backend/src/platform'), ...limitsIn('backend/src/features')];
    expect(listed.sort()).toEqual(fixed.sort());
  });
});

/** Names that say of a number that it is a limit. Below `embedded` they are those of PostgreSQL's own protocol. */
function limitsIn(folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !/(\.spec|\.fixture)\.ts$|embedded|migrations/.test(name));
  return files.flatMap((name) => {
    const path = join(root, folder, name);
    const found = readFileSync(path, 'utf8').matchAll(/^(?:export )?const ((?:most|max|longest|deepest|largest)[A-Z]?\w*) = ([\d_]+);/gm);
    return Array.from(found, ([, constant, value = '']) => `${relative(root, path)} ${constant} ${value.replaceAll('_', '')}`);
  });
}
