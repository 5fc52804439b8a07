import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { usualResponse, type Calendar } from '@ioc/shared/calendars';
import type { CreateCalendar } from '@ioc/shared/calendars.input';
import type { Page } from '@ioc/shared/list';
import { publicHolidays } from '@ioc/shared/public-holidays';
import { officeDay, officeWeek, type SpecialDay } from '@ioc/shared/working-time';
import { headOf, ifMatch } from '../../testing/builders.js';
import { listenTo, startTestApp, type Person, type TestApp } from '../../testing/test-app.js';
import { readClocks } from './calendars.queries.js';

const at = (date: string, time: string) => new Date(`${date}T${time}:00+07:00`);
const dayOff = (on: string, name = 'Ngày hội của xã'): SpecialDay => ({ on, kind: 'off', name, isProvisional: false });
const roundTheClock = Array.from({ length: 7 }, () => [{ fromMinute: 0, toMinute: 1_440 }]);

describe('calendars', () => {
  let test: TestApp;
  let manager: Person;
  let admin: Person;
  let officer: Person;
  const province = async () => (await manager.get<Page<Calendar>>('/api/calendars')).body.data.find(({ orgId }) => orgId === null) as Calendar;
  const own = (orgId: string, wish: Partial<CreateCalendar> = {}): CreateCalendar => ({ orgId, week: [...officeWeek.map((day) => [...day])], days: [], followsProvince: true, receiveWithin: usualResponse, ...wish });

  beforeAll(async () => {
    test = await startTestApp();
    [manager, admin, officer] = await Promise.all([test.as('manager'), test.as('admin'), test.as('vtl')]);
  });
  afterAll(() => test.close());

  it('begin with the province’s own: usual hours, and the public holidays as data', async () => {
    const { body } = await officer.get<Page<Calendar>>('/api/calendars');
    expect(body.total).toBe(1);
    expect(body.data[0]).toMatchObject({ orgId: null, orgName: null, week: officeWeek, days: publicHolidays, followsProvince: false, receiveWithin: { count: 1, unit: 'day' }, version: 1 });
    expect((await officer.get<Calendar>(`/api/calendars/${body.data[0]?.id ?? ''}`)).body).toEqual(body.data[0]);
  });

  it('are changed by managers and admins of the whole province, and by nobody with less', async () => {
    const { id, version, days } = await province();
    const wider = { days: [...days, dayOff('2026-12-24')] };
    for (const name of ['operator', 'leader', 'vtl', 'xa.bac', 'auditor', 'manager.tttt']) {
      expect(await (await test.as(name)).send('PATCH', `/api/calendars/${id}`, wider, ifMatch(version))).toMatchObject({ status: 403, body: { code: 'access.not-permitted' } });
    }
    const changed = await admin.send<Calendar>('PATCH', `/api/calendars/${id}`, wider, ifMatch(version));
    expect(changed).toMatchObject({ status: 200, body: { version: version + 1, followsProvince: false } });
    expect(changed.body.days.map(({ on }) => on)).toEqual([...days.map(({ on }) => on), '2026-12-24'].sort());
  });

  it('of an organisation belong to managers whose scope reaches it', async () => {
    const { orgs } = test.province;
    await test.transactions.query(
      `insert into users (username, full_name, role, org_ids, password_hash) select 'manager.so', 'Lãnh đạo Sở', 'manager', $1, password_hash from users where username = 'manager'`,
      [[orgs.so]],
    );
    const local = await test.as('manager.so');
    expect(await local.send('POST', '/api/calendars', own(orgs.vnp))).toMatchObject({ status: 403 });
    const made = await local.send<Calendar>('POST', '/api/calendars', own(orgs.so));
    expect(made).toMatchObject({ status: 201, body: { orgId: orgs.so, orgName: 'Sở Khoa học và Công nghệ', version: 1 } });
    expect(await local.send('PATCH', `/api/calendars/${made.body.id}`, { followsProvince: false }, ifMatch(1))).toMatchObject({ status: 200, body: { followsProvince: false } });
    const { id, version } = await province();
    expect(await local.send('PATCH', `/api/calendars/${id}`, { days: [] }, ifMatch(version))).toMatchObject({ status: 403 });
  });

  it('are one for each organisation, also when asked for at the same moment', async () => {
    const { orgs } = test.province;
    const answers = await Promise.all(Array.from({ length: 6 }, () => manager.send('POST', '/api/calendars', own(orgs['ub-nam']))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'calendar.organisation-has-one' });
    expect(await manager.send('POST', '/api/calendars', own('00000000-0000-4000-8000-000000000001'))).toMatchObject({ status: 404, body: { code: 'organisation.not-found' } });
  });

  it('are edited by one of ten who started from the same version', async () => {
    const { id, version, days } = await province();
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => manager.send<Calendar>('PATCH', `/api/calendars/${id}`, { days: [...days, dayOff(`2026-12-0${n % 9 + 1}`)] }, ifMatch(version))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
      expect({ status, body }).toMatchObject({ status: 409, body: { code: 'request.version-stale', current: { id, version: version + 1 } } });
    }
    expect(await manager.send('PATCH', `/api/calendars/${id}`, { days })).toMatchObject({ status: 428 });
  });

  it.each([
    ['a week nobody works in', { week: [[], [], [], [], [], [], []] }, 'week'],
    ['a week of six days', { week: [[], [], [], [], [], officeDay] }, 'week'],
    ['hours that end before they begin', { week: [[{ fromMinute: 600, toMinute: 540 }], [], [], [], [], [], []] }, 'week.0.0.toMinute'],
    ['hours that overlap', { week: [[{ fromMinute: 450, toMinute: 700 }, { fromMinute: 690, toMinute: 1_020 }], [], [], [], [], [], []] }, 'week.0'],
    ['hours past midnight', { week: [[{ fromMinute: 1_200, toMinute: 1_500 }], [], [], [], [], [], []] }, 'week.0.0.toMinute'],
    ['a date twice', { days: [dayOff('2026-12-24'), dayOff('2026-12-24', 'Lần nữa')] }, 'days'],
    ['a day that does not exist', { days: [dayOff('2026-02-30')] }, 'days.0.on'],
    ['a day of another century', { days: [dayOff('9999-01-01')] }, 'days.0.on'],
    ['a day without a name', { days: [dayOff('2026-12-24', ' ')] }, 'days.0.name'],
    ['no time to receive work in', { receiveWithin: { count: 0, unit: 'hour' } }, 'receiveWithin.count'],
    ['a time to receive work in that is counted in weeks', { receiveWithin: { count: 1, unit: 'week' } }, 'receiveWithin.unit'],
    ['an owner', { orgId: null }, ''],
  ])('refuse %s', async (_claim, wrong, path) => {
    const { id, version } = await province();
    const { status, body } = await manager.send<{ fields?: { path: string }[] }>('PATCH', `/api/calendars/${id}`, wrong, ifMatch(version));
    expect(status).toBe(422);
    if (path) expect(body.fields?.map((field) => field.path)).toContain(path);
  });

  it('tell whoever works by them', async () => {
    const { orgs } = test.province;
    const { id, version, days } = await province();
    const [viettel, bac] = await Promise.all([listenTo(officer.socket()), listenTo((await test.as('xa.bac')).socket())]);
    const created = await manager.send<Calendar>('POST', '/api/calendars', own(orgs.vtl, { week: roundTheClock, followsProvince: false }));
    await manager.send('PATCH', `/api/calendars/${id}`, { days: days.filter(({ on }) => on !== '2026-12-24') }, ifMatch(version));
    const head = await headOf(test);
    await Promise.all([viettel.reached(head), bac.reached(head)]);
    // Terms that follow are told of on their own, whenever the listener gets to it.
    const changes = ({ heard }: typeof viettel) => heard.filter(({ name }) => name !== 'calendar.applied');
    expect(changes(viettel)).toMatchObject([{ name: 'calendar.created', data: { id: created.body.id } }, { name: 'calendar.updated', data: { id } }]);
    expect(changes(bac)).toMatchObject([{ name: 'calendar.updated', data: { id, version: version + 1 } }]);
  });

  it('give each organisation its clock: its own, with the province’s days off where it follows them', async () => {
    const { orgs } = test.province;
    const [bac] = [await manager.send<Calendar>('POST', '/api/calendars', own(orgs['ub-bac'], {
      week: officeWeek.map((day, n) => (n === 5 ? [{ fromMinute: 450, toMinute: 690 }] : [...day])),
      days: [dayOff('2026-11-26'), { on: '2027-01-01', kind: 'make_up', name: 'Trực chợ phiên', isProvisional: false }],
    }))];
    expect(bac?.status).toBe(201);
    const clocks = await readClocks(test.transactions);
    const working = (orgId: string | null, date: string) => clocks(orgId).isWorking(at(date, '08:00'));
    expect(['2026-11-26', '2026-11-28', '2027-01-01', '2027-02-08'].map((date) => [working(orgs['ub-bac'], date), working(null, date), working(orgs.vnp, date), working(orgs.vtl, date)])).toEqual([
      [false, true, true, true], // a day off of its own
      [true, false, false, true], // its Saturday
      [true, false, false, true], // worked although the province does not
      [false, false, false, true], // Tết, for all but those who work day and night
    ]);
  });
});
