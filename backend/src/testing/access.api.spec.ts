import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Me, User } from '@ioc/shared/access';
import { ifMatch } from './builders.js';
import { testPassword } from './small-province.js';
import { once, startTestApp, type Answer, type Person, type TestApp } from './test-app.js';

const minuteMs = 60_000;

describe('people and their sessions', () => {
  let test: TestApp;
  const tryIn = (username: string, password: string, address = '10.0.0.1') =>
    test.anonymous.send('POST', '/api/session', { username, password }, { 'x-forwarded-for': address });
  const me = (person: Person) => person.get<Me>('/api/session');
  const userOf = async (admin: Person, username: string) => (await admin.get<User>(`/api/users/${test.province.users[username]}`)).body;

  beforeAll(async () => {
    test = await startTestApp({ IOC_TRUST_PROXY: '127.0.0.1' });
  });
  afterAll(() => test.close());

  describe('signing in', () => {
    it('tells who came in and hides the session from scripts', async () => {
      const answer = await test.anonymous.send<Me>('POST', '/api/session', { username: 'XA.BAC', password: testPassword });
      expect(answer).toMatchObject({ status: 200, body: { username: 'xa.bac', orgName: 'UBND xã Đường Bắc', grants: [{ role: 'unit_officer' }] } });
      const cookie = answer.headers.get('set-cookie') ?? '';
      expect(cookie).toMatch(/^ioc_session=[\w-]{43}; /);
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/SameSite=Lax/);
    });

    it('answers alike for a wrong password and for a user who does not exist', async () => {
      const [wrong, unknown] = await Promise.all([tryIn('leader', 'sai mat khau roi', '10.1.0.1'), tryIn('khong.co', 'sai mat khau roi', '10.1.0.1')]);
      const withoutId = ({ status, body: { requestId: _id, ...body } }: Answer) => ({ status, body });
      expect(withoutId(wrong)).toEqual(withoutId(unknown));
      expect(wrong).toMatchObject({ status: 401, body: { code: 'access.wrong-credentials' } });
    });

    it.each(['operator', 'khong.ton.tai'])('makes guessers of %s wait longer and longer, and nobody elsewhere', async (username) => {
      const guess = () => tryIn(username, 'doan mo mat khau', '10.2.0.1');
      for (let attempt = 0; attempt < 5; attempt += 1) expect((await guess()).status).toBe(401);
      for (const seconds of [60, 120, 240, 480, 900, 900]) {
        const refused = await tryIn(username, testPassword, '10.2.0.1');
        expect(refused).toMatchObject({ status: 429, body: { code: 'access.too-many-attempts', params: { seconds } } });
        expect(refused.headers.get('retry-after')).toBe(String(seconds));
        test.clock.advance(seconds * 1_000 - 1);
        expect((await tryIn(username, testPassword, '10.2.0.1')).status).toBe(429);
        test.clock.advance(1);
        expect((await guess()).status).toBe(401);
      }
      expect((await tryIn(username, testPassword, '10.2.0.2')).status).toBe(username === 'operator' ? 200 : 401);
    });

    it('counts guesses that come all at once', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => tryIn('manager', 'doan mo mat khau', '10.3.0.1')));
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
    });

    it('forgets failures after a success', async () => {
      for (let attempt = 0; attempt < 4; attempt += 1) await tryIn('leader', 'sai mat khau roi', '10.4.0.1');
      expect((await tryIn('leader', testPassword, '10.4.0.1')).status).toBe(200);
      expect((await tryIn('leader', 'sai mat khau roi', '10.4.0.1')).status).toBe(401);
    });
  });

  describe('a session', () => {
    it('ends when it is unused for eight hours, and at the latest after twelve', async () => {
      const [idle, used] = [await test.signIn('leader'), await test.signIn('leader')];
      test.clock.advance(479 * minuteMs);
      expect((await me(used)).status).toBe(200);
      test.clock.advance(2 * minuteMs);
      expect((await me(idle)).body).toMatchObject({ status: 401, code: 'access.signed-out' });
      test.clock.advance(238 * minuteMs);
      expect((await me(used)).status).toBe(200);
      test.clock.advance(2 * minuteMs);
      expect((await me(used)).status).toBe(401);
    });

    it('is worth nothing after signing out, on sockets too', async () => {
      const [person, elsewhere] = [await test.signIn('leader'), await test.signIn('leader')];
      const [leaving, other] = [person.socket(), elsewhere.socket()];
      await Promise.all([once(leaving, 'connect'), once(other, 'connect')]);
      const gone = once(leaving, 'disconnect');
      expect((await person.send('DELETE', '/api/session')).status).toBe(204);
      expect((await me(person)).status).toBe(401);
      await gone;
      expect(other.connected).toBe(true);
      const refused = person.socket();
      expect(await once<Error>(refused, 'connect_error')).toMatchObject({ message: 'access.signed-out' });
    });

    it('ends at once for a disabled user, over HTTP and by socket', async () => {
      const [admin, victim] = [await test.signIn('admin'), await test.signIn('xa.nam')];
      const socket = victim.socket();
      await once(socket, 'connect');
      const bye = once<string>(socket, 'bye');
      const gone = once(socket, 'disconnect');
      const { id, version } = await userOf(admin, 'xa.nam');
      expect((await admin.send('PATCH', `/api/users/${id}`, { status: 'disabled' }, ifMatch(version))).status).toBe(200);
      expect((await me(victim)).status).toBe(401);
      expect(await bye).toBe('access.signed-out');
      await gone;
      expect((await tryIn('xa.nam', testPassword)).status).toBe(401);
    });

    it('ends within a second when another node disables the user', async () => {
      const victim = await test.signIn('so');
      const socket = victim.socket();
      await once(socket, 'connect');
      const gone = once(socket, 'disconnect');
      expect((await me(victim)).status).toBe(200);
      await test.transactions.query(`update users set status = 'disabled' where username = 'so'`);
      test.clock.advance(1_000);
      expect((await me(victim)).status).toBe(401);
      await gone;
    });

    it('ends everywhere when the password is changed', async () => {
      const [admin, person] = [await test.signIn('admin'), await test.signIn('auditor')];
      const { id, version } = await userOf(admin, 'auditor');
      await admin.send('PATCH', `/api/users/${id}`, { password: 'mot mat khau moi han' }, ifMatch(version));
      expect((await me(person)).status).toBe(401);
      expect((await tryIn('auditor', testPassword)).status).toBe(401);
      expect((await tryIn('auditor', 'mot mat khau moi han')).status).toBe(200);
    });

    it('carries changed rights to open sockets without a new connection', async () => {
      const [admin, person] = [await test.signIn('admin'), await test.signIn('manager.tttt')];
      const socket = person.socket();
      await once(socket, 'connect');
      const { id, version } = await userOf(admin, 'manager.tttt');
      const heard = once<{ events: { name: string }[] }>(socket, 'events');
      await admin.send('PATCH', `/api/users/${id}`, { role: 'leader' }, ifMatch(version));
      expect((await me(person)).body.grants[0]?.role).toBe('leader');
      await heard;
      expect(socket.connected).toBe(true);
    });
  });

  describe('a foreign page', () => {
    const foreign = 'https://trang-la.example';

    it('cannot write with a borrowed cookie', async () => {
      const person = await test.signIn('operator');
      const refusal = { status: 403, body: { code: 'access.foreign-origin' } };
      expect(await person.send('POST', '/api/alarms', {}, { origin: foreign })).toMatchObject(refusal);
      expect(await person.send('POST', '/api/alarms', {}, { origin: 'null' })).toMatchObject(refusal);
      expect((await person.send('POST', '/api/alarms', {}, { origin: test.url })).status).toBe(422);
      const form = await fetch(`${test.url}/api/alarms`, { method: 'POST', headers: { cookie: person.cookie, 'content-type': 'application/json' }, body: '{}' });
      expect({ status: form.status, body: await form.json() }).toMatchObject(refusal);
    });

    it('cannot open a socket, by either transport', async () => {
      const person = await test.signIn('operator');
      const socket = person.socket({ origin: foreign });
      await once<Error>(socket, 'connect_error');
      const poll = (origin: string) => fetch(`${test.url}/socket.io/?EIO=4&transport=polling`, { headers: { cookie: person.cookie, origin } });
      expect((await poll(foreign)).status).toBe(403);
      expect((await poll(test.url)).status).toBe(200);
      const own = person.socket({ origin: test.url });
      await once(own, 'connect');
    });
  });

  describe('the list of users', () => {
    it('keeps the last administrator', async () => {
      const admin = await test.signIn('admin');
      const { id, version } = await userOf(admin, 'admin');
      for (const change of [{ role: 'manager' }, { status: 'disabled' }]) {
        expect(await admin.send('PATCH', `/api/users/${id}`, change, ifMatch(version))).toMatchObject({ status: 409, body: { code: 'access.last-admin' } });
      }
      expect(await userOf(admin, 'admin')).toMatchObject({ role: 'admin', status: 'active', version });
    });

    it('keeps one of two administrators who demote each other at the same moment', async () => {
      const admin = await test.signIn('admin');
      const second = await userOf(admin, 'operator2');
      await admin.send('PATCH', `/api/users/${second.id}`, { role: 'admin' }, ifMatch(second.version));
      const other = await test.signIn('operator2');
      const [mine, theirs] = [await userOf(admin, 'admin'), await userOf(admin, 'operator2')];
      const answers = await Promise.all([
        admin.send('PATCH', `/api/users/${theirs.id}`, { role: 'operator' }, ifMatch(theirs.version)),
        other.send('PATCH', `/api/users/${mine.id}`, { role: 'operator' }, ifMatch(mine.version)),
      ]);
      const [left] = await test.transactions.query<{ admins: number }>(`select count(*) as admins from users where role = 'admin' and status = 'active'`);
      expect(left?.admins).toBe(1);
      // The loser is told either that nobody would be left, or, a moment later, that the right is gone.
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 403 || status === 409)).toHaveLength(1);
      await test.transactions.query(`update users set role = case username when 'admin' then 'admin' else 'operator' end where username in ('admin', 'operator2')`);
      test.clock.advance(1_001);
    });

    it('takes an edit only on the version it was based on', async () => {
      const admin = await test.signIn('admin');
      const before = await userOf(admin, 'leader');
      const path = `/api/users/${before.id}`;
      expect(await admin.send('PATCH', path, { position: 'Phó Chủ tịch' })).toMatchObject({ status: 428, body: { code: 'request.version-required' } });
      expect((await admin.send('PATCH', path, { position: 'Phó Chủ tịch' }, ifMatch(before.version))).body).toMatchObject({ version: before.version + 1 });
      expect(await admin.send('PATCH', path, { position: 'Chủ tịch' }, ifMatch(before.version))).toMatchObject({
        status: 409, body: { code: 'request.version-stale', current: { position: 'Phó Chủ tịch', version: before.version + 1 } },
      });
    });

    it('refuses fields that are not a person’s to set', async () => {
      const admin = await test.signIn('admin');
      const { id, version } = await userOf(admin, 'leader');
      for (const foreign of [{ id: test.province.users['admin'] }, { version: 99 }, { passwordHash: 'x' }, { username: 'khac' }, { synthetic: false }]) {
        const answer = await admin.send('PATCH', `/api/users/${id}`, foreign, ifMatch(version));
        expect(answer).toMatchObject({ status: 422, body: { code: 'request.invalid', fields: [{ code: 'unrecognized_keys' }] } });
      }
    });

    it('creates a person once, and stores names in one Unicode form', async () => {
      const admin = await test.signIn('admin');
      const scope = { everywhere: false, unitIds: [test.province.units.bac], orgIds: [], sectorCodes: [] };
      const wish = { username: 'moi', password: 'mat khau thu nghiem', fullName: 'Hoàng Thị Huệ'.normalize('NFD'), phone: null, orgId: null, position: null, role: 'unit_leader', scope, locale: 'vi' };
      expect(await admin.send('POST', '/api/users', wish)).toMatchObject({ status: 201, body: { fullName: 'Hoàng Thị Huệ'.normalize('NFC') } });
      expect(await admin.send('POST', '/api/users', wish)).toMatchObject({ status: 409, body: { code: 'access.username-taken' } });
      expect(await admin.send('POST', '/api/users', { ...wish, username: 'moi2', password: 'ngan' })).toMatchObject({ status: 422, body: { fields: [{ path: 'password' }] } });
      expect(await admin.send('POST', '/api/users', { ...wish, username: 'moi3', orgId: crypto.randomUUID() })).toMatchObject({ status: 404, body: { code: 'organisation.not-found' } });
      expect((await admin.get<{ total: number }>('/api/users?q=hoang+thi+hue')).body.total).toBe(1);
    });
  });

  it('keeps neither passwords nor session secrets in clear', async () => {
    const person = await test.signIn('leader');
    const secret = person.cookie.split('=')[1] ?? '';
    const rows = await test.transactions.query<{ text: string }>(`select users::text as text from users union all select sessions::text from sessions union all select events::text from events`);
    expect(rows.length).toBeGreaterThan(10);
    for (const { text } of rows) {
      expect(text).not.toContain(testPassword);
      expect(text).not.toContain(secret);
    }
  });
});
