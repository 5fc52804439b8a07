import { expect, test, type Browser, type Page } from '@playwright/test';
import type { Page as List } from '@ioc/shared/list';
import { seriousViolations } from './support/axe.js';
import { ask, signIn, url, type SignInOptions } from './support/people.js';

const screens = ['/', '/alarms', '/my-work', '/tasks', '/tasks/board', '/tasks/calendar', '/tasks/timeline', '/tasks/map', '/tasks/statistics', '/tasks/statistics/lead/week', '/task-templates', '/task-templates/create', '/plans', '/calendars', '/notifications', '/notifications/settings', '/channels', '/reminder-rules', '/assets/bts', '/assets/post', '/assets/radio', '/sectors', '/units', '/organisations', '/organisation-aliases', '/imports', '/imports/create', '/profile', '/profile/password', '/scores', '/scores/tasks?by=sector&period=2026&key=HTS'];
const adminScreens = ['/users', '/users/create', '/units/create'];
/** The page of one record, and its form: the first record of each list stands for the others. */
const details: Readonly<Record<'manager' | 'admin', readonly [list: string, pageOf: (id: string) => string][]>> = {
  manager: [
    ['/api/tasks?sort=code', (id) => `/tasks/${id}/show`], ['/api/alarms', (id) => `/alarms/${id}/show`], ['/api/plans', (id) => `/plans/${id}/show`],
    ['/api/sectors', (id) => `/sectors/${id}/show`], ['/api/units?sort=code', (id) => `/units/${id}/show`], ['/api/assets?kind=bts&sort=code', (id) => `/assets/bts/${id}/show`],
    ['/api/assets?kind=bts&sort=code', (id) => `/assets/bts/${id}`], ['/api/assets?kind=bts', () => '/assets/bts/create'],
  ],
  admin: [['/api/users?sort=username', (id) => `/users/${id}/show`], ['/api/users?sort=username', (id) => `/users/${id}`]],
};
const detailsOf = (page: Page, username: 'manager' | 'admin'): Promise<string[]> => Promise.all(details[username].map(async ([list, pageOf]) => {
  const { body } = await ask<List<{ id: string }>>(page, `${list}${list.includes('?') ? '&' : '?'}perPage=1`);
  const [first] = body.data;
  if (!first) throw new Error(`the demo has none: ${list}`);
  return pageOf(first.id);
}));
/** A key that found no words looks like `tasks.field.title`; a Vietnamese screen has none, and no loose English either. */
const untranslated = /\b(?:ra|app|ui|access|alarms|assets|attachments|calendars|channels|imports|map|notifications|organisations|reminders|resources|scores|sectors|simulation|statistics|tasks|templates|territory|views)\.[a-zA-Z_]+(?:\.[a-zA-Z_]+)*\b/;
const english = /\b(Save|Delete|Search|Loading|Cancel|Create|Edit|Status|Name|Date|Close|Filter|No results|Sign in|Rows per page)\b/;
/** Names in the data are Vietnamese in every language; these are words of the screens. */
const vietnamese = /Trạng thái|Tìm theo|Bộ lọc|Thêm |Lưu|Đơn vị chủ trì|Xuất |Nhập |Quá hạn|Hạn hoàn thành|Vai trò|Phạm vi|Hiệu lực|Mất liên lạc|Hoạt động/;

type Visited = (page: Page, username: 'manager' | 'admin') => Promise<string[]>;
const visited: readonly (readonly [what: string, pathsFor: Visited])[] = [
  ['every main screen', async (_, username) => (username === 'manager' ? screens : adminScreens)], ['every page of one record', detailsOf],
];

/** What `look` finds on each of these, as the person sees it who has that screen, with its address. */
async function findingsOn(browser: Browser, pathsFor: Visited, options: SignInOptions, look: (page: Page, text: string) => Promise<string[]>): Promise<string[]> {
  const findings: string[] = [];
  for (const username of ['manager', 'admin'] as const) {
    const { page, context, errors } = await signIn(browser, username, '/sectors', options);
    for (const path of await pathsFor(page, username)) {
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

const barriersOn = async (page: Page, text: string): Promise<string[]> => {
  const [word] = english.exec(text) ?? [];
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [...(word ? [`English ${word}`] : []), ...(overflow > 0 ? [`${overflow} px too wide`] : []), ...(await seriousViolations(page))];
};

for (const scheme of ['dark', 'light'] as const) {
  test(`the sign-in page is Vietnamese and has no serious barrier (${scheme})`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: url, colorScheme: scheme });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
    // Its own button offers the other language in that language.
    const text = (await page.evaluate(() => document.body.innerText)).replace('English', '');
    expect([...(untranslated.exec(text) ?? []), ...(await barriersOn(page, text))]).toEqual([]);
    await context.close();
  });

  for (const [what, pathsFor] of visited) {
    test(`${what} is Vietnamese and has no serious barrier (${scheme})`, async ({ browser }) => {
      test.setTimeout(180_000);
      const findings = await findingsOn(browser, pathsFor, { scheme }, async (page, text) =>
        [...(text.includes('DỮ LIỆU MÔ PHỎNG') ? [] : ['no word that the data is made up']), ...(await barriersOn(page, text))]);
      expect(findings).toEqual([]);
    });
  }
}

for (const [what, pathsFor] of visited) {
  test(`whoever chooses English finds no Vietnamese words on ${what}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const findings = await findingsOn(browser, pathsFor, { language: 'en' }, async (page, text) => {
      await expect(page.getByRole('navigation').first()).toContainText('Live map');
      const [word] = vietnamese.exec(text) ?? [];
      return word ? [`Vietnamese ${word}`] : [];
    });
    expect(findings).toEqual([]);
  });
}
