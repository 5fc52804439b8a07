/** What people send about their notifications, and how they ask for them. */
import { z } from 'zod';
import { pageQuery } from './list.input.js';
import { instant } from './time.input.js';

export const notificationQuery = pageQuery.extend({ unread: z.stringbool().default(false) });
export type NotificationQuery = z.infer<typeof notificationQuery>;

/** One of them, or all that had happened by then: what arrives while somebody presses the button stays unread. */
export const readNotifications = z
  .strictObject({ id: z.uuid().nullable().default(null), until: instant.nullable().default(null) })
  .refine(({ id, until }) => (id === null) !== (until === null), { path: ['until'], params: { code: 'notification.one-or-until' } });
export type ReadNotifications = z.infer<typeof readNotifications>;
