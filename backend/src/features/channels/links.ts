import type { Notification } from '@ioc/shared/notifications';

const at = (portal: string | undefined, path: string): string | null => (portal === undefined ? null : new URL(path, portal).href);

/** Where the portal shows what it is about; null where nobody has told it its own address. */
export const noticeLink = (portal: string | undefined, { taskId, templateId }: Pick<Notification, 'taskId' | 'templateId'>): string | null =>
  at(portal, taskId === null ? `/task-templates/${templateId}/show` : `/tasks/${taskId}/show`);
export const preferencesLink = (portal: string | undefined): string | null => at(portal, '/notifications/settings');
