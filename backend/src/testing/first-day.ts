/** An installation without the demo, worked with over HTTP alone: the first administrator signs in and makes the other people. */
import type { Role } from '@ioc/shared/access';
import type { CreateUser } from '@ioc/shared/access.input';
import { testPassword } from './small-province.js';
import { startEmptyApp } from './test-app.js';

export type EmptyApp = Awaited<ReturnType<typeof startEmptyApp>>;

/** After it, `test.as('admin')` is the first administrator with the password of all people in tests. */
export async function startFirstDay(env: Record<string, string> = {}): Promise<EmptyApp> {
  const test = await startEmptyApp(env);
  const answer = await test.anonymous.send('POST', '/api/session', { username: 'admin', password: test.adminPassword });
  if (answer.status !== 200) throw new Error(`the first administrator cannot sign in: ${answer.status}`);
  const admin = test.person((answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
  const changed = await admin.send('POST', '/api/session/password', { currentPassword: test.adminPassword, newPassword: testPassword });
  if (changed.status !== 204) throw new Error(`the password stays: ${changed.status}`);
  return test;
}

/** A new person by the hand of the administrator; with an office the person acts for it, without one everywhere. */
export async function addPerson(test: EmptyApp, username: string, role: Role, orgId: string | null = null): Promise<void> {
  const user: CreateUser = {
    username, password: testPassword, fullName: `Người ${username}`, phone: null, email: null, orgId, position: null, role, locale: 'vi',
    scope: { everywhere: orgId === null, unitIds: [], orgIds: orgId === null ? [] : [orgId], sectorCodes: [] },
  };
  const answer = await (await test.as('admin')).send('POST', '/api/users', user);
  if (answer.status !== 201) throw new Error(`${username} is refused: ${JSON.stringify(answer.body)}`);
}
