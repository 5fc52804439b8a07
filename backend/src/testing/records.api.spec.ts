import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IntegrationKey } from '@ioc/shared/access';
import type { Alarm } from '@ioc/shared/alarms';
import type { Attachment } from '@ioc/shared/attachments';
import type { TaskComment } from '@ioc/shared/comments';
import type { NewWebhook } from '@ioc/shared/channels';
import type { ImportJob } from '@ioc/shared/imports';
import type { Page } from '@ioc/shared/list';
import type { Role } from '@ioc/shared/access';
import type { Calendar } from '@ioc/shared/calendars';
import type { ReminderRule } from '@ioc/shared/reminders';
import type { TaskTemplate } from '@ioc/shared/task-templates';
import type { TaskView } from '@ioc/shared/task-views';
import type { Task } from '@ioc/shared/tasks';
import { officeWeek } from '@ioc/shared/working-time';
import { jpeg } from '../features/attachments/files.fixture.js';
import { assignWith, dayMs, ifMatch } from './builders.js';
import { addressOf, catalogues, methodOf, routeTable, type RecordKind, type RouteRow } from './route-table.js';
import { bodyIdsOf } from './routes.js';
import { startTestApp, type Person, type TestApp } from './test-app.js';

const nobodys = '00000000-0000-4000-8000-000000000001';
/** The one plan of these tests. */
const planId = '00000000-0000-4000-8000-00000000000a';
const garbage = ['x', '1', '%00', '%25', '..%2f..', "'%20or%20'1'='1", '00000000-0000-0000-0000-00000000000g', 'null', '__proto__', 'a'.repeat(2_000)];
const masts = 'Mã trạm;Tên trạm;Nhà mạng;Vĩ độ;Kinh độ;Chiều cao;Công nghệ\r\nM-1;Trạm Một;Viettel;22,2;106,2;42,5;4G';

/** For every body that names records: one that is right, so that each id in it can be made wrong alone. */
const bodies = (test: TestApp): Readonly<Record<string, { by: string; body: Record<string, unknown> }>> => {
  const { assets, orgs, units } = test.province;
  const dueAt = new Date(test.clock.now().getTime() + 10 * dayMs).toISOString();
  const soon = new Date(test.clock.now().getTime() + dayMs).toISOString();
  const asset = { kind: 'bts', code: 'BTS-9', name: 'Trạm mới', address: null, location: [106.2, 22.2], ownerOrgId: orgs.vtl, lifecycle: 'active', attributes: {} };
  const scope = { everywhere: false, unitIds: [units.bac], orgIds: [orgs.vtl], sectorCodes: ['HTS'] };
  const user = { username: 'moi', password: 'mat khau thu nghiem', fullName: 'Người Mới', phone: null, orgId: orgs.vtl, position: null, role: 'leader', scope, locale: 'vi' };
  const template = {
    name: 'Báo cáo tuần', title: 'Báo cáo tuần {tuần}', content: null, requiredResult: 'Báo cáo', priority: 'thuong', sectorCode: 'HTS', leadOrgId: orgs.vtl, planId,
    coordinating: [{ orgId: orgs.so, required: 'Cung cấp số liệu' }],
    recurrence: { rhythm: { every: 'week', weekdays: [5] }, firstOn: '2027-01-01', giveDaysBefore: 1, leadOrgIds: [orgs.vtl] },
  };
  return {
    'POST /api/alarms': { by: 'operator', body: { assetId: assets['bts-bac'], severity: 'minor', note: 'Cột nghiêng' } },
    'POST /api/alarms/acknowledge': { by: 'operator', body: { ids: [nobodys], note: 'Đã rõ' } },
    'POST /api/assets': { by: 'manager', body: asset },
    'POST /api/units': { by: 'admin', body: { code: '01099', name: 'Xã Mới', kind: 'commune', parentId: units.province, validFrom: '2027-01-01', validTo: null, areaKm2: null, population: null, legalAct: null } },
    'PATCH /api/units/:id': { by: 'admin', body: { parentId: units.province } },
    'POST /api/units/:id/end': { by: 'admin', body: { validTo: '2027-07-01', successorIds: [units.nam], legalAct: null } },
    'PATCH /api/assets/:id': { by: 'manager', body: { ownerOrgId: orgs.vtl } },
    'POST /api/tasks': {
      by: 'manager',
      body: { title: 'Khôi phục liên lạc', content: null, requiredResult: 'Phát sóng lại', priority: 'thuong', sectorCode: 'HTS', leadOrgId: orgs.vtl, coordinatingOrgIds: [orgs.so], dueAt, subject: { kind: 'asset', id: assets['bts-bac'] }, parts: [{ orgId: orgs.so, required: 'Cung cấp số liệu' }], planId },
    },
    'POST /api/tasks/:id/children': {
      by: 'manager',
      body: { title: 'Kiểm tra nguồn điện', content: null, requiredResult: 'Biên bản', priority: 'thuong', sectorCode: 'HTS', leadOrgId: orgs.vtl, coordinatingOrgIds: [orgs.so], dueAt: soon, subject: { kind: 'asset', id: assets['bts-bac'] }, parts: [{ orgId: orgs.so, required: 'Cung cấp số liệu' }], planId },
    },
    'POST /api/tasks/:id/focal': { by: 'vtl', body: { userId: nobodys } },
    'PATCH /api/tasks/:id': { by: 'manager', body: { leadOrgId: orgs.vtl, coordinatingOrgIds: [orgs.so], planId } },
    'POST /api/tasks/:id/steps': { by: 'manager', body: { step: 'reassign', leadOrgId: orgs.vnp, attachmentIds: [] } },
    'POST /api/tasks/:id/parts/:orgId/steps': { by: 'post.unit_officer', body: { step: 'report', text: 'Đã gửi số liệu', attachmentIds: [] } },
    'POST /api/imports/:id/answers': { by: 'manager', body: { asDraft: true, answers: [{ text: 'Sở KHCN', orgId: orgs.so, keep: false }] } },
    'POST /api/calendars': { by: 'manager', body: { orgId: orgs.vtl, week: officeWeek, days: [], followsProvince: true } },
    'POST /api/task-change-sets': { by: 'manager', body: { action: 'reassign', tasks: [{ id: nobodys, version: 1 }], leadOrgId: orgs.vtl } },
    'POST /api/tasks/report': { by: 'manager', body: { ids: [nobodys], format: 'csv' } },
    'POST /api/task-change-sets/preview': { by: 'manager', body: { change: { action: 'reassign', leadOrgId: orgs.vtl }, filter: {} } },
    'POST /api/task-templates': { by: 'manager', body: template },
    'PATCH /api/task-templates/:id': { by: 'manager', body: template },
    'POST /api/task-views/default': { by: 'manager', body: { id: nobodys } },
    'POST /api/notifications/read': { by: 'vtl', body: { id: nobodys } },
    'POST /api/organisations': { by: 'admin', body: { code: 'MOI', name: 'Đơn vị mới', shortName: 'Mới', kind: 'department', parentId: orgs.ubt, unitId: units.bac, sectorCodes: [], canLeadTask: true } },
    'PATCH /api/organisations/:id': { by: 'admin', body: { parentId: orgs.ubt, unitId: units.bac } },
    'POST /api/users': { by: 'admin', body: user },
    'PATCH /api/users/:id': { by: 'admin', body: { orgId: orgs.vtl, scope } },
    'POST /api/simulation': { by: 'admin', body: { scene: 'outage', assetId: assets['bts-bac'], unitId: units.bac } },
  };
};

/** The body with another value at `scope.unitIds`; a list gets it as its only element. */
function withId(body: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const [name = '', ...rest] = path.split('.');
  const inner = body[name];
  if (rest.length > 0) return { ...body, [name]: withId(inner as Record<string, unknown>, rest.join('.'), value) };
  return { ...body, [name]: Array.isArray(inner) ? [value] : value };
}

/** `/api/tasks/1/steps` is about the record `/api/tasks/1`. */
const recordPath = (path: string): string => path.split('/').slice(0, 4).join('/');

describe('records', () => {
  let test: TestApp;
  let ids: Record<RecordKind, string>;
  let commentId: string;
  let partId: string;

  /** A person of the role who may act in one commune and for one office. */
  const officer = async (name: string, role: Role, unitId: string, orgId: string): Promise<Person> => {
    await test.transactions.query(
      `insert into users (username, full_name, role, org_id, unit_ids, org_ids, password_hash)
       select $1, $1, $2, $3, array[$4]::uuid[], array[$3]::uuid[], password_hash from users where username = 'operator' on conflict do nothing`,
      [`${name}.${role}`, role, orgId, unitId],
    );
    return test.as(`${name}.${role}`);
  };
  const here = (role: Role) => officer('here', role, test.province.units.bac, test.province.orgs.ioc);
  const there = (role: Role) => officer('there', role, test.province.units.nam, test.province.orgs.so);
  const ask = (person: Person, row: RouteRow, parts: Readonly<Record<string, string>>, version = 1) => {
    const path = addressOf(row, { ...ids, keyId: ids.key, orgId: test.province.orgs['buu-dien'], commentId, partId, ...parts });
    const method = methodOf(row);
    return method === 'GET' ? person.get(path) : person.send(method, path, row.body, ifMatch(version));
  };

  beforeAll(async () => {
    test = await startTestApp();
    const { assets, orgs, units, users } = test.province;
    const [operator, manager, admin] = [await test.as('operator'), await test.as('manager'), await test.as('admin')];
    await officer('post', 'unit_officer', units.bac, orgs['buu-dien']);
    const alarm = await operator.send<Alarm>('POST', '/api/alarms', { assetId: assets['bts-bac'], severity: 'minor', note: 'Mất điện' });
    const task = await assignWith(test, operator, {
      subject: { kind: 'asset', id: assets['bts-bac'] }, parts: [{ orgId: orgs['buu-dien'], required: 'Bảo vệ hiện trường', dueAt: null, isMandatory: false }],
    });
    const job = await manager.send<ImportJob>('POST', '/api/imports/bts', Buffer.from(masts), { 'x-file-name': 'tram.csv' });
    const photo = await (await test.as('vtl')).send<Attachment>('POST', '/api/attachments', jpeg(), { 'x-file-name': 'anh.jpg' });
    await (await test.as('vtl')).send('POST', `/api/tasks/${task.body.id}/steps`, { step: 'report', percent: 10, attachmentIds: [photo.body.id] }, ifMatch(1));
    commentId = (await operator.send<TaskComment>('POST', `/api/tasks/${task.body.id}/comments`, { text: 'Đã rõ' })).body.id;
    const [part] = await test.transactions.query<{ id: string }>(
      `insert into asset_parts (asset_id, kind, code, attributes) values ($1, 'station', 'BTS-1-4G', '{"operator": "Viettel", "technology": "4G"}') returning id`, [assets['bts-bac']],
    );
    partId = part?.id ?? '';
    const [calendar] = (await manager.get<Page<Calendar>>('/api/calendars')).body.data;
    await test.transactions.query(
      `insert into plans (id, title, doc_number, doc_date, issuer, start_on) values ($1, 'Kế hoạch chuyển đổi số', '09/KH-UBND', '2026-01-05', 'UBND tỉnh', '2026-01-05')`,
      [planId],
    );
    const [rule] = (await manager.get<Page<ReminderRule>>('/api/reminder-rules')).body.data;
    const view = await manager.send<TaskView>('POST', '/api/task-views', { name: 'Quá hạn', view: 'list', filter: { deadline: ['overdue'] }, audience: 'everybody' });
    const template = await manager.send<TaskTemplate>('POST', '/api/task-templates', { name: 'Báo cáo tuần', title: 'Báo cáo tuần', content: null, priority: 'thuong', sectorCode: 'HTS' });
    const [key] = (await admin.get<IntegrationKey[]>(`/api/users/${users['nms']}/keys`)).body;
    const webhook = await admin.send<NewWebhook>('POST', '/api/webhooks', { name: 'Trục liên thông', url: 'https://truc.example.vn/ioc', groups: ['work'] });
    const { messageId } = (await admin.send<{ messageId: string }>('POST', `/api/webhooks/${webhook.body.id}/test`)).body;
    const [alias] = await test.transactions.query<{ id: string }>(
      `insert into organisation_aliases (key, text, org_id, at) values ('vt', 'Viễn thông', $1, $2) returning id`, [orgs.vtl, test.clock.now()],
    );
    ids = { alias: alias?.id ?? '', webhook: webhook.body.id, message: messageId, asset: assets['bts-bac'], alarm: alarm.body.id, task: task.body.id, import: job.body.id, user: users['nms'] ?? '', key: key?.id ?? '', unit: units.bac, organisation: orgs.vtl, calendar: calendar?.id ?? '', attachment: photo.body.id, rule: rule?.id ?? '', plan: planId, 'task-view': view.body.id, 'task-template': template.body.id };
  });
  afterAll(() => test.close());

  const named = routeTable.flatMap((row) => (row.of === undefined || row.may === 'public' ? [] : [{ ...row, of: row.of, may: row.may }]));

  it.each(named.map((row) => [row.route, row] as const))('%s refuses cleanly what is no such record', async (_, row) => {
    const person = await test.as((['admin', 'manager'] as const).find((role) => row.may.includes(role)) ?? 'vtl');
    const others = Object.entries(ids).flatMap(([kind, id]) => (kind === row.of ? [] : [id]));
    // What a path names beside the task is looked for in the task as it is now.
    const version = row.of === 'task' ? (await person.get<Task>(`/api/tasks/${ids.task}`)).body.version : 1;
    const names = [...row.route.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
    for (const name of names) {
      for (const id of garbage) {
        const { status, body } = await ask(person, row, { id: ids[row.of], [name]: id });
        expect({ id, code: body['code'], status }).toEqual({ id, code: expect.stringMatching(/^request\.(invalid|not-found)$/), status: status === 404 ? 404 : 422 });
      }
      for (const id of [nobodys, ...others.filter((other) => (name !== 'keyId' || other !== ids.key) && (name !== 'orgId' || other !== ids.organisation))]) {
        const { status, body } = await ask(person, row, { id: ids[row.of], [name]: id }, version);
        expect({ id, status, code: body['code'] }).toEqual({ id, status: 404, code: expect.stringMatching(/\.(.+-)?not-found$/) });
      }
    }
  });

  it.each(named.filter(({ of }) => !catalogues.includes(of)).map((row) => [row.route, row] as const))('%s knows the record only within the scope', async (_, row) => {
    for (const role of row.may) {
      const foreign = await ask(await there(role), row, { id: ids[row.of] });
      expect({ role, status: foreign.status, code: foreign.body['code'] }).toEqual({ role, status: 404, code: `${row.of}.not-found` });
      const own = await ask(await here(role), row, { id: ids[row.of] });
      expect({ role, found: own.status !== 404, failed: own.status >= 500 }).toEqual({ role, found: true, failed: false });
    }
  });

  it.each(named.filter((row) => methodOf(row) === 'PATCH').map((row) => [row.route, row] as const))('%s asks for the version, and refuses one that is not the present one', async (route, row) => {
    // A comment is its author's, and made by the operator here.
    const person = await test.as(route.includes(':commentId') ? 'operator' : ((['admin', 'manager'] as const).find((role) => row.may.includes(role)) ?? 'vtl'));
    const path = addressOf(row, { ...ids, keyId: ids.key, commentId, partId, id: ids[row.of] });
    expect(await person.send('PATCH', path, row.body)).toMatchObject({ status: 428, body: { code: 'request.version-required' } });
    expect(await person.send('PATCH', path, row.body, ifMatch(999))).toMatchObject({ status: 409, body: { code: 'request.version-stale' } });
  });

  it('in a body are named here for every route that takes them', async () => {
    expect(Object.keys(bodies(test)).sort()).toEqual([...(await bodyIdsOf(test)).keys()].sort());
  });

  it('in a body are refused cleanly when there are none', async () => {
    const fieldsOf = await bodyIdsOf(test);
    for (const [route, { by, body }] of Object.entries(bodies(test))) {
      const row = routeTable.find((each) => each.route === route);
      if (!row) throw new Error(`${route} has no row`);
      const person = await test.as(by);
      const count = async () => (await test.transactions.query<{ n: number }>(`select (select count(*) from tasks) + (select count(*) from users) + (select count(*) from assets) + (select count(*) from alarms) + (select count(*) from organisations) as n`))[0]?.n;
      const before = await count();
      const parts: Record<string, string> = row.of === undefined ? {} : { id: ids[row.of] };
      const version = row.of === undefined ? 1 : (await person.get<{ version: number }>(recordPath(addressOf(row, parts)))).body.version;
      for (const field of fieldsOf.get(route) ?? []) {
        for (const value of ['x', '\u0000', 1, {}, [], nobodys, ids.key]) {
          const answer = await ask(person, { ...row, body: withId(body, field, value) }, parts, version);
          // Where each record is answered for, so is one that is not there.
          if (route === 'POST /api/alarms/acknowledge' && (value === nobodys || value === ids.key)) {
            expect(answer).toMatchObject({ status: 200, body: { acknowledged: [], refused: [{ id: value, code: 'alarm.not-found' }] } });
            continue;
          }
          expect({ route, field, value, refused: answer.status >= 400 && answer.status < 500, code: answer.body['code'] }).toEqual({
            route, field, value, refused: true, code: expect.stringMatching(/^request\.invalid$|not-found$|^task\.focal-unfit$/),
          });
        }
      }
      expect(await count()).toBe(before);
    }
  });

  it('of another place cannot be reached through a body', async () => {
    const { assets, orgs } = test.province;
    const [operator, manager] = [await there('operator'), await there('manager')];
    expect(await operator.send('POST', '/api/alarms', { assetId: assets['post-bac'], severity: 'minor', note: 'Mất điện' })).toMatchObject({ status: 404 });
    for (const subject of [{ kind: 'asset', id: assets['bts-bac'] }, { kind: 'alarm', id: ids.alarm }] as const) {
      expect(await assignWith(test, operator, { subject })).toMatchObject({ status: 404 });
    }
    expect((await assignWith(test, operator, { leadOrgId: orgs.so, subject: { kind: 'asset', id: assets['bts-nam'] } })).status).toBe(201);
    // Without a subject the place is that of the offices; and a sector may be out of bounds too.
    expect(await assignWith(test, operator, { leadOrgId: orgs.vtl })).toMatchObject({ status: 403, body: { code: 'access.not-permitted' } });
    const media = await test.as('manager.tttt');
    expect(await assignWith(test, media, { sectorCode: 'HTS' })).toMatchObject({ status: 403 });
    const own = await assignWith(test, media, { sectorCode: 'TTTT' });
    expect(own.status).toBe(201);
    const move = (sectorCode: string) => media.send('PATCH', `/api/tasks/${own.body.id}`, { sectorCode, title: 'Đổi lĩnh vực' }, ifMatch(1));
    expect((await move('HTS')).status).toBe(403);
    expect((await move('TTTT')).body).toMatchObject({ title: 'Đổi lĩnh vực', version: 2 });
    expect((await manager.get<Page<unknown>>(`/api/assets?ids=${ids.asset}`)).body.total).toBe(0);
  });
});
