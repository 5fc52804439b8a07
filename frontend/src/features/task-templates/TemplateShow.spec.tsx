import { afterEach, describe, expect, it } from '@jest/globals';
import type { TaskTemplate } from '@ioc/shared/task-templates';
import { officeWeek } from '@ioc/shared/working-time';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { TemplateShow } from './TemplateShow';

const template: TaskTemplate = {
  id: 'm1', code: 'MAU-0001', name: 'Báo cáo tuần đài xã', title: 'Báo cáo tuần {tuần}', content: null, requiredResult: 'Báo cáo', originKind: 'direct', docNumber: null, docDate: null, docIssuer: null,
  docSubject: null, requiredEvidence: 'none', planId: null, priority: 'thuong', sectorCode: 'TTTT', leadOrgId: null, coordinating: [], checklist: ['Kiểm tra loa'], termDays: null, reviewEvery: null, orgId: 'ioc', orgName: 'Trung tâm IOC',
  recurrence: { rhythm: { every: 'week', weekdays: [5] }, firstOn: '2026-11-23', lastOn: null, count: null, giveDaysBefore: 2, ifDayOff: 'next', leadOrgIds: ['o1'] },
  giverId: 'u1', giverName: 'Nông Văn Đức', pausedAt: null, stop: null, endedAt: null, lastPeriodOn: '2026-11-27', synthetic: false, version: 4,
};
const run = { periodOn: '2026-11-27', at: '2026-11-25T00:30:00Z', isMissed: true, leadOrgName: 'UBND xã Bảo Lạc', taskId: 't1', taskCode: 'NV-2026-00834', taskTitle: 'Báo cáo tuần 48', dueAt: '2026-11-27T10:00:00Z' };
const province = { id: 'c', orgId: null, orgName: null, week: officeWeek, days: [], followsProvince: false, receiveWithin: { count: 1, unit: 'day' }, updatedAt: '2026-01-01T00:00:00Z', version: 1 };
const open = (more: Partial<TaskTemplate> = {}, answer = ok({ ...template, version: 5 })) =>
  openScreen(<Routes><Route path="/task-templates/:id/show" element={<TemplateShow />} /></Routes>, {
    me: someone('manager'), at: '/task-templates/m1/show',
    server: {
      'GET /api/task-templates/m1': ok({ ...template, ...more }), 'GET /api/task-templates/m1/runs': ok({ data: [run], total: 1 }), 'GET /api/calendars': ok({ data: [province], total: 1 }),
      'GET /api/sectors': ok({ data: [], total: 0 }), 'GET /api/organisations': ok({ data: [{ id: 'o1', name: 'UBND xã Bảo Lạc' }], total: 1 }), 'POST /api/task-templates/m1/steps': answer,
    },
  });

describe('the page of a template', () => {
  afterEach(closeScreen);

  it('says in one sentence when it comes round, the next five dates and what was given', async () => {
    await open();
    expect(await screen.findByText('Hằng tuần, Thứ Sáu; giao trước hạn 2 ngày làm việc')).toBeTruthy();
    expect(await screen.findAllByText(/^Hạn: Thứ Sáu, /)).toHaveLength(5);
    expect(screen.getAllByText(/^Giao: Thứ Tư, /)).toHaveLength(5);
    expect((await screen.findByText('Báo cáo tuần 48')).closest('a')?.getAttribute('href')).toBe('/tasks/t1/show');
    expect(screen.getByText(/NV-2026-00834 · UBND xã Bảo Lạc · kỳ 27\/11\/2026.*giao bù/)).toBeTruthy();
    expect(screen.queryByText('Tiếp tục')).toBeNull();
  });

  it('says why it stopped, in the words of whoever looks, and lets it go on', async () => {
    const { sent } = await open({ stop: { at: '2026-11-25T00:30:00Z', code: 'access.not-permitted', params: { permission: 'task:assign' }, leadOrgName: 'UBND xã Bảo Lạc' } });
    expect(await screen.findByText('Dừng giao lúc 25/11/2026 07:30, khi giao cho UBND xã Bảo Lạc')).toBeTruthy();
    expect(screen.getByText(/Nông Văn Đức không còn quyền giao nhiệm vụ này/)).toBeTruthy();
    fireEvent.click(screen.getByText('Tiếp tục'));
    await waitFor(() => expect(sent).toEqual([{ request: 'POST /api/task-templates/m1/steps', body: { step: 'resume' } }]));
    await waitFor(() => expect(screen.queryByText(/Dừng giao lúc/)).toBeNull());
  });

  it('asks before it ends, and shows a refusal', async () => {
    await open({}, refusal(409, 'request.version-stale', 'Bản ghi vừa được người khác sửa.'));
    fireEvent.click(await screen.findByText('Tạm dừng'));
    expect(await screen.findByText('Bản ghi vừa được người khác sửa.')).toBeTruthy();
    fireEvent.click(screen.getByText('Kết thúc mẫu'));
    expect(await screen.findByText('Kết thúc mẫu nhiệm vụ này?')).toBeTruthy();
  });
});
