import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import type { NotificationBoard } from '@ioc/shared/notifications';
import type { ChecklistLine } from '@ioc/shared/task-checklist';
import type { TaskTemplate, TemplateRun } from '@ioc/shared/task-templates';
import type { CreateTaskTemplate } from '@ioc/shared/task-templates.input';
import type { Task } from '@ioc/shared/tasks';
import { ifMatch } from '../../testing/builders.js';
import { startTestApp, type TestApp, type TestNode } from '../../testing/test-app.js';
import { RecurrenceSweep } from './recurrence.sweep.js';

const vn = (text: string) => new Date(`${text}:00+07:00`);

describe('work that comes round', () => {
  let test: TestApp;
  let other: TestNode;

  const sweep = () => test.app.get(RecurrenceSweep).run();
  const sweepAt = (text: string): Promise<number> => {
    test.clock.set(vn(text));
    return sweep();
  };
  /** Due on Fridays, given on Wednesday morning. */
  const create = async (more: Partial<CreateTaskTemplate> = {}, timing: object = {}, by = 'manager'): Promise<TaskTemplate> => {
    const { orgs } = test.province;
    const { status, body } = await (await test.signIn(by)).send<TaskTemplate>('POST', '/api/task-templates', {
      name: 'Báo cáo tuần', title: 'Báo cáo tuần {tuần}/{năm}', content: null, requiredResult: 'Báo cáo', priority: 'thuong', sectorCode: 'HTS', checklist: ['Thu thập', 'Tổng hợp'],
      coordinating: [{ orgId: orgs.so, required: 'Cung cấp số liệu' }, { orgId: orgs.vtl }], ...more,
      recurrence: { rhythm: { every: 'week', weekdays: [5] }, firstOn: '2026-11-23', giveDaysBefore: 2, leadOrgIds: [orgs.vtl], ...timing },
    });
    expect(status).toBe(201);
    return body;
  };
  const shown = async ({ id }: TaskTemplate): Promise<TaskTemplate> => (await (await test.signIn('operator')).get<TaskTemplate>(`/api/task-templates/${id}`)).body;
  const runsOf = async ({ id }: TaskTemplate, by = 'operator') => (await (await test.signIn(by)).get<Page<TemplateRun>>(`/api/task-templates/${id}/runs`)).body.data;
  const told = async (name: string, { id }: TaskTemplate) => {
    await test.settle();
    return (await (await test.signIn(name)).get<NotificationBoard>('/api/notifications/board')).body.notifications.filter(({ templateId }) => templateId === id).map(({ code, params }) => `${code} ${params.title}`);
  };
  const step = async ({ id }: TaskTemplate, name: string, by = 'operator') => {
    const person = await test.signIn(by);
    const { version } = (await person.get<TaskTemplate>(`/api/task-templates/${id}`)).body;
    return person.send<TaskTemplate>('POST', `/api/task-templates/${id}/steps`, { step: name }, ifMatch(version));
  };

  beforeAll(async () => {
    test = await startTestApp();
    other = await test.another();
  });
  beforeEach(async () => {
    test.clock.set(vn('2026-11-23T09:00'));
    // Templates of other tests must not give in this one.
    await test.transactions.query(`update task_templates set ended_at = now() where ended_at is null`);
    await test.transactions.query(`update users set status = 'active'`);
  });
  afterAll(() => test.close());

  it('is given in its time, once, as its author would have given it', async () => {
    const { orgs, users } = test.province;
    const template = await create();
    expect([await sweepAt('2026-11-25T07:29'), await sweepAt('2026-11-25T07:30'), await sweepAt('2026-11-25T07:31'), await sweepAt('2026-11-27T20:00')]).toEqual([0, 1, 0, 0]);
    const [run] = await runsOf(template);
    expect(run).toMatchObject({ periodOn: '2026-11-27', isMissed: false, leadOrgName: 'Viettel', taskTitle: 'Báo cáo tuần 48/2026', dueAt: vn('2026-11-27T17:00').toISOString() });
    const officer = await test.signIn('vtl');
    const { body: task } = await officer.get<Task>(`/api/tasks/${run?.taskId}`);
    expect(task).toMatchObject({ state: 'assigned', assignerId: users['manager'], leadOrgId: orgs.vtl, coordinatingOrgIds: [orgs.so], requiredResult: 'Báo cáo' });
    expect((await officer.get<ChecklistLine[]>(`/api/tasks/${task.id}/checklist`)).body.map(({ text }) => text)).toEqual(['Thu thập', 'Tổng hợp']);
    expect((await officer.get<unknown[]>(`/api/tasks/${task.id}/parts`)).body).toHaveLength(1);
    expect(await shown(template)).toMatchObject({ lastPeriodOn: '2026-11-27', stop: null, version: 1 });
    // Whom it concerns is told, as of any task.
    await test.settle();
    expect((await officer.get<NotificationBoard>('/api/notifications/board')).body.notifications.some(({ taskId, code }) => taskId === task.id && code === 'task.assigned')).toBe(true);
  });

  it('is one task for each unit, each by its own calendar', async () => {
    const { orgs } = test.province;
    const manager = await test.signIn('manager');
    const week = Array.from({ length: 7 }, (_, day) => (day < 4 ? [{ fromMinute: 480, toMinute: 960 }] : []));
    expect((await manager.send('POST', '/api/calendars', { orgId: orgs.vnp, week, days: [], followsProvince: true })).status).toBe(201);
    const template = await create({}, { leadOrgIds: [orgs.vtl, orgs.vnp] });
    // Nobody at VNPT works on Friday: it is due on Monday evening there; both are given on Wednesday, each at its beginning of work.
    expect([await sweepAt('2026-11-25T07:45'), await sweepAt('2026-11-25T08:00'), await sweepAt('2026-11-27T09:00')]).toEqual([1, 1, 0]);
    expect((await runsOf(template)).map(({ leadOrgName, dueAt, periodOn }) => [leadOrgName, periodOn, dueAt])).toEqual([
      ['Viettel', '2026-11-27', vn('2026-11-27T17:00').toISOString()], ['VNPT', '2026-11-27', vn('2026-11-30T16:00').toISOString()],
    ]);
  });

  it('is given once by two nodes at the same moment, and once more by nobody after a stop in the middle', async () => {
    const template = await create({}, { leadOrgIds: [test.province.orgs.vtl, test.province.orgs['buu-dien']] });
    test.clock.set(vn('2026-11-25T08:00'));
    const given = await Promise.all([sweep(), other.app.get(RecurrenceSweep).run(), sweep()]);
    expect(given.reduce((sum, one) => sum + one, 0)).toBe(2);
    expect(await runsOf(template)).toHaveLength(2);
    // A node that died before the commit leaves nothing behind, and a new one finds what is missing.
    await test.transactions.query(`delete from tasks where id in (select task_id from task_template_runs where template_id = $1 order by lead_org_id limit 1)`, [template.id]);
    expect(await (await test.another()).app.get(RecurrenceSweep).run()).toBe(1);
    expect(await sweep()).toBe(0);
  });

  it('is made up for once after a long silence, with the time it would have had', async () => {
    const template = await create();
    expect(await sweepAt('2027-01-18T09:00')).toBe(1);
    expect((await runsOf(template)).map(({ periodOn, isMissed, dueAt }) => [periodOn, isMissed, dueAt])).toEqual([['2027-01-15', true, vn('2027-01-20T17:00').toISOString()]]);
    expect([await sweepAt('2027-01-19T09:00'), await sweepAt('2027-01-20T09:00')]).toEqual([0, 1]);
  });

  it('rests while it is paused, and makes up for nothing of that time', async () => {
    const template = await create();
    expect((await step(template, 'pause')).status).toBe(200);
    expect(await sweepAt('2026-12-08T09:00')).toBe(0);
    const resumed = await step(template, 'resume');
    expect(resumed.body).toMatchObject({ pausedAt: null, giverName: 'Trực Ban' });
    expect([await sweep(), await sweepAt('2026-12-09T09:00')]).toEqual([0, 1]);
    expect((await runsOf(template)).map(({ periodOn }) => periodOn)).toEqual(['2026-12-11']);
  });

  it('stops when its giver is gone, says why, tells who can help once, and goes on in the name of who lets it', async () => {
    const template = await create();
    await test.transactions.query(`update users set status = 'disabled' where username = 'manager'`);
    test.clock.set(vn('2026-11-25T08:00'));
    expect(await Promise.all([sweep(), other.app.get(RecurrenceSweep).run()])).toEqual([0, 0]);
    expect(await sweep()).toBe(0);
    expect((await shown(template)).stop).toMatchObject({ code: 'task-template.giver-gone', leadOrgName: 'Viettel' });
    expect(await told('operator', template)).toEqual(['task-template.stopped Báo cáo tuần']);
    expect(await told('vtl', template)).toEqual([]);
    const operator = await test.signIn('operator');
    const { body: board } = await operator.get<NotificationBoard>('/api/notifications/board');
    const { id } = board.notifications.find(({ templateId }) => templateId === template.id) ?? {};
    expect((await operator.send('POST', '/api/notifications/read', { id })).body).toEqual({ read: 1 });
    expect((await step(template, 'resume')).body).toMatchObject({ stop: null, giverName: 'Trực Ban' });
    expect(await sweep()).toBe(1);
  });

  it('stops when its giver may not give there any more, or the unit may not lead; other templates go on', async () => {
    const { orgs } = test.province;
    const lost = await create({ name: 'Người giao mất quyền' }, {}, 'operator2');
    const unfit = await create({ name: 'Đơn vị thôi chủ trì' }, { leadOrgIds: [orgs['ub-nam']] });
    const fine = await create({ name: 'Vẫn giao' });
    await test.transactions.query(`update users set role = 'unit_officer' where username = 'operator2'`);
    await test.transactions.query(`update organisations set can_lead_task = false where id = $1`, [orgs['ub-nam']]);
    expect(await sweepAt('2026-11-25T08:00')).toBe(1);
    expect([(await shown(lost)).stop, (await shown(unfit)).stop, (await shown(fine)).stop]).toMatchObject([
      { code: 'access.not-permitted', params: { permission: 'task:assign' } }, { code: 'task.lead-cannot-lead', leadOrgName: 'UBND phường Nam Sơn' }, null,
    ]);
    await test.transactions.query(`update users set role = 'operator' where username = 'operator2'`);
    await test.transactions.query(`update organisations set can_lead_task = true`);
    expect(await told('operator', lost)).toEqual(['task-template.stopped Người giao mất quyền']);
    await test.transactions.query(`update organisations set can_lead_task = false where code in ('UBT', 'IOC')`);
  });

  it('shows of what it gave the tasks its reader may see', async () => {
    const template = await create({ sectorCode: 'TTTT' });
    expect(await sweepAt('2026-11-25T08:00')).toBe(1);
    expect(await runsOf(template, 'manager.tttt')).toHaveLength(1);
    await test.transactions.query(`update tasks set sector = 'HTS' where id = (select task_id from task_template_runs where template_id = $1)`, [template.id]);
    expect([await runsOf(template, 'manager.tttt'), (await runsOf(template)).length]).toEqual([[], 1]);
  });
});
