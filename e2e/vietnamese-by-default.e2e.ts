import { expect, test, type Browser, type Page } from '@playwright/test';
import { seriousViolations } from './support/axe.js';
import { signIn, type SignInOptions } from './support/people.js';

const screens = ['/', '/alarms', '/my-work', '/tasks', '/tasks/board', '/tasks/calendar', '/tasks/timeline', '/tasks/statistics', '/tasks/statistics?by=lead', '/plans', '/calendars', '/notifications', '/notifications/settings', '/channels', '/reminder-rules', '/assets/bts', '/assets/post', '/assets/radio', '/sectors', '/units', '/organisations', '/imports', '/imports/create', '/profile', '/profile/password', '/scores', '/scores/tasks?by=sector&period=2026&key=HTS'];
const adminScreens = ['/users', '/users/create', '/units/create'];
/** A key that found no words looks like `tasks.field.title`; a Vietnamese screen has none, and no loose English either. */
const untranslated = /\b(?:ra|app|ui|access|alarms|assets|attachments|calendars|channels|imports|map|notifications|organisations|reminders|resources|scores|sectors|simulation|statistics|tasks|territory|views)\.[a-zA-Z_]+(?:\.[a-zA-Z_]+)*\b/;
const english = /\b(Save|Delete|Search|Loading|Cancel|Create|Edit|Status|Name|Date|Close|Filter|No results|Sign in|Rows per page)\b/;
/** Names in the data are Vietnamese in every language; these are words of the screens. */
const vietnamese = /Trạng thái|Tìm theo|Bộ lọc|Thêm |Lưu|Đơn vị chủ trì|Xuất |Nhập |Quá hạn|Hạn hoàn thành|Vai trò|Phạm vi|Hiệu lực|Mất liên lạc|Hoạt động/;

/** What `look` finds on each main screen, as the person sees it who has that screen, with its address. */
async function findingsOn(browser: Browser, options: SignInOptions, look: (page: Page, text: string) => Promise<string[]>): Promise<string[]> {
  const findings: string[] = [];
  for (const [username, paths] of [['manager', screens], ['admin', adminScreens]] as const) {
    const { page, context, errors } = await signIn(browser, username, '/sectors', options);
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole('main').waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      const text = await page.evaluate(() => document.body.innerText);
      const [key] = untranslated.exec(text) ?? [];
      const found = [...(key ? [`untranslated ${key}`] : []), ...(await look(page, text))];
      findings.push(...found.map((finding) => `${path}: ${finding}`));
    }
    findings.push(...errors);
    await context.close();
  }
  return findings;
}

for (const scheme of ['dark', 'light'] as const) {
  test(`every main screen is Vietnamese and has no serious barrier (${scheme})`, async ({ browser }) => {
    test.setTimeout(180_000);
    const findings = await findingsOn(browser, { scheme }, async (page, text) => {
      const [word] = english.exec(text) ?? [];
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      return [...(word ? [`English ${word}`] : []), ...(overflow > 0 ? [`${overflow} px too wide`] : []), ...(await seriousViolations(page))];
    });
    expect(findings).toEqual([]);
  });
}

test('whoever chooses English finds no Vietnamese words on the main screens', async ({ browser }) => {
  test.setTimeout(180_000);
  const findings = await findingsOn(browser, { language: 'en' }, async (page, text) => {
    await expect(page.getByRole('navigation').first()).toContainText('Live map');
    const [word] = vietnamese.exec(text) ?? [];
    return word ? [`Vietnamese ${word}`] : [];
  });
  expect(findings).toEqual([]);
});
