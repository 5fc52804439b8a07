import { describe, expect, it } from '@jest/globals';
import type { TaskTemplate } from '@ioc/shared/task-templates';
import { officeWeek, workingClock } from '@ioc/shared/working-time';
import type { TaskValues } from './task.form';
import { overwritten, valuesFromTemplate } from './task.template';

const clock = workingClock({ week: officeWeek, days: [] });
const now = new Date('2026-11-23T02:00:00Z');
const template = {
  title: 'Báo cáo tuần {tuần}', content: null, requiredEvidence: 'none', requiredResult: 'Báo cáo', originKind: 'direct', docNumber: null, docDate: null, docIssuer: null, docSubject: null, planId: null, priority: 'khan', sectorCode: 'HTS',
  leadOrgId: null, coordinating: [{ orgId: 'so', required: 'Số liệu', isMandatory: true }], checklist: ['Một', 'Hai'], termDays: 3, reviewEvery: null,
} as unknown as TaskTemplate;
const blank: TaskValues = {
  title: '', content: '', requiredEvidence: 'none', requiredResult: '', originKind: 'direct', docNumber: '', docDate: '', docIssuer: '', docSubject: '', priority: 'thuong', sectorCode: '', leadOrgId: '', coordinatingOrgIds: [], parts: {},
  dueAt: '2026-11-30T10:00:00.000Z', reviewEvery: '', planId: '', checklist: '',
};

describe('a form filled in from a template', () => {
  it('takes what the template says, and keeps its own where it is silent', () => {
    expect(valuesFromTemplate(template, now, clock)).toEqual({
      title: 'Báo cáo tuần 48', requiredResult: 'Báo cáo', originKind: 'direct', priority: 'khan', sectorCode: 'HTS', coordinatingOrgIds: ['so'], checklist: 'Một\nHai', dueAt: '2026-11-26T10:00:00.000Z',
      parts: { so: { required: 'Số liệu', isMandatory: true, dueAt: null } },
    });
    expect(valuesFromTemplate({ ...template, termDays: null, reviewEvery: 'month' }, now, clock)).toMatchObject({ dueAt: '', reviewEvery: 'month' });
  });

  it('names what a person has entered and would lose, and nothing the form filled in by itself', () => {
    const filled = valuesFromTemplate(template, now, clock);
    expect(overwritten(blank, blank, filled)).toEqual([]);
    expect(overwritten({ ...blank, title: 'Việc của tôi', checklist: 'Ba', content: 'Đã gõ' }, blank, filled)).toEqual(['title', 'checklist']);
    // From an alarm: the form had this title before anybody typed.
    const prefilled = { ...blank, title: 'Khôi phục trạm' };
    expect(overwritten(prefilled, prefilled, filled)).toEqual([]);
    expect(overwritten({ ...blank, priority: 'hoa_toc' }, blank, filled)).toEqual(['priority']);
  });
});
