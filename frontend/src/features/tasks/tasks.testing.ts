/** Builders for specs: each states only what matters to the claim. */
import type { Me, Role, Scope } from '@ioc/shared/access';
import { rolePermissions } from '@ioc/shared/access';
import type { LiveEvent } from '@ioc/shared/events';
import type { PlacedTask } from '@ioc/shared/task-places';
import type { StepEvent, Task } from '@ioc/shared/tasks';

export const buildTask = (over: Partial<Task> = {}): Task => ({
  id: 'task-1', code: 'NV-2026-00001', title: 'Khắc phục mất liên lạc trạm Bảo Lạc', content: null, requiredResult: 'Trạm phát sóng lại', requiredEvidence: 'none',
  originKind: 'direct', docNumber: null, docDate: null, docIssuer: null, docSubject: null, planId: null, planTitle: null, state: 'assigned',
  priority: 'thuong', sectorCode: 'HTS', leadOrgId: 'org-lead', leadOrgName: 'UBND xã Bảo Lạc', coordinatingOrgIds: [], focalUserId: null, focalName: null, parentId: null, giverOrgId: 'org-ioc',
  assignerId: 'user-assigner', assignerName: 'Nguyễn Văn An', assignedAt: '2026-01-05T01:00:00Z', dueAt: '2026-01-12T10:00:00Z', warnAt: '2026-01-09T10:00:00Z',
  originalDueAt: over.dueAt === undefined ? '2026-01-12T10:00:00Z' : over.dueAt, extensionCount: 0, openExtension: null, reviewEvery: null, reviewAt: null, reviewSince: null, receiveBy: null, receiveSince: null, returnUntil: '2026-01-07T10:00:00Z',
  progressPercent: 0, lastReportAt: null, submittedAt: null, submittedById: null, completedAt: null, firstCompletedAt: null, evaluateBy: null, reworkCount: 0,
  askedById: null, suspendedAt: null, suspendedFrom: null, evaluatedById: null, score: null, appeal: null,
  subject: null, subjectName: null, location: [105.67, 22.95], unitId: 'unit-1', unitName: 'xã Bảo Lạc', synthetic: true,
  version: 1, ...over,
});

export const buildPlace = (over: Partial<PlacedTask> = {}): PlacedTask => {
  const { id, code, title, state, priority, leadOrgName, dueAt, reviewAt, warnAt, submittedAt, suspendedAt, completedAt, progressPercent, unitName, version } = buildTask();
  return { id, code, title, state, priority, leadOrgName, dueAt, reviewAt, warnAt, submittedAt, suspendedAt, completedAt, progressPercent, unitName, version, place: [106.1, 22.6], placeKind: 'asset', ...over };
};

export const taskEvent = (seq: number, name: StepEvent, data: Task): LiveEvent =>
  ({ seq, id: `event-${seq}`, name, at: '2026-01-05T01:00:00Z', by: null, data });

const everywhere: Scope = { everywhere: true, unitIds: [], orgIds: [], sectorCodes: [] };

export const buildMe = (role: Role, over: Partial<Me> = {}, scope: Scope = everywhere): Me => ({
  id: 'user-me', username: 'me', fullName: 'Trần Thị Bích', orgId: 'org-ioc', orgName: 'Trung tâm IOC', locale: 'vi',
  grants: [{ role, permissions: rolePermissions[role], scope }], ...over,
});
