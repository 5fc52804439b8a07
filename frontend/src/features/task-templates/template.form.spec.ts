import { describe, expect, it } from '@jest/globals';
import { createTaskTemplate } from '@ioc/shared/task-templates.input';
import type { Task } from '@ioc/shared/tasks';
import { officeWeek, workingClock } from '@ioc/shared/working-time';
import { freshValues, inputFrom, valuesOf, valuesOfTask } from './template.form';

const now = new Date('2026-11-23T02:00:00Z');
const org = '00000000-0000-4000-8000-000000000001';
const other = '00000000-0000-4000-8000-000000000002';
const filled = { ...freshValues(now), name: 'Báo cáo tháng', title: 'Báo cáo tháng {tháng}', sectorCode: 'HTS', checklist: ' Thu thập \n\nTổng hợp', coordinatingOrgIds: [other], parts: { [other]: { required: 'Số liệu', isMandatory: false } } };

describe('the form of a template', () => {
  it('sends what the contract takes', () => {
    const input = createTaskTemplate.parse(inputFrom({ ...filled, isRecurring: true, recurrence: { ...filled.recurrence, every: 'month', day: 'last', end: 'after', count: '6', leadOrgIds: [org] } }));
    expect(input).toMatchObject({
      checklist: ['Thu thập', 'Tổng hợp'], coordinating: [{ orgId: other, required: 'Số liệu', isMandatory: false }], termDays: 5,
      recurrence: { rhythm: { every: 'month', day: null }, firstOn: '2026-11-23', lastOn: null, count: 6, giveDaysBefore: 3 },
    });
    expect(createTaskTemplate.parse(inputFrom(filled)).recurrence).toBeNull();
  });

  it('is refused at the field that is wrong', () => {
    const wrong = (recurrence: Partial<typeof filled.recurrence>) =>
      createTaskTemplate.safeParse(inputFrom({ ...filled, isRecurring: true, recurrence: { ...filled.recurrence, leadOrgIds: [org], ...recurrence } })).error?.issues.map(({ path }) => path.join('.'));
    expect([wrong({}), wrong({ firstOn: '31/02/2027' }), wrong({ end: 'on', lastOn: '01/01/2026' }), wrong({ weekdays: [] }), wrong({ giveDaysBefore: 'ba' }), wrong({ end: 'after', count: '' })])
      .toEqual([undefined, ['recurrence.firstOn'], ['recurrence.lastOn'], ['recurrence.rhythm.weekdays'], ['recurrence.giveDaysBefore'], ['recurrence.count']]);
  });

  it('shows a template as it was saved', () => {
    const input = createTaskTemplate.parse(inputFrom({ ...filled, isRecurring: true, recurrence: { ...filled.recurrence, every: 'quarter', month: '3', day: '25', leadOrgIds: [org] } }));
    const saved = { ...input, id: 'm1', code: 'MAU-0001', orgId: null, orgName: null, giverId: null, giverName: null, pausedAt: null, stop: null, endedAt: null, lastPeriodOn: null, synthetic: false, version: 1 };
    expect(createTaskTemplate.parse(inputFrom(valuesOf(saved, now)))).toEqual(input);
  });

  it('takes over from a task what others of its kind will have', () => {
    const task = { title: 'Kiểm tra trạm', content: null, requiredResult: 'Biên bản', originKind: 'direct', docNumber: null, docDate: null, docIssuer: null, docSubject: null, planId: null, priority: 'khan', sectorCode: 'HTS',
      leadOrgId: org, coordinatingOrgIds: [other], assignedAt: '2026-11-23T02:00:00Z', dueAt: '2026-11-30T10:00:00Z', reviewEvery: null } as unknown as Task;
    const values = valuesOfTask(task, { parts: [], lines: [{ n: 1, text: 'Đo kiểm', doneAt: null, doneByName: null }], clock: workingClock({ week: officeWeek, days: [] }), now });
    expect(values).toMatchObject({ name: 'Kiểm tra trạm', termDays: '5', leadOrgId: org, coordinatingOrgIds: [other], checklist: 'Đo kiểm', isRecurring: false });
  });
});
