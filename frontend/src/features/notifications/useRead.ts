import { useState } from 'react';
import type { ReadNotifications } from '@ioc/shared/notifications.input';
import type { Notification } from '@ioc/shared/notifications';
import { http } from '#platform/api';

/** Marks as read; the event of it changes the bell here and on the other screens of the person. */
export function useRead() {
  const [refusal, setRefusal] = useState<Error | null>(null);
  const send = (body: Partial<ReadNotifications>): void => {
    setRefusal(null);
    http('POST', '/notifications/read', { body }).catch((error: unknown) => setRefusal(error instanceof Error ? error : new Error(String(error))));
  };
  return {
    refusal,
    readOne: ({ id, readAt }: Notification): void => {
      if (readAt === null) send({ id });
    },
    /** All up to the newest that is shown: what came since stays unread. */
    readAll: (shown: readonly Notification[]): void => {
      const until = shown.reduce((last, { at }) => (at > last ? at : last), '');
      if (until !== '') send({ until });
    },
  };
}
