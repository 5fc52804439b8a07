/** Which permission stands behind which page of react-admin. What is not listed is refused. */
import type { Permission } from '@ioc/shared/access';

type Action = 'list' | 'show' | 'create' | 'edit' | 'export';

const pages: Readonly<Record<string, Partial<Record<Action, Permission>>>> = {
  users: { list: 'user:read', show: 'user:read', create: 'user:write', edit: 'user:write' },
  units: { list: 'territory:read', show: 'territory:read', create: 'territory:write', edit: 'territory:write', export: 'territory:read' },
  organisations: { list: 'organisation:read', show: 'organisation:read' },
  'organisation-aliases': { list: 'import:run' },
  calendars: { list: 'calendar:read' },
  'reminder-rules': { list: 'task:read', create: 'reminder:write', edit: 'reminder:write' },
  sectors: { list: 'sector:read', show: 'sector:read' },
  assets: { list: 'asset:read', show: 'asset:read', create: 'asset:write', edit: 'asset:write', export: 'asset:export' },
  alarms: { list: 'alarm:read', show: 'alarm:read', create: 'alarm:raise' },
  tasks: { list: 'task:read', show: 'task:read', create: 'task:assign', edit: 'task:assign' },
  'task-templates': { list: 'task:assign', show: 'task:assign', create: 'task:assign', edit: 'task:assign' },
  plans: { list: 'task:read', show: 'task:read' },
  imports: { list: 'import:run', show: 'import:run', create: 'import:run' },
};

export const permissionFor = (resource: string, action: string): Permission | null =>
  pages[resource]?.[action as Action] ?? null;
