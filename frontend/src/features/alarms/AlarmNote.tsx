import { useId } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import type { Alarm } from '@ioc/shared/alarms';
import { useT } from '#platform/i18n';
import { useDraft } from '#platform/drafts';
import { Failure } from '#ui/Failure';
import { needsNote, type AlarmDeed } from './alarm.actions';
import { useAlarmDeed } from './useAlarmDeed';

/** What is said about a deed. It opens in place, under the button that asks for it. */
export function AlarmNote({ alarm, deed, onDone }: { alarm: Alarm; deed: AlarmDeed; onDone: () => void }) {
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
