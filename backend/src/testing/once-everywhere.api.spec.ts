import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Task } from '@ioc/shared/tasks';
import { assignWith, ifMatch } from './builders.js';
import { routesOf } from './routes.js';
import { routeTable } from './route-table.js';
import { startTestApp, type Answer, type Person, type TestApp } from './test-app.js';

interface Creation {
  by: string;
  /** What has to have one row more afterwards, however often it was asked for. */
  rows: string;
  path?: () => string;
  body: () => unknown;
  headers?: () => Record<string, string>;
  /** The secret of it is told once: whoever asks again is told so. */
  again?: { status: number; code: string };
}

/** A POST that makes nothing: it moves a record that is there (mostly under `If-Match`), or is meant to happen each time. */
const makesNothing = /^POST \/api\/(session(\/password)?|.*\/(steps|state|test|preview|retry|read|acknowledge|clear|close|default|end|mapping|answers|apply|extensions|checklist|focal|watchers)|tasks\/report|tasks\/:id\/parts\/:orgId|simulation)$/;

describe('one key, sent twice', () => {
  let test: TestApp;
  let task: Task;
  beforeAll(async () => {
    test = await startTestApp({ IOC_WEBHOOK_HOSTS: '127.0.0.1' });
    const { id, version } = (await assignWith(test, await test.as('manager'), { leadOrgId: test.province.orgs.so })).body;
    task = (await (await test.as('so')).send<Task>('POST', `/api/tasks/${id}/steps`, { step: 'start' }, ifMatch(version))).body;
  });
  afterAll(() => test.close());

  const pdf = () => Buffer.from('Biên bản nghiệm thu ngày 23/11/2026');
  const everywhere = { everywhere: true, unitIds: [], orgIds: [], sectorCodes: [] };
  const due = () => new Date(test.clock.now().getTime() + 86_400_000).toISOString();
  const given = () => ({
    title: 'Khôi phục liên lạc', content: null, priority: 'thuong', sectorCode: 'HTS', leadOrgId: test.province.orgs.vtl, coordinatingOrgIds: [],
    requiredResult: 'Trạm phát sóng lại', dueAt: due(), subject: null,
  });
  const creations: Record<string, Creation> = {
    'POST /api/assets': {
      by: 'manager', rows: 'assets',
      body: () => ({ kind: 'bts', code: 'MOI-1', name: 'Trạm mới', address: null, location: [106.2, 22.2], ownerOrgId: test.province.orgs.vtl, lifecycle: 'active', attributes: {} }),
    },
    'POST /api/assets/:id/parts': {
      by: 'manager', rows: 'asset_parts', path: () => `/api/assets/${test.province.assets['bts-bac']}/parts`, headers: () => ifMatch(1),
      body: () => ({ code: 'BTS-1-3G', location: null, attributes: { operator: 'Viettel', technology: '3G' } }),
    },
    'POST /api/units': {
      by: 'admin', rows: 'admin_units',
      body: () => ({ code: '01010', name: 'Xã Mới', kind: 'commune', parentId: test.province.units.province, validFrom: '2026-01-01', validTo: null, areaKm2: 12.5, population: 3_000, legalAct: null }),
    },
    'POST /api/organisations': {
      by: 'admin', rows: 'organisations',
      body: () => ({ code: 'SO-MOI', name: 'Sở Mới', shortName: 'Sở Mới', kind: 'department', parentId: null, unitId: null, sectorCodes: [], canLeadTask: true }),
    },
    'POST /api/alarms': { by: 'operator', rows: 'alarms', body: () => ({ assetId: test.province.assets['bts-bac'], severity: 'major', note: 'Mất điện' }) },
    'POST /api/tasks': { by: 'manager', rows: 'tasks', body: given },
    'POST /api/tasks/:id/children': { by: 'so', rows: 'tasks', path: () => `/api/tasks/${task.id}/children`, headers: () => ifMatch(task.version), body: () => ({ ...given(), leadOrgId: test.province.orgs['ub-bac'] }) },
    'POST /api/tasks/:id/reminders': { by: 'manager', rows: 'task_reminders', path: () => `/api/tasks/${task.id}/reminders`, body: () => ({ text: 'Đề nghị khẩn trương' }) },
    'POST /api/tasks/:id/comments': { by: 'manager', rows: 'task_comments', path: () => `/api/tasks/${task.id}/comments`, body: () => ({ text: 'Đã rõ' }) },
    'POST /api/reminder-rules': { by: 'manager', rows: 'reminder_rules', body: () => ({ kind: 'due_soon', days: 4, everyDays: null, to: ['focal'], isOn: true }) },
    'POST /api/task-change-sets': { by: 'manager', rows: 'task_change_sets', body: () => ({ action: 'remind', tasks: [{ id: task.id, version: task.version }], text: 'Đề nghị khẩn trương' }) },
    'POST /api/task-templates': { by: 'manager', rows: 'task_templates', body: () => ({ name: 'Báo cáo tuần', title: 'Báo cáo tuần {tuần}', content: null, priority: 'thuong', sectorCode: 'HTS' }) },
    'POST /api/task-views': { by: 'manager', rows: 'task_views', body: () => ({ name: 'Việc của tôi', view: 'list', filter: {} }) },
    'POST /api/webhooks': {
      by: 'admin', rows: 'webhooks', body: () => ({ name: 'Trục liên thông', url: 'http://127.0.0.1:9/ioc', groups: ['work'] }), again: { status: 409, code: 'channel.webhook-already-made' },
    },
    'POST /api/attachments': { by: 'xa.bac', rows: 'attachments', headers: () => ({ 'x-file-name': 'bien-ban.txt' }), body: pdf },
    'POST /api/plans': {
      by: 'manager', rows: 'plans',
      body: () => ({ title: 'Kế hoạch chuyển đổi số', docNumber: '12/KH-UBND', docDate: '2026-01-15', issuer: 'UBND tỉnh', startOn: '2026-01-15', endOn: null }),
    },
    'POST /api/calendars': {
      by: 'admin', rows: 'calendars',
      body: () => ({ orgId: test.province.orgs.vtl, week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ fromMinute: 450, toMinute: 690 }] : [])), days: [], followsProvince: true }),
    },
    'POST /api/users': {
      by: 'admin', rows: 'users',
      body: () => ({ username: 'moi', password: 'mat khau thu nghiem', fullName: 'Người Mới', phone: null, orgId: null, position: null, role: 'leader', scope: everywhere, locale: 'vi' }),
    },
    'POST /api/users/:id/keys': {
      by: 'admin', rows: 'integration_keys', path: () => `/api/users/${test.province.users['nms']}/keys`, body: () => ({ name: 'Đài tỉnh', validDays: 30 }),
      again: { status: 409, code: 'access.key-already-made' },
    },
    'POST /api/imports/:target': {
      by: 'manager', rows: 'imports', path: () => '/api/imports/bts', headers: () => ({ 'x-file-name': 'tram.csv' }),
      body: () => Buffer.from('Mã trạm;Tên trạm;Nhà mạng;Vĩ độ;Kinh độ\r\nM-1;Trạm Một;VTL;22,2;106,2'),
    },
    'POST /ingest/readings': {
      by: '', rows: 'asset_state_history', headers: () => ({ authorization: `Bearer ${test.province.keys.province}` }),
      body: () => ({ readings: [{ code: 'BTS-1', at: test.clock.now().toISOString(), state: 'online' }] }),
    },
  };

  it('is a promise of every route that makes something', () => {
    const making = routesOf(test).filter((route) => route.startsWith('POST ') && !makesNothing.test(route));
    expect(making).toEqual(Object.keys(creations).sort());
    expect(routeTable.map(({ route }) => route)).toEqual(expect.arrayContaining(making));
  });

  it.each(Object.keys(creations))('makes one: %s', async (route) => {
    const creation = creations[route];
    if (!creation) throw new Error(route);
    const { by, rows, path, body, headers, again } = creation;
    const person: Person = by === '' ? test.anonymous : await test.as(by);
    const count = async () => (await test.transactions.query<{ n: number }>(`select count(*) as n from ${rows}`))[0]?.n ?? 0;
    const before = await count();
    const sent = body();
    const ask = (key: string): Promise<Answer> => person.send('POST', path?.() ?? route.slice(5), sent, { ...headers?.(), 'idempotency-key': key });
    const first = await ask('mot-khoa');
    expect({ body: first.body, isDone: [200, 201, 202].includes(first.status) }).toMatchObject({ isDone: true });
    const second = await ask('mot-khoa');
    if (again) expect(second).toMatchObject({ status: again.status, body: { code: again.code } });
    else expect([second.status, second.body['id']]).toEqual([first.status, first.body['id']]);
    expect(await count()).toBe(before + 1);
  });
});
