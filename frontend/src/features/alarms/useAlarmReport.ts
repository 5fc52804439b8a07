import { useState } from 'react';
import { useNotify } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import type { Alarm } from '@ioc/shared/alarms';
import type { RaiseAlarm } from '@ioc/shared/alarms.input';
import { freshKey, http, onceHeaders } from '#platform/api';
import { useT } from '#platform/i18n';
import { patchLists } from '#platform/live';

/**
 * Reports trouble. Somebody may have done so a moment before: then the server answers with their alarm, what was typed
 * here is not in it, and `earlier` says so instead of letting it vanish.
 */
export function useAlarmReport() {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [once] = useState(freshKey);
  const [earlier, setEarlier] = useState<Alarm | null>(null);

  async function report(wish: RaiseAlarm): Promise<boolean> {
    setPending(true);
    setRefusal(null);
    try {
      const alarm = await http<Alarm>('POST', '/alarms', { body: wish, headers: onceHeaders(once) });
      patchLists(queryClient, 'alarms', [alarm]);
      const isOurs = alarm.note === wish.note;
      if (isOurs) notify(t('alarms.report.sent'), { type: 'success' });
      else setEarlier(alarm);
      return isOurs;
    } catch (error) {
      setRefusal(error);
      return false;
    } finally {
      setPending(false);
    }
  }

  return { report, isPending, refusal, earlier };
}
