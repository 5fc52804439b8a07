import { useEffect, useState } from 'react';
import { alarmSeverityNames, type Alarm } from '@ioc/shared/alarms';
import { useT, useWords } from '#platform/i18n';
import { useSharedLive } from '#platform/live';
import { useTitleBadge } from '#ui/TitleBadge';
import { newlyRaised } from './alarms.live';
import { soundAlarm, useAlarmSound } from './alarms.sound';
import { liveAlarms } from './alarms.store';

const unseen = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' } as const;

/** Calls the person: a sound, the count in the title of the tab, and words for those who hear the screen. */
export function AlarmWatch() {
  const t = useT();
  const words = useWords();
  const { state } = useSharedLive(liveAlarms, 1_000);
  const [spoken, setSpoken] = useState<Alarm | null>(null);
  useAlarmSound();
  useTitleBadge(state.unacknowledged);
  useEffect(() => liveAlarms.subscribe((events) => {
    // All is new: what was said may be about something this person no longer sees.
    if (events === null) setSpoken(null);
    const worst = events && newlyRaised(events)[0];
    if (!worst) return;
    soundAlarm(worst.severity);
    if (worst.severity === 'critical' || worst.severity === 'major') setSpoken(worst);
  }), []);
  return (
    <div role="status" aria-live="polite" style={unseen}>
      {spoken && t('alarms.newest', { severity: words(alarmSeverityNames[spoken.severity]), name: spoken.assetName, unit: spoken.unitName ?? '' })}
    </div>
  );
}
