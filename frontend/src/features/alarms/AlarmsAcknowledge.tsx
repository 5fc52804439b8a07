import { useState } from 'react';
import { useNotify } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import type { Alarm, AlarmsAcknowledged } from '@ioc/shared/alarms';
import { http } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { patchLists } from '#platform/live';
import { Failure } from '#ui/Failure';

interface AlarmsAcknowledgeProps {
  /** Those on the screen that nobody has acknowledged yet. */
  open: readonly Alarm[];
  chosen: ReadonlySet<string>;
  onChoose: (ids: ReadonlySet<string>) => void;
  onDone: () => void;
  /** Nothing was sent; without it the same as done. */
  onCancel?: () => void;
}

/** One note and one press for the alarms of a storm. What ends or is taken by somebody else meanwhile drops out by itself. */
export function AlarmsAcknowledge({ open, chosen, onChoose, onDone, onCancel = onDone }: AlarmsAcknowledgeProps) {
  const t = useT();
  const formats = useFormats();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [note, setNote] = useState('');
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const ids = open.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const isAll = ids.length === open.length;
  const counted = (count: number) => ({ count: formats.number(count), smart_count: count });

  async function send(): Promise<void> {
    if (ids.length === 0 || isPending) return;
    setPending(true);
    setRefusal(null);
    try {
      const { acknowledged, refused } = await http<AlarmsAcknowledged>('POST', '/alarms/acknowledge', { body: { ids, note: note.trim() } });
      patchLists(queryClient, 'alarms', acknowledged);
      const said = t('alarms.many.done', counted(acknowledged.length));
      if (refused.length === 0) notify(said, { type: 'success' });
      else notify(`${said} ${t('alarms.many.refused', counted(refused.length))}`, { type: 'warning' });
      onDone();
    } catch (error) {
      setRefusal(error);
      setPending(false);
    }
  }

  return (
    <Box
      component="form" noValidate aria-label={t('alarms.many.open')} onSubmit={(event) => { event.preventDefault(); void send(); }}
      onKeyDown={(event) => { if (event.key === 'Escape') onCancel(); }}
      sx={{ position: 'sticky', top: 0, zIndex: 1, px: 1.5, pb: 1, bgcolor: 'background.paper', borderBottom: 1, borderColor: 'divider' }}
    >
      <FormControlLabel
        label={t('alarms.many.all', counted(open.length))} slotProps={{ typography: { variant: 'body2' } }}
        control={(
          <Checkbox
            size="small" autoFocus checked={isAll && open.length > 0} indeterminate={!isAll && ids.length > 0}
            onChange={() => onChoose(new Set(isAll ? [] : open.map(({ id }) => id)))}
          />
        )}
      />
      <TextField
        size="small" fullWidth label={t('alarms.note')} placeholder={t('alarms.notePlaceholder')} value={note}
        onChange={(event) => setNote(event.target.value)} slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      {refusal !== null && <Failure error={refusal} />}
      <Stack direction="row" sx={{ gap: 1, mt: 0.5 }}>
        <Button type="submit" size="small" variant="contained" disabled={isPending || ids.length === 0}>{t('alarms.many.send', counted(ids.length))}</Button>
        <Button size="small" onClick={onCancel}>{t('alarms.cancel')}</Button>
      </Stack>
    </Box>
  );
}
