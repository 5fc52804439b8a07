/** Every route of the product: who may call it, and whose record it is about. A route that is not here fails the tests. */
import { roles, type Role } from '@ioc/shared/access';

/** The record a path names. `catalogue` ones are the same for all who may read them; the others exist within a scope. */
export const recordKinds = ['asset', 'alarm', 'task', 'import', 'user', 'key', 'unit', 'organisation', 'calendar', 'attachment', 'rule', 'plan', 'webhook', 'message', 'task-view', 'task-template', 'alias'] as const;
export type RecordKind = (typeof recordKinds)[number];
export const catalogues: readonly RecordKind[] = ['user', 'key', 'unit', 'organisation', 'calendar', 'rule', 'plan', 'webhook', 'message', 'task-view', 'alias'];

export interface RouteRow {
  route: string;
  /** `public`: without signing in. Everybody else is refused with the name of the missing right. */
  may: readonly Role[] | 'public';
  /** What `:id` names; `:keyId` is always a key, `:orgId` an organisation, `:commentId` a comment of the task, `:partId` a part of the asset. */
  of?: RecordKind;
  query?: string;
  /** A body that is right but for what the state of the record says to it. */
  body?: unknown;
}

const readers: readonly Role[] = ['operator', 'manager', 'leader', 'unit_officer', 'unit_leader', 'admin', 'auditor'];
const assetReaders: readonly Role[] = roles;
const taskReaders = readers.filter((role) => role !== 'admin');
const commenters = taskReaders.filter((role) => role !== 'auditor');
const givers: readonly Role[] = ['operator', 'manager', 'leader'];
const watchers: readonly Role[] = ['operator', 'manager'];
const writers: readonly Role[] = ['manager', 'unit_officer'];
const importers: readonly Role[] = ['manager', 'admin'];
const userReaders: readonly Role[] = ['manager', 'admin', 'auditor'];

export const routeTable: readonly RouteRow[] = [
  { route: 'GET /healthz', may: 'public' },
  { route: 'GET /readyz', may: 'public' },
  { route: 'GET /metrics', may: 'public' },
  { route: 'GET /api/openapi.json', may: 'public' },
  { route: 'POST /api/session', may: 'public' },
  { route: 'GET /api/session', may: roles },
  { route: 'DELETE /api/session', may: roles },
  { route: 'POST /api/session/password', may: roles },
  { route: 'GET /api/settings', may: roles },
  { route: 'GET /api/events', may: roles, query: 'after=0' },
  { route: 'GET /api/assets', may: assetReaders },
  { route: 'GET /api/assets/:id', may: assetReaders, of: 'asset' },
  { route: 'GET /api/assets/:id/history', may: assetReaders, of: 'asset' },
  { route: 'GET /api/assets/:id/changes', may: assetReaders, of: 'asset' },
  { route: 'GET /api/assets/export', may: ['manager', 'unit_officer', 'unit_leader'], query: 'kind=bts' },
  { route: 'GET /api/assets/export/parts', may: ['manager', 'unit_officer', 'unit_leader'], query: 'kind=bts' },
  { route: 'POST /api/assets', may: writers },
  { route: 'POST /api/assets/:id/parts', may: writers, of: 'asset', body: { code: 'BTS-1-3G', location: null, attributes: { operator: 'Viettel', technology: '3G' } } },
  { route: 'PATCH /api/assets/:id/parts/:partId', may: writers, of: 'asset', body: { attributes: { operator: 'Viettel', technology: '5G' } } },
  { route: 'DELETE /api/assets/:id/parts/:partId', may: writers, of: 'asset' },
  { route: 'PATCH /api/assets/:id', may: writers, of: 'asset', body: { name: 'Trạm đổi tên' } },
  { route: 'POST /api/assets/:id/state', may: watchers, of: 'asset', body: { state: 'online', note: '' } },
  { route: 'GET /api/map/assets/:kind', may: assetReaders },
  { route: 'GET /api/map/search', may: assetReaders, query: 'q=a' },
  { route: 'GET /api/alarms', may: readers },
  { route: 'GET /api/alarms/board', may: readers },
  { route: 'GET /api/alarms/:id', may: readers, of: 'alarm' },
  { route: 'GET /api/alarms/:id/steps', may: readers, of: 'alarm' },
  { route: 'POST /api/alarms', may: ['operator', 'integrator'] },
  { route: 'POST /api/alarms/acknowledge', may: watchers },
  { route: 'POST /api/alarms/:id/acknowledge', may: watchers, of: 'alarm', body: { note: 'Đã rõ' } },
  { route: 'POST /api/alarms/:id/clear', may: watchers, of: 'alarm', body: { note: 'Đã có điện' } },
  { route: 'POST /api/alarms/:id/close', may: watchers, of: 'alarm', body: { note: 'Xong' } },
  { route: 'GET /api/tasks', may: taskReaders },
  { route: 'GET /api/tasks/map', may: taskReaders },
  { route: 'GET /api/tasks/overdue', may: taskReaders },
  { route: 'GET /api/tasks/places', may: taskReaders },
  { route: 'GET /api/tasks/report', may: taskReaders, query: 'format=csv' },
  { route: 'POST /api/tasks/report', may: taskReaders },
  { route: 'GET /api/tasks/statistics', may: taskReaders, query: 'by=sector' },
  { route: 'GET /api/tasks/trend', may: taskReaders, query: 'every=month' },
  { route: 'GET /api/tasks/waiting', may: taskReaders },
  { route: 'GET /api/tasks/:id', may: taskReaders, of: 'task' },
  { route: 'GET /api/tasks/:id/updates', may: taskReaders, of: 'task' },
  { route: 'GET /api/tasks/:id/extensions', may: taskReaders, of: 'task' },
  { route: 'POST /api/tasks/:id/extensions', may: taskReaders, of: 'task', body: { step: 'request', dueAt: '2027-06-30T10:00:00Z', text: 'Chờ thiết bị' } },
  { route: 'GET /api/tasks/:id/checklist', may: taskReaders, of: 'task' },
  { route: 'POST /api/tasks/:id/checklist', may: taskReaders, of: 'task', body: { step: 'add', text: 'Khảo sát' } },
  { route: 'GET /api/tasks/:id/focal/people', may: ['unit_officer', 'unit_leader'], of: 'task' },
  { route: 'POST /api/tasks/:id/focal', may: ['unit_officer', 'unit_leader'], of: 'task', body: { userId: null } },
  { route: 'GET /api/tasks/:id/family', may: taskReaders, of: 'task' },
  { route: 'POST /api/tasks/:id/children', may: taskReaders, of: 'task', body: { title: 'Nhiệm vụ con', content: null, requiredResult: 'Biên bản', priority: 'thuong', sectorCode: 'HTS', leadOrgId: '00000000-0000-4000-8000-000000000001', coordinatingOrgIds: [], dueAt: null, reviewEvery: 'month', subject: null } },
  { route: 'GET /api/tasks/:id/parts', may: taskReaders, of: 'task' },
  { route: 'POST /api/tasks/:id/parts/:orgId', may: givers, of: 'task', body: { required: 'Cung cấp số liệu' } },
  { route: 'POST /api/tasks/:id/parts/:orgId/steps', may: taskReaders, of: 'task', body: { step: 'report', text: 'Đã gửi số liệu' } },
  { route: 'GET /api/tasks/:id/evaluations', may: taskReaders, of: 'task' },
  { route: 'POST /api/tasks', may: givers },
  { route: 'PATCH /api/tasks/:id', may: givers, of: 'task', body: { title: 'Nhiệm vụ đổi tên' } },
  { route: 'POST /api/tasks/:id/steps', may: taskReaders, of: 'task', body: { step: 'report', text: 'Đang làm', percent: 10 } },
  { route: 'GET /api/tasks/:id/reminders', may: taskReaders, of: 'task' },
  { route: 'POST /api/tasks/:id/reminders', may: givers, of: 'task', body: { text: 'Đề nghị khẩn trương' } },
  { route: 'GET /api/tasks/:id/comments', may: taskReaders, of: 'task' },
  { route: 'POST /api/tasks/:id/comments', may: commenters, of: 'task', body: { text: 'Đã rõ' } },
  { route: 'PATCH /api/tasks/:id/comments/:commentId', may: commenters, of: 'task', body: { text: 'Đã rõ' } },
  { route: 'DELETE /api/tasks/:id/comments/:commentId', may: commenters, of: 'task' },
  { route: 'GET /api/tasks/:id/people', may: commenters, of: 'task', query: 'q=a' },
  { route: 'GET /api/tasks/:id/watchers', may: taskReaders, of: 'task' },
  { route: 'POST /api/tasks/:id/watchers', may: taskReaders, of: 'task', body: { isWatching: true } },
  { route: 'GET /api/tasks/:id/timeline', may: taskReaders, of: 'task' },
  { route: 'GET /api/reminder-rules', may: taskReaders },
  { route: 'GET /api/reminder-rules/:id', may: taskReaders, of: 'rule' },
  { route: 'POST /api/reminder-rules', may: ['manager'] },
  { route: 'PATCH /api/reminder-rules/:id', may: ['manager'], of: 'rule', body: { isOn: false } },
  { route: 'GET /api/task-change-sets', may: taskReaders },
  { route: 'POST /api/task-change-sets', may: givers },
  { route: 'POST /api/task-change-sets/preview', may: givers },
  { route: 'GET /api/task-views', may: taskReaders },
  { route: 'POST /api/task-views', may: taskReaders },
  { route: 'POST /api/task-views/default', may: taskReaders },
  { route: 'PATCH /api/task-views/:id', may: taskReaders, of: 'task-view', body: { name: 'Việc quá hạn' } },
  { route: 'DELETE /api/task-views/:id', may: taskReaders, of: 'task-view' },
  { route: 'GET /api/notifications', may: roles },
  { route: 'GET /api/notifications/board', may: roles },
  { route: 'POST /api/notifications/read', may: roles },
  { route: 'GET /api/notification-preferences', may: roles },
  { route: 'PATCH /api/notification-preferences', may: roles },
  { route: 'GET /api/channels', may: ['admin'] },
  { route: 'POST /api/channels/email/test', may: ['admin'] },
  { route: 'GET /api/channels/outbox', may: ['admin'] },
  { route: 'POST /api/channels/outbox/retry', may: ['admin'] },
  { route: 'POST /api/channels/outbox/:id/retry', may: ['admin'], of: 'message' },
  { route: 'GET /api/webhooks', may: ['admin'] },
  { route: 'GET /api/webhooks/:id', may: ['admin'], of: 'webhook' },
  { route: 'POST /api/webhooks', may: ['admin'] },
  { route: 'PATCH /api/webhooks/:id', may: ['admin'], of: 'webhook', body: { isOn: false } },
  { route: 'DELETE /api/webhooks/:id', may: ['admin'], of: 'webhook' },
  { route: 'POST /api/webhooks/:id/test', may: ['admin'], of: 'webhook' },
  { route: 'POST /api/attachments', may: ['manager', 'leader', 'unit_officer', 'unit_leader'] },
  { route: 'GET /api/attachments/:id/content', may: taskReaders, of: 'attachment' },
  { route: 'GET /api/tasks/:id/attachments', may: taskReaders, of: 'task' },
  { route: 'GET /api/task-templates', may: givers },
  { route: 'GET /api/task-templates/:id', may: givers, of: 'task-template' },
  { route: 'GET /api/task-templates/:id/runs', may: givers, of: 'task-template' },
  { route: 'POST /api/task-templates', may: givers },
  { route: 'PATCH /api/task-templates/:id', may: givers, of: 'task-template', body: { name: 'Mẫu đổi tên' } },
  { route: 'POST /api/task-templates/:id/steps', may: givers, of: 'task-template', body: { step: 'end' } },
  { route: 'GET /api/plans', may: taskReaders },
  { route: 'GET /api/plans/:id', may: taskReaders, of: 'plan' },
  { route: 'POST /api/plans', may: ['manager', 'leader'] },
  { route: 'PATCH /api/plans/:id', may: ['manager', 'leader'], of: 'plan', body: { title: 'Kế hoạch đổi tên' } },
  { route: 'GET /api/scores', may: taskReaders, query: 'by=unit&period=2026-Q4' },
  { route: 'GET /api/scores/tasks', may: taskReaders, query: 'by=sector&period=2026&key=HTS' },
  { route: 'GET /api/scores/report', may: taskReaders, query: 'by=person&period=2026-11&format=csv' },
  { route: 'GET /api/sectors', may: readers },
  { route: 'GET /api/sectors/figures', may: readers },
  { route: 'GET /api/units', may: readers },
  { route: 'GET /api/units/boundaries', may: readers },
  { route: 'GET /api/units/export', may: readers },
  { route: 'GET /api/units/:id', may: readers, of: 'unit' },
  { route: 'GET /api/units/:id/changes', may: readers, of: 'unit' },
  { route: 'POST /api/units', may: ['admin'] },
  { route: 'PATCH /api/units/:id', may: ['admin'], of: 'unit', body: { population: 12_000 } },
  { route: 'POST /api/units/:id/end', may: ['admin'], of: 'unit', body: { validTo: '2027-07-01', successorIds: [], legalAct: null } },
  { route: 'GET /api/organisations', may: readers },
  { route: 'GET /api/organisations/:id', may: readers, of: 'organisation' },
  { route: 'GET /api/organisations/:id/changes', may: readers, of: 'organisation' },
  { route: 'GET /api/organisation-aliases', may: importers },
  { route: 'DELETE /api/organisation-aliases/:id', may: importers, of: 'alias' },
  { route: 'POST /api/organisations', may: ['admin'] },
  { route: 'PATCH /api/organisations/:id', may: ['admin'], of: 'organisation', body: { shortName: 'Tên tắt' } },
  { route: 'GET /api/calendars', may: readers },
  { route: 'GET /api/calendars/:id', may: readers, of: 'calendar' },
  { route: 'POST /api/calendars', may: ['manager', 'admin'] },
  { route: 'PATCH /api/calendars/:id', may: ['manager', 'admin'], of: 'calendar', body: { followsProvince: true } },
  { route: 'GET /api/users', may: userReaders },
  { route: 'GET /api/users/:id', may: userReaders, of: 'user' },
  { route: 'GET /api/users/:id/changes', may: userReaders, of: 'user' },
  { route: 'POST /api/users', may: ['admin'] },
  { route: 'PATCH /api/users/:id', may: ['admin'], of: 'user', body: { position: 'Chuyên viên' } },
  { route: 'GET /api/users/:id/keys', may: userReaders, of: 'user' },
  { route: 'POST /api/users/:id/keys', may: ['admin'], of: 'user', body: { name: 'Khóa thử' } },
  { route: 'DELETE /api/users/:id/keys/:keyId', may: ['admin'], of: 'user' },
  { route: 'GET /api/imports', may: importers },
  { route: 'GET /api/imports/tasks/template', may: importers },
  { route: 'GET /api/imports/:id', may: importers, of: 'import' },
  { route: 'GET /api/imports/:id/findings', may: importers, of: 'import' },
  { route: 'POST /api/imports/:target', may: importers },
  { route: 'POST /api/imports/:id/mapping', may: importers, of: 'import', body: { mapping: {} } },
  { route: 'POST /api/imports/:id/answers', may: importers, of: 'import', body: { asDraft: true, answers: [] } },
  { route: 'POST /api/imports/:id/apply', may: importers, of: 'import' },
  { route: 'POST /api/simulation', may: ['admin'] },
  { route: 'POST /ingest/readings', may: ['integrator'] },
];

export const methodOf = ({ route }: RouteRow): 'GET' | 'POST' | 'PATCH' | 'DELETE' => {
  const [method] = route.split(' ');
  if (method === 'GET' || method === 'POST' || method === 'PATCH' || method === 'DELETE') return method;
  throw new Error(`a test person cannot send ${route}`);
};

/** The address with these parts in it; `:kind` and `:target` are words of the contract, not ids. */
export const addressOf = ({ route, query }: RouteRow, parts: Readonly<Record<string, string>>): string => {
  const path = (route.split(' ')[1] ?? '').replace(/:(\w+)/g, (_, name: string) => (name === 'kind' || name === 'target' ? 'bts' : parts[name] ?? ''));
  return query === undefined ? path : `${path}?${query}`;
};
