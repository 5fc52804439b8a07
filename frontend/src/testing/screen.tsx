/** A screen as a person meets it: with its words, its router and its cache. Only the server behind `fetch` is played. */
import { jest } from '@jest/globals';
import { rolePermissions, type Me, type Role } from '@ioc/shared/access';
import { QueryClient } from '@tanstack/react-query';
import { act, cleanup, render } from '@testing-library/react';
import { memoryStore } from 'ra-core';
import { AdminContext } from 'ra-ui-materialui';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { features } from '../app/features';
import { darkTheme, lightTheme } from '../app/theme';
import { dataProvider } from '../platform/api/dataProvider';
import { forgetMe, refreshMe } from '../platform/api/session';
import { createI18nProvider } from '../platform/i18n/provider';
import { chooseLocale } from '../platform/i18n/locale';

export const someone = (role: Role, more: Partial<Me> = {}): Me => ({
  id: 'me', username: 'bich', fullName: 'Trần Thị Bích', orgId: null, orgName: null, locale: 'vi',
  grants: [{ role, permissions: rolePermissions[role], scope: { everywhere: true, unitIds: [], orgIds: [], sectorCodes: [] } }],
  ...more,
});

/** What the server answers: a body, or a status with one. */
export interface Answer {
  status: number;
  body: unknown;
}
type Answering = (body: unknown) => Answer;
/** By `METHOD /path`, without the query. */
export type Server = Record<string, Answering>;

export const ok = (body: unknown, status = 200): Answering => () => ({ status, body });
export const refusal = (status: number, code: string, title: string): Answering =>
  ok({ type: 'about:blank', title, status, code, params: {}, requestId: 'r-1' }, status);

export interface Sent {
  request: string;
  body: unknown;
  /** The Idempotency-Key, where one was sent. */
  once?: string;
}

function Address({ onChange }: { onChange: (address: string) => void }) {
  const { pathname, search } = useLocation();
  onChange(pathname + search);
  return null;
}

export async function openScreen(screen: ReactNode, { me, server, at = '/' }: { me: Me; server: Server; at?: string }) {
  const sent: Sent[] = [];
  let address = at;
  const answers: Server = { 'GET /api/session': ok(me), ...server };
  globalThis.fetch = jest.fn(async (url: string, init: RequestInit = {}) => {
    const request = `${init.method ?? 'GET'} ${url.split('?')[0] ?? ''}`;
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const once = new Headers(init.headers).get('idempotency-key');
    if (!request.startsWith('GET ')) sent.push({ request, body, ...(once === null ? {} : { once }) });
    const answer = answers[request]?.(body);
    if (!answer) throw new TypeError(`no answer for ${request}`);
    return { ok: answer.status < 300, status: answer.status, headers: new Headers({ 'content-disposition': 'attachment; filename="tep.csv"' }), blob: async () => new Blob([]), json: async () => answer.body, text: async () => (answer.body === undefined ? '' : JSON.stringify(answer.body)) };
  }) as unknown as typeof fetch;
  chooseLocale('vi');
  await refreshMe();
  const i18nProvider = await createI18nProvider(Object.values(features));
  render(
    <MemoryRouter initialEntries={[at]}>
      <AdminContext
        dataProvider={dataProvider} i18nProvider={i18nProvider} store={memoryStore()} lightTheme={lightTheme} darkTheme={darkTheme} defaultTheme="dark"
        queryClient={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
      >
        <Address onChange={(next) => { address = next; }} />
        {screen}
      </AdminContext>
    </MemoryRouter>,
  );
  return { sent, server: answers, address: () => address };
}

const originalFetch = globalThis.fetch;

/** After each test: nobody is signed in and nothing answers. */
export function closeScreen(): void {
  cleanup();
  globalThis.fetch = originalFetch;
  act(forgetMe);
}
