import type { Same } from '#platform/i18n';
import type { notificationsVi } from './notifications.vi';

export const notificationsEn: Same<typeof notificationsVi> = {
  notifications: {
    name: 'Notifications',
    bell: 'Notifications: %{count} unread',
    bellNone: 'Notifications: nothing new',
    all: 'See all notifications',
    settings: 'How I am told',
    readAll: 'Mark all as read',
    readOne: 'Mark as read',
    readNamed: 'Mark as read: %{code}',
    takenBack: 'This comment was removed.',
    unread: 'Unread:',
    unreadOnly: 'Only what is unread',
    due: 'due %{time}',
    none: 'No notifications',
    noneHint: 'When a task of yours is given, submitted, sent back, due or urged, you read of it here.',
    loadFailed: 'The notifications could not be loaded',
  },
};
