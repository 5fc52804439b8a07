import { useState } from 'react';
import { useNotify } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import { alarmStateNames, type Alarm } from '@ioc/shared/alarms';
import { http, isProblem } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { patchLists } from '#platform/live';
import type { AlarmDeed } from './alarm.actions';

const done = { acknowledge: 'acknowledged', clear: 'cleared', close: 'closed' } as const;

/** Acknowledges, clears or closes. Somebody else may have been faster: then it says what the alarm is now. */
export function useAlarmDeed(alarm: Alarm) {
  const t = useT();
  const words = useWords();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);

  async function act(deed: AlarmDeed, note: string): Promise<boolean> {
    setPending(true);
    setRefusal(null);
    try {
      const next = await http<Alarm>('POST', `/alarms/${alarm.id}/${deed}`, { body: { note } });
      patchLists(queryClient, 'alarms', [next]);
      void queryClient.invalidateQueries({ queryKey: ['alarms', 'steps', alarm.id] });
      notify(t(`alarms.${done[deed]}`), { type: 'success' });
      return true;
    } catch (error) {
      if (!isProblem(error, 'alarm.step-refused')) {
        setRefusal(error);
        return false;
      }
      try {
        const current = await http<Alarm>('GET', `/alarms/${alarm.id}`);
        patchLists(queryClient, 'alarms', [current]);
        notify(t('alarms.changedMeanwhile', { state: words(alarmStateNames[current.state]) }), { type: 'warning' });
      } catch (again) {
        setRefusal(again);
      }
      return false;
    } finally {
      setPending(false);
    }
  }

  return { act, isPending, refusal };
}
