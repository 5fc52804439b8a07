import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';

/** Of everybody in the demo. */
export const password = process.env['E2E_PASSWORD'] ?? '';
export const url = process.env['E2E_URL'] ?? '';
const ingestKey = process.env['E2E_INGEST_KEY'] ?? '';

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** Messages a page must never print. */
  errors: string[];
  /** Hosts other than our own that the page asked for. */
  foreign: string[];
}

export interface SignInOptions {
  /** Chosen on the sign-in page. */
  language?: 'vi' | 'en';
  locale?: string;
  scheme?: 'dark' | 'light';
  /** A small screen under a thumb. */
  isPhone?: boolean;
  /** Another portal than the one all journeys share. */
  portal?: { url: string; password: string };
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** A browser of its own, signed in and looking at `path`. */
export async function signIn(browser: Browser, username: string, path = '/', options: SignInOptions = {}): Promise<Visitor> {
  const portal = options.portal ?? { url, password };
  const context = await browser.newContext({ baseURL: portal.url, colorScheme: options.scheme ?? 'dark', locale: options.locale ?? 'vi-VN', ...(options.isPhone ? phone : {}) });
  const page = await context.newPage();
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const asked = new URL(request.url());
    if (asked.protocol.startsWith('http') && asked.host !== new URL(portal.url).host) foreign.push(asked.host);
  });
  await page.goto(path);
  if (options.language === 'en') await page.getByRole('button', { name: 'English' }).click();
  await page.locator('input[autocomplete=username]').fill(username);
  await page.locator('input[type=password]').fill(portal.password);
  await page.locator('input[type=password]').press('Enter');
  await page.getByRole('navigation').first().waitFor();
  return { context, page, errors, foreign };
}

/** What the page says of its own link; the words of it are elsewhere too, in the menu. */
export const linkOf = (page: Page): Locator => page.getByRole('status', { name: 'Kết nối với máy chủ' });

/** What a network management system reports, of one asset or of many at once. */
export async function report(codes: string | readonly string[], state: 'online' | 'degraded' | 'offline'): Promise<void> {
  const at = new Date().toISOString();
  const response = await fetch(`${url}/ingest/readings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ingestKey}` },
    body: JSON.stringify({ readings: [codes].flat().map((code) => ({ code, at, state })) }),
  });
  if (!response.ok) throw new Error(`readings refused: ${response.status} ${await response.text()}`);
}

/** Asks the API as this visitor. */
export async function ask<Body>(page: Page, path: string): Promise<{ status: number; body: Body }> {
  const response = await page.request.get(`${url}${path}`);
  return { status: response.status(), body: (await response.json()) as Body };
}

/** Changes something through the API as this visitor. */
export async function send<Body>(page: Page, method: 'POST' | 'PATCH', path: string, data: object, headers: Record<string, string> = {}): Promise<Body> {
  const response = await page.request.fetch(`${url}${path}`, { method, data, headers: { 'x-requested-with': 'ioc', ...headers } });
  if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`);
  return (await response.json()) as Body;
}
