import { useNotificationContext } from 'ra-core';
import { lazy, Suspense, useState } from 'react';

const Notifications = lazy(() => import('./Notifications').then((module) => ({ default: module.Notifications })));

/** Short messages at the bottom; what shows them arrives with the first one and then stays, because it empties the list. */
export function Messages() {
  const { notifications } = useNotificationContext();
  const [isNeeded, setNeeded] = useState(false);
  if (!isNeeded && notifications.length > 0) setNeeded(true);
  return <Suspense>{isNeeded && <Notifications />}</Suspense>;
}
