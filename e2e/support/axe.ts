import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Violation {
  id: string;
  impact: string;
  nodes: { target: string[] }[];
}

/** What a person who cannot see or point would stumble over; only what is serious or critical, as `rule: where`. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: source }).catch(async () => {
    // The page's own policy refuses foreign scripts, as it should; the debugger's way is open to tests.
    const { readFileSync } = await import('node:fs');
    await page.evaluate(readFileSync(source, 'utf8'));
  });
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: unknown): Promise<{ violations: Violation[] }> } };
    return (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(' | ')}`);
}
