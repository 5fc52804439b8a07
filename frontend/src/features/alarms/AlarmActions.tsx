import { lazy, Suspense, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import type { Alarm } from '@ioc/shared/alarms';
import { useMe } from '#platform/api';
import { useT } from '#platform/i18n';
import { TaskForm } from '#features/tasks';
import { mayGiveTask, openDeeds, originOf, type AlarmDeed } from './alarm.actions';

const AlarmNote = lazy(async () => ({ default: (await import('./AlarmNote')).AlarmNote }));

interface AlarmActionsProps {
  alarm: Alarm;
  /** Beside the map only what is pressed every few minutes. */
  compact?: boolean;
}

/** The buttons of one alarm. The note opens in place, under the button that asks for it. */
export function AlarmActions({ alarm, compact = false }: AlarmActionsProps) {
  const t = useT();
  const me = useMe();
  const [asking, setAsking] = useState<AlarmDeed | null>(null);
  const [isGiving, setGiving] = useState(false);
  if (!me) return null;
  const deeds = openDeeds(alarm, me).filter((deed) => !compact || deed === 'acknowledge');
  const main = deeds[0];
  return (
    <Box>
      <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap' }}>
        {deeds.map((deed) => (
          <Button
            key={deed} size="small" variant={deed === main && alarm.state === 'raised' ? 'contained' : 'outlined'}
            aria-expanded={asking === deed} aria-label={`${t(`alarms.${deed}`)}: ${alarm.assetName}`}
            onClick={() => setAsking(asking === deed ? null : deed)}
          >
            {t(`alarms.${deed}`)}
          </Button>
        ))}
        {mayGiveTask(alarm, me) && (
          <Button size="small" aria-label={`${t('alarms.giveTask')}: ${alarm.assetName}`} onClick={() => setGiving(true)}>{t('alarms.giveTask')}</Button>
        )}
      </Stack>
      {asking && <Suspense fallback={null}><AlarmNote key={asking} alarm={alarm} deed={asking} onDone={() => setAsking(null)} /></Suspense>}
      {isGiving && <Suspense fallback={null}><TaskForm origin={originOf(alarm)} onClose={() => setGiving(false)} /></Suspense>}
    </Box>
  );
}
