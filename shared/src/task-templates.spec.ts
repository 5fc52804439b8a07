import { describe, expect, it } from '@jest/globals';
import { checklistPercent } from './task-checklist.js';
import { fillPattern, taskOfPeriod, templateState, unknownInPattern, type TemplateContent } from './task-templates.js';
import { createTaskTemplate, recurrence, updateTaskTemplate } from './task-templates.input.js';
import { assignTask } from './tasks.input.js';

const org = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

describe('the title of a period', () => {
  it('is filled in with its day, week, month, quarter and year', () => {
    expect(fillPattern('Báo cáo tuần {tuần}/{năm}', '2026-11-27')).toBe('Báo cáo tuần 48/2026');
    expect(fillPattern('Ngày {ngày}, tháng {tháng}, quý {quý}', '2026-02-05')).toBe('Ngày 05/02/2026, tháng 02, quý I');
    // 1 January 2027 is a Friday: it belongs to the last week of the year before.
    expect([fillPattern('{tuần}', '2027-01-01'), fillPattern('{tuần}', '2027-01-04'), fillPattern('{tuần}', '2026-01-01')]).toEqual(['53', '1', '1']);
  });

  it('leaves what nobody knows as it stands, and the contract refuses it', () => {
    expect([fillPattern('Kỳ {kỳ}', '2026-11-27'), unknownInPattern('Kỳ {kỳ} năm {năm}'), unknownInPattern('Năm {năm}'), unknownInPattern('{constructor}')]).toEqual(['Kỳ {kỳ}', 'kỳ', null, 'constructor']);
    const base = { name: 'Báo cáo', content: null, priority: 'thuong', sectorCode: 'HTS' };
    expect([createTaskTemplate.safeParse({ ...base, title: 'Báo cáo {kỳ}' }).success, createTaskTemplate.safeParse({ ...base, title: 'Báo cáo {tháng}' }).success]).toEqual([false, true]);
  });
});

describe('a template', () => {
  const content: TemplateContent = {
    title: 'Báo cáo tuần {tuần}', content: null, requiredResult: 'Báo cáo', requiredEvidence: 'none', originKind: 'direct', docNumber: null, docDate: null, docIssuer: null, docSubject: null, planId: null, priority: 'thuong',
    sectorCode: 'TTTT', coordinating: [{ orgId: org(1), required: null, isMandatory: true }, { orgId: org(2), required: 'Cung cấp số liệu', isMandatory: false }], checklist: ['Thu thập', 'Tổng hợp'],
  };

  it('becomes the task a person would have sent, without the lead unit among those that take part', () => {
    const task = taskOfPeriod(content, { periodOn: '2026-11-27' }, { leadOrgId: org(1), dueAt: new Date('2026-11-27T10:00:00Z') });
    expect(task).toMatchObject({ title: 'Báo cáo tuần 48', leadOrgId: org(1), coordinatingOrgIds: [org(2)], checklist: ['Thu thập', 'Tổng hợp'], dueAt: '2026-11-27T10:00:00.000Z' });
    expect(task.parts).toEqual([{ orgId: org(2), required: 'Cung cấp số liệu', isMandatory: false, dueAt: null }]);
    expect(assignTask.parse(task)).toEqual(task);
  });

  it('is in one state, and what ended is ended whatever else it is', () => {
    const rhythm = recurrence.parse({ rhythm: { every: 'week', weekdays: [5, 1, 5] }, firstOn: '2026-11-23', giveDaysBefore: 1, leadOrgIds: [org(1), org(1)] });
    expect(rhythm).toMatchObject({ rhythm: { weekdays: [1, 5] }, leadOrgIds: [org(1)], ifDayOff: 'next' });
    const stop = { at: '2026-11-23T00:00:00Z', code: 'task.lead-cannot-lead', params: {}, leadOrgName: 'Viettel' } as const;
    const state = (more: object) => templateState({ endedAt: null, recurrence: rhythm, stop: null, pausedAt: null, ...more });
    expect([state({}), state({ recurrence: null }), state({ pausedAt: stop.at }), state({ pausedAt: stop.at, stop }), state({ stop, endedAt: stop.at })]).toEqual(['recurring', 'plain', 'paused', 'stopped', 'ended']);
  });

  it('refuses a recurrence that ends before it begins or in two ways, and fills nothing in when it is changed', () => {
    const sent = (more: object) => recurrence.safeParse({ rhythm: { every: 'month', day: null }, firstOn: '2026-11-23', giveDaysBefore: 0, leadOrgIds: [org(1)], ...more }).success;
    expect([sent({}), sent({ lastOn: '2026-11-22' }), sent({ lastOn: '2026-12-31', count: 3 }), sent({ leadOrgIds: [] }), sent({ rhythm: { every: 'month', day: 32 } }), sent({ rhythm: { every: 'week', weekdays: [] } })])
      .toEqual([true, false, false, false, false, false]);
    expect(updateTaskTemplate.parse({ name: 'Tên khác' })).toEqual({ name: 'Tên khác' });
  });
});

it('the lines of a checklist say how far the work is, where there are any', () => {
  const lines = (...done: boolean[]) => done.map((isDone) => ({ doneAt: isDone ? '2026-11-23T00:00:00Z' : null }));
  expect([checklistPercent([]), checklistPercent(lines(false, false)), checklistPercent(lines(true, false, false)), checklistPercent(lines(true))]).toEqual([null, 0, 33, 100]);
});
