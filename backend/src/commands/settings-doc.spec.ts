import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { limitTable } from '#platform/config';

const page = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/operate/settings.md');

describe('docs/operate/settings.md', () => {
  it('lists every setting with its default and purpose, as the product has them, and no other', () => {
    const rows = readFileSync(page, 'utf8').split('\n').filter((line) => line.startsWith('| `'));
    expect(rows).toEqual(limitTable.map(({ name, byDefault, says }) => `| \`${name}\` | ${byDefault === '–' ? '–' : `\`${byDefault}\``} | ${says} |`));
  });
});
