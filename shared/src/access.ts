/**
 * Who may do what, and where. Two questions, each asked once: does a grant hold the permission (on the route),
 * and does its scope cover the record (in the WHERE of the query and in the audience of the event)?
 */
import type { Locale, Words } from './words.js';

export const permissions = [
  'asset:read', 'asset:write', 'asset:set-state', 'asset:decommission', 'asset:export',
  'alarm:read', 'alarm:acknowledge', 'alarm:clear', 'alarm:close', 'alarm:raise',
  'task:read', 'task:assign', 'task:report', 'task:decide', 'task:review', 'task:comment', 'view:share', 'reminder:write',
  'sector:read', 'territory:read', 'territory:write', 'organisation:read', 'organisation:write', 'calendar:read', 'calendar:write',
  'user:read', 'user:write',
  'import:run', 'telemetry:ingest', 'simulation:run', 'system:read',
  'channel:manage',
] as const;
export type Permission = (typeof permissions)[number];

export const permissionNames: Readonly<Record<Permission, Words>> = {
  'asset:read': { vi: 'xem đối tượng', en: 'see assets' },
  'asset:write': { vi: 'sửa đối tượng', en: 'edit assets' },
  'asset:set-state': { vi: 'đặt trạng thái vận hành', en: 'set the operational state' },
  'asset:decommission': { vi: 'ngừng sử dụng đối tượng', en: 'decommission assets' },
  'asset:export': { vi: 'xuất dữ liệu', en: 'export data' },
  'alarm:read': { vi: 'xem cảnh báo', en: 'see alarms' },
  'alarm:acknowledge': { vi: 'xác nhận cảnh báo', en: 'acknowledge alarms' },
  'alarm:clear': { vi: 'kết thúc cảnh báo', en: 'clear alarms' },
  'alarm:close': { vi: 'đóng cảnh báo', en: 'close alarms' },
  'alarm:raise': { vi: 'báo sự cố', en: 'raise alarms' },
  'task:read': { vi: 'xem nhiệm vụ', en: 'see tasks' },
  'task:assign': { vi: 'giao nhiệm vụ', en: 'give tasks' },
  'task:report': { vi: 'báo cáo tiến độ', en: 'report progress' },
  'task:decide': { vi: 'nghiệm thu, đánh giá nhiệm vụ', en: 'decide on tasks' },
  'task:review': { vi: 'giải quyết kiến nghị về đánh giá, tạm dừng nhiệm vụ', en: 'decide on appeals against an evaluation and suspend tasks' },
  'task:comment': { vi: 'góp ý kiến về nhiệm vụ', en: 'comment on tasks' },
  'view:share': { vi: 'chia sẻ cách xem đã lưu cho mọi người', en: 'share saved views with everybody' },
  'reminder:write': { vi: 'sửa quy tắc nhắc việc', en: 'edit reminder rules' },
  'sector:read': { vi: 'xem lĩnh vực', en: 'see sectors' },
  'territory:read': { vi: 'xem đơn vị hành chính', en: 'see administrative units' },
  'territory:write': { vi: 'sửa đơn vị hành chính', en: 'edit administrative units' },
  'organisation:read': { vi: 'xem cơ quan, đơn vị', en: 'see organisations' },
  'organisation:write': { vi: 'sửa cơ quan, đơn vị', en: 'edit organisations' },
  'calendar:read': { vi: 'xem lịch làm việc', en: 'see working calendars' },
  'calendar:write': { vi: 'sửa lịch làm việc', en: 'edit working calendars' },
  'user:read': { vi: 'xem người dùng', en: 'see users' },
  'user:write': { vi: 'quản lý người dùng', en: 'manage users' },
  'import:run': { vi: 'nhập dữ liệu', en: 'import data' },
  'telemetry:ingest': { vi: 'gửi số liệu', en: 'send readings' },
  'simulation:run': { vi: 'chạy mô phỏng', en: 'run the simulator' },
  'system:read': { vi: 'xem tình trạng hệ thống', en: 'see the state of the system' },
  'channel:manage': { vi: 'quản lý kênh thông báo', en: 'manage the channels of notifications' },
};

export const roles = [
  'operator', 'manager', 'leader', 'unit_officer', 'unit_leader', 'admin', 'auditor', 'integrator',
] as const;
export type Role = (typeof roles)[number];

const everyoneReads = ['asset:read', 'alarm:read', 'task:read', 'sector:read', 'territory:read', 'organisation:read', 'calendar:read'] as const;

/** Built-in roles (domain §3.5). An admin manages people and catalogues, reads the registry, and has no right to give or judge tasks. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  operator: [...everyoneReads, 'asset:set-state', 'alarm:acknowledge', 'alarm:clear', 'alarm:close', 'alarm:raise', 'task:assign', 'task:comment'],
  manager: [
    ...everyoneReads, 'asset:write', 'asset:set-state', 'asset:decommission', 'asset:export',
    'alarm:acknowledge', 'alarm:clear', 'alarm:close', 'task:assign', 'task:decide', 'task:comment', 'view:share', 'reminder:write', 'calendar:write', 'user:read', 'import:run', 'system:read',
  ],
  leader: [...everyoneReads, 'task:assign', 'task:decide', 'task:review', 'task:comment', 'view:share'],
  unit_officer: [...everyoneReads, 'asset:write', 'asset:export', 'task:report', 'task:comment'],
  unit_leader: [...everyoneReads, 'asset:export', 'task:report', 'task:comment'],
  admin: [
    'asset:read', 'alarm:read', 'sector:read', 'territory:read', 'territory:write', 'organisation:read', 'organisation:write',
    'calendar:read', 'calendar:write', 'user:read', 'user:write', 'import:run', 'simulation:run', 'system:read', 'channel:manage',
  ],
  auditor: [...everyoneReads, 'user:read', 'system:read'],
  integrator: ['telemetry:ingest', 'asset:read', 'alarm:raise'],
};

export const roleNames: Readonly<Record<Role, Words>> = {
  operator: { vi: 'Điều hành viên', en: 'Operator' },
  manager: { vi: 'Lãnh đạo IOC', en: 'Manager' },
  leader: { vi: 'Lãnh đạo tỉnh, sở', en: 'Leader' },
  unit_officer: { vi: 'Cán bộ đầu mối', en: 'Unit officer' },
  unit_leader: { vi: 'Lãnh đạo đơn vị', en: 'Unit leader' },
  admin: { vi: 'Quản trị hệ thống', en: 'Administrator' },
  auditor: { vi: 'Kiểm tra', en: 'Auditor' },
  integrator: { vi: 'Tài khoản kết nối', en: 'Integrator' },
};

/**
 * Where a grant holds. `everywhere` is the whole province; otherwise what lies in one of the units or belongs to one
 * of the organisations. Sectors narrow both; an empty list of sectors means all of them.
 */
export interface Scope {
  everywhere: boolean;
  unitIds: string[];
  orgIds: string[];
  sectorCodes: string[];
}

export interface Grant {
  role: Role;
  permissions: readonly Permission[];
  scope: Scope;
}

/** The place of a record or an event in the three dimensions of a scope; null or empty = not placed there. */
export interface Place {
  unitId: string | null;
  orgIds: readonly string[];
  sector: string | null;
}

export const nowhere: Place = { unitId: null, orgIds: [], sector: null };

/** Does this scope cover this place? The SQL twin is `scopeCondition` in the backend; a property test holds them together. */
export function covers(area: Scope, place: Place): boolean {
  if (area.sectorCodes.length > 0 && (place.sector === null || !area.sectorCodes.includes(place.sector))) return false;
  if (area.everywhere) return true;
  if (place.unitId !== null && area.unitIds.includes(place.unitId)) return true;
  return place.orgIds.some((id) => area.orgIds.includes(id));
}

/** May a holder of these grants do this, here? Without a place: anywhere at all. */
export function can(grants: readonly Grant[], permission: Permission, place?: Place): boolean {
  return grants.some((grant) => grant.permissions.includes(permission) && (!place || covers(grant.scope, place)));
}

/** The person or service behind a request, a socket or a job. */
export interface Actor {
  id: string;
  username: string;
  fullName: string;
  orgId: string | null;
  grants: readonly Grant[];
  sessionId: string | null;
}

export const userStatuses = ['active', 'disabled'] as const;
export type UserStatus = (typeof userStatuses)[number];

export interface User {
  id: string;
  username: string;
  fullName: string;
  phone: string | null;
  /** Where notifications go by e-mail. */
  email: string | null;
  orgId: string | null;
  orgName: string | null;
  position: string | null;
  role: Role;
  scope: Scope;
  status: UserStatus;
  locale: Locale;
  lastSignInAt: string | null;
  version: number;
}

/** What the screen needs to know about the person in front of it. */
export interface Me {
  id: string;
  username: string;
  fullName: string;
  orgId: string | null;
  orgName: string | null;
  locale: Locale;
  grants: readonly Grant[];
}

/** A key of a service account as it is listed: the key itself is kept nowhere. */
export interface IntegrationKey {
  id: string;
  userId: string;
  name: string;
  /** Its first characters, to find it again in the settings of the other system; null for keys from before they were kept. */
  prefix: string | null;
  createdAt: string;
  lastUsedAt: string | null;
  /** From then on it opens nothing; null = it holds until it is revoked. */
  expiresAt: string | null;
  revokedAt: string | null;
}

/** The only moment at which the key can be read. */
export interface NewIntegrationKey extends IntegrationKey {
  key: string;
}

export interface AccessEvents {
  'user.created': User;
  'user.updated': User;
  'user.password-changed': { id: string };
  'user.key-created': IntegrationKey;
  'user.key-revoked': IntegrationKey;
}
export const accessAudience = {
  'user.created': 'user:read',
  'user.updated': 'user:read',
  'user.password-changed': 'user:read',
  'user.key-created': 'user:read',
  'user.key-revoked': 'user:read',
} as const satisfies Record<keyof AccessEvents, Permission>;

export const accessProblems = {
  'access.signed-out': 401,
  'access.wrong-credentials': 401,
  'access.wrong-password': 403,
  'access.same-password': 422,
  'access.too-many-attempts': 429,
  'access.not-permitted': 403,
  'access.foreign-origin': 403,
  'access.user-not-found': 404,
  'access.username-taken': 409,
  'access.last-admin': 409,
  'access.not-a-service': 422,
  'access.key-not-found': 404,
  'access.key-already-made': 409,
} as const;
