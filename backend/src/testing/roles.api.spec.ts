import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles, type Role } from '@ioc/shared/access';
import { addressOf, methodOf, recordKinds, routeTable } from './route-table.js';
import { routesOf } from './routes.js';
import { startTestApp, type Person, type TestApp } from './test-app.js';

const someId = '00000000-0000-4000-8000-000000000001';

const accounts: Readonly<Record<Role, string>> = {
  operator: 'operator', manager: 'manager', leader: 'leader', unit_officer: 'xa.bac', unit_leader: 'so', admin: 'admin', auditor: 'auditor', integrator: 'nms',
};

describe('roles', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
    await test.transactions.query(`update users set role = 'unit_leader' where username = 'so'`);
  });
  afterAll(() => test.close());

  it('have a row for every route of the running application, once', () => {
    expect(routeTable.map(({ route }) => route).sort()).toEqual(routesOf(test));
  });

  it('have a record for every route that names one', () => {
    const names = routeTable.filter(({ route }) => /:(?!kind\b|target\b)/.test(route));
    expect(names.filter(({ of }) => of === undefined || !recordKinds.includes(of))).toEqual([]);
    expect(routeTable.filter((row) => row.of !== undefined && !names.includes(row))).toEqual([]);
  });

  it.each(routeTable.map((row) => [row.route, row] as const))('%s answers its roles and nobody else', async (route, row) => {
    const method = methodOf(row);
    const path = addressOf(row, { id: someId, keyId: someId, orgId: someId, commentId: someId, partId: someId });
    const ask = (person: Person) => (method === 'GET' ? person.get(path) : person.send(method, path, {}));
    const unsigned = await ask(test.anonymous);
    if (row.may === 'public') {
      expect([200, 422]).toContain(unsigned.status);
      return;
    }
    expect(unsigned.body).toMatchObject({ code: 'access.signed-out', status: 401 });
    for (const role of roles) {
      // Whoever signs out is gone for the rows that follow.
      const person = route === 'DELETE /api/session' ? await test.signIn(accounts[role]) : await test.as(accounts[role]);
      const { status, body } = await ask(person);
      expect({ role, refused: body['code'] === 'access.not-permitted' }).toEqual({ role, refused: !row.may.includes(role) });
      expect(status === 403).toBe(!row.may.includes(role));
      expect(status).toBeLessThan(500);
    }
  });
});
