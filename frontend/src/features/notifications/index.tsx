/** Notifications: the bell in the bar, and the page with all that this person was told. What the bell opens arrives when it is pressed. */
import { lazy } from 'react';

export { NotificationBell } from './NotificationBell';
export const NotificationPage = lazy(async () => ({ default: (await import('./NotificationPage')).NotificationPage }));
