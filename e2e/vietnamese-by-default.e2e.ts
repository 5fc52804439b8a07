import { expect, test } from '@playwright/test';
import { seriousViolations } from './support/axe.js';
import { signIn } from './support/people.js';

const screens = ['/', '/alarms', '/tasks', '/tasks/board', '/assets/bts', '/assets/post', '/assets/radio', '/sectors', '/units', '/imports', '/imports/create', '/profile'];
const adminScreens = ['/users', '/users/create'];
/** A key that found no words looks like `tasks.field.title`; a Vietnamese screen has none, and no loose English either. */
const untranslated = /\b(?:ra|app|ui|resources|access|alarms|assets|imports|map|sectors|simulation|tasks|territory)\.[a-zA-Z_]+(?:\.[a-zA-Z_]+)*\b/;
const english = /\b(Save|Delete|Search|Loading|Cancel|Create|Edit|Status|Name|Date|Close|Filter|No results|Sign in|Rows per page)\b/;

for (const scheme of ['dark', 'light'] as const) {
  test(`every main screen is Vietnamese and has no serious barrier (${scheme})`, async ({ browser }) => {
    test.setTimeout(180_000);
    const findings: string[] = [];
    for (const [username, paths] of [['manager', screens], ['admin', adminScreens]] as const) {
      const { page, context, errors } = await signIn(browser, username, '/sectors', { scheme });
      for (const path of paths) {
        await page.goto(path);
        await page.getByRole('main').waitFor();
        await page.waitForLoadState('networkidle').catch(() => undefined);
        const text = await page.evaluate(() => document.body.innerText);
        const [key] = untranslated.exec(text) ?? [];
        const [word] = english.exec(text) ?? [];
        if (key) findings.push(`${path}: untranslated ${key}`);
        if (word) findings.push(`${path}: English ${word}`);
        findings.push(...(await seriousViolations(page)).map((violation) => `${path}: ${violation}`));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (overflow > 0) findings.push(`${path}: ${overflow} px too wide`);
      }
      findings.push(...errors);
      await context.close();
    }
    expect(findings).toEqual([]);
  });
}

test('English is complete on the main screens', async ({ browser }) => {
  test.setTimeout(120_000);
  const { page, context } = await signIn(browser, 'manager', '/sectors', { locale: 'en-US' });
  const findings: string[] = [];
  for (const path of ['/', '/alarms', '/tasks', '/assets/bts', '/imports/create']) {
    await page.goto(path);
    await page.getByRole('main').waitFor();
    await page.waitForLoadState('networkidle').catch(() => undefined);
    const text = await page.evaluate(() => document.body.innerText);
    const [key] = untranslated.exec(text) ?? [];
    if (key) findings.push(`${path}: ${key}`);
  }
  expect(findings).toEqual([]);
  await context.close();
});
