import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles, type Role } from '@ioc/shared/access';
import { startTestApp, type Person, type TestApp } from './test-app.js';

const someId = '00000000-0000-4000-8000-000000000001';
const all = roles;
const readers: readonly Role[] = ['operator', 'manager', 'leader', 'unit_officer', 'unit_leader', 'admin', 'auditor'];
const taskReaders = readers.filter((role) => role !== 'admin');
const givers: readonly Role[] = ['operator', 'manager'];

/** Route by route, who may call it; everybody else is refused with the name of the missing right. */
const table: readonly [method: 'GET' | 'POST' | 'PATCH', path: string, allowed: readonly Role[]][] = [
  ['GET', '/api/session', all],
  ['GET', '/api/settings', all],
  ['GET', '/api/events?after=0', all],
  ['GET', '/api/assets', [...readers, 'integrator']],
  ['GET', `/api/assets/${someId}`, [...readers, 'integrator']],
  ['GET', `/api/assets/${someId}/history`, [...readers, 'integrator']],
  ['GET', '/api/assets/export?kind=bts', ['manager']],
  ['POST', '/api/assets', ['manager', 'unit_officer', 'admin']],
  ['PATCH', `/api/assets/${someId}`, ['manager', 'unit_officer', 'admin']],
  ['POST', `/api/assets/${someId}/state`, givers],
  ['GET', '/api/map/assets/bts', [...readers, 'integrator']],
  ['GET', '/api/map/search?q=a', [...readers, 'integrator']],
  ['GET', '/api/alarms', readers],
  ['GET', '/api/alarms/board', readers],
  ['GET', `/api/alarms/${someId}`, readers],
  ['GET', `/api/alarms/${someId}/steps`, readers],
  ['POST', '/api/alarms', ['operator', 'integrator']],
  ['POST', `/api/alarms/${someId}/acknowledge`, givers],
  ['POST', `/api/alarms/${someId}/clear`, givers],
  ['POST', `/api/alarms/${someId}/close`, givers],
  ['GET', '/api/tasks', taskReaders],
  ['GET', '/api/tasks/map', taskReaders],
  ['GET', `/api/tasks/${someId}`, taskReaders],
  ['GET', `/api/tasks/${someId}/updates`, taskReaders],
  ['POST', '/api/tasks', givers],
  ['PATCH', `/api/tasks/${someId}`, ['manager']],
  ['POST', `/api/tasks/${someId}/steps`, taskReaders],
  ['GET', '/api/sectors', readers],
  ['GET', '/api/sectors/figures', readers],
  ['GET', '/api/units', readers],
  ['GET', '/api/units/boundaries', readers],
  ['GET', `/api/units/${someId}`, readers],
  ['GET', '/api/organisations', readers],
  ['GET', `/api/organisations/${someId}`, readers],
  ['GET', '/api/users', ['manager', 'admin', 'auditor']],
  ['GET', `/api/users/${someId}`, ['manager', 'admin', 'auditor']],
  ['POST', '/api/users', ['admin']],
  ['PATCH', `/api/users/${someId}`, ['admin']],
  ['GET', `/api/users/${someId}/keys`, ['manager', 'admin', 'auditor']],
  ['POST', `/api/users/${someId}/keys`, ['admin']],
  ['POST', '/api/simulation', ['admin']],
  ['POST', '/ingest/readings', ['integrator']],
];

const accounts: Readonly<Record<Role, string>> = {
  operator: 'operator', manager: 'manager', leader: 'leader', unit_officer: 'xa.bac', unit_leader: 'so', admin: 'admin', auditor: 'auditor', integrator: 'nms',
};

describe('roles', () => {
  let test: TestApp;
  let people: Map<Role, Person>;
  beforeAll(async () => {
    test = await startTestApp();
    await test.transactions.query(`update users set role = 'unit_leader' where username = 'so'`);
    people = new Map();
    for (const role of roles) people.set(role, await test.as(accounts[role]));
  });
  afterAll(() => test.close());

  it.each(table)('%s %s answers its roles and nobody else', async (method, path, allowed) => {
    const ask = (person: Person) => (method === 'GET' ? person.get(path) : person.send(method, path, {}));
    expect((await ask(test.anonymous)).body).toMatchObject({ code: 'access.signed-out', status: 401 });
    for (const [role, person] of people) {
      const { status, body } = await ask(person);
      expect({ role, refused: body['code'] === 'access.not-permitted' }).toEqual({ role, refused: !allowed.includes(role) });
      expect(status === 403).toBe(!allowed.includes(role));
      expect(status).toBeLessThan(500);
    }
  });
});
