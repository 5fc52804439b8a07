import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listenTo, once, startTestApp, type Person, type TestApp } from '../../testing/test-app.js';
import { headOf } from '../../testing/builders.js';
import { testPassword } from '../../testing/small-province.js';

const next = 'một câu mới đủ dài';

describe('one’s own password', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ IOC_TRUST_PROXY: '127.0.0.1' });
  });
  afterAll(() => test.close());

  const change = (person: Person, currentPassword: string, newPassword = next) => person.send('POST', '/api/session/password', { currentPassword, newPassword });
  const statusOf = async (person: Person) => (await person.get('/api/session')).status;
  const tryIn = async (username: string, password: string) =>
    (await test.anonymous.send('POST', '/api/session', { username, password }, { 'x-forwarded-for': '10.9.0.1' })).status;

  it('ends every other session with its sockets at once, and not this one', async () => {
    const [here, there] = [await test.signIn('leader'), await test.signIn('leader')];
    const [mine, theirs] = [here.socket(), there.socket()];
    await Promise.all([once(mine, 'connect'), once(theirs, 'connect')]);
    const bye = once<string>(theirs, 'bye');
    const gone = once(theirs, 'disconnect');
    expect((await change(here, testPassword)).status).toBe(204);
    expect([await statusOf(here), await statusOf(there)]).toEqual([200, 401]);
    expect(await bye).toBe('access.signed-out');
    await gone;
    expect(mine.connected).toBe(true);
    expect([await tryIn('leader', testPassword), await tryIn('leader', next)]).toEqual([401, 200]);
  });

  it('ends sessions that another node serves', async () => {
    const [here, there] = [await test.signIn('auditor'), await test.signIn('auditor')];
    const other = (await test.another()).person(there.cookie);
    const socket = other.socket();
    await once(socket, 'connect');
    const gone = once(socket, 'disconnect');
    expect((await change(here, testPassword)).status).toBe(204);
    await gone;
    expect(await statusOf(other)).toBe(401);
  });

  it('stays what it is for whoever does not know it, and when the new one is short or the same', async () => {
    const [here, there] = [await test.signIn('manager'), await test.signIn('manager')];
    expect(await change(here, 'khong phai mat khau')).toMatchObject({ status: 403, body: { code: 'access.wrong-password' } });
    expect(await change(here, testPassword, 'ngan qua')).toMatchObject({ status: 422, body: { fields: [{ path: 'newPassword' }] } });
    expect(await change(here, testPassword, testPassword)).toMatchObject({ status: 422, body: { code: 'access.same-password' } });
    expect(await here.send('POST', '/api/session/password', { newPassword: next })).toMatchObject({ status: 422, body: { fields: [{ path: 'currentPassword' }] } });
    expect([await statusOf(there), await tryIn('manager', next), await tryIn('manager', testPassword)]).toEqual([200, 401, 200]);
  });

  it('makes guessers wait, here and on the sign-in page together', async () => {
    const person = await test.signIn('xa.bac');
    for (let guess = 0; guess < 5; guess += 1) expect((await change(person, 'doan mo mat khau')).status).toBe(403);
    expect(await change(person, testPassword)).toMatchObject({ status: 429, body: { code: 'access.too-many-attempts', params: { seconds: 60 } } });
    expect((await test.anonymous.send('POST', '/api/session', { username: 'xa.bac', password: testPassword })).status).toBe(429);
    test.clock.advance(60_000);
    expect((await change(person, testPassword)).status).toBe(204);
  });

  it('is changed once by two who know it at the same moment', async () => {
    const [here, there] = [await test.signIn('vtl'), (await test.another()).person((await test.signIn('vtl')).cookie)];
    const answers = await Promise.all([change(here, testPassword, `${next} một`), change(there, testPassword, `${next} hai`)]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    // The other one is told that it no longer knows it, or, a moment later, that its session is over.
    expect(answers.filter(({ status }) => status === 403 || status === 401)).toHaveLength(1);
  });

  it('cannot be changed by a key', async () => {
    const body = { currentPassword: testPassword, newPassword: next };
    const answer = await test.anonymous.send('POST', '/api/session/password', body, { authorization: `Bearer ${test.province.keys.province}` });
    expect(answer).toMatchObject({ status: 401, body: { code: 'access.signed-out' } });
    expect(await tryIn('nms', testPassword)).toBe(200);
  });

  it('tells those who see users that it changed, and nobody anything about it', async () => {
    const [admin, operator, person] = [await test.as('admin'), await test.as('operator'), await test.signIn('xa.nam')];
    const [sees, seesNot] = [await listenTo(admin.socket()), await listenTo(operator.socket())];
    expect((await change(person, testPassword)).status).toBe(204);
    const head = await headOf(test);
    await Promise.all([sees.reached(head), seesNot.reached(head)]);
    expect(sees.heard).toMatchObject([{ name: 'user.password-changed', by: { name: 'Cán Bộ Phường Nam' }, data: { id: test.province.users['xa.nam'] } }]);
    expect(seesNot.heard).toEqual([]);
  });
});
