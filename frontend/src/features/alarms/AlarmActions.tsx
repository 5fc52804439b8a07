import { Suspense, useId, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import type { Alarm } from '@ioc/shared/alarms';
import { useMe } from '#platform/api';
import { useT } from '#platform/i18n';
import { TaskForm, useDraft } from '#features/tasks';
import { Failure } from '#ui/Failure';
import { mayGiveTask, needsNote, openDeeds, originOf, type AlarmDeed } from './alarm.actions';
import { useAlarmDeed } from './useAlarmDeed';

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
      {asking && <AlarmNote key={asking} alarm={alarm} deed={asking} onDone={() => setAsking(null)} />}
      {isGiving && <Suspense fallback={null}><TaskForm origin={originOf(alarm)} onClose={() => setGiving(false)} /></Suspense>}
    </Box>
  );
}

function AlarmNote({ alarm, deed, onDone }: { alarm: Alarm; deed: AlarmDeed; onDone: () => void }) {
  const t = useT();
  const id = useId();
  const note = useDraft(`alarm.${alarm.id}.${deed}`);
  const { act, isPending, refusal } = useAlarmDeed(alarm);
  const isShort = needsNote(deed) && note.text.trim().length < 3;
  async function send(): Promise<void> {
    if (isShort || !(await act(deed, note.text.trim()))) return;
    note.drop();
    onDone();
  }
  return (
    <Box
      component="form" noValidate sx={{ mt: 1 }} onSubmit={(event) => { event.preventDefault(); void send(); }}
      onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}
    >
      <TextField
        id={id} size="small" fullWidth autoFocus label={t('alarms.note')} placeholder={t('alarms.notePlaceholder')} value={note.text}
        onChange={(event) => note.setText(event.target.value)} required={needsNote(deed)} slotProps={{ htmlInput: { maxLength: 500 } }}
        helperText={isShort ? t('alarms.noteNeeded') : undefined}
      />
      {refusal !== null && <Failure error={refusal} />}
      <Stack direction="row" sx={{ gap: 1, mt: 0.5 }}>
        <Button type="submit" size="small" variant="contained" disabled={isPending || isShort}>{t(`alarms.${deed}`)}</Button>
        <Button size="small" onClick={onDone}>{t('alarms.cancel')}</Button>
      </Stack>
    </Box>
  );
}
