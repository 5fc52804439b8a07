import { useState } from 'react';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { useFormats, useT } from '#platform/i18n';
import { useTaskDifferences, type SeenTask } from './useTaskDifferences';
import type { StepConflict } from './useTaskSend';

/** Somebody was faster: who, what they did, and every field that is not as it was on this screen; what was typed is still there. */
export function ConflictNotice({ conflict, seen }: { conflict: StepConflict; seen: SeenTask }) {
  const t = useT();
  const formats = useFormats();
  const { latest, current, isStillOpen } = conflict;
  const [first] = useState(seen);
  const differences = useTaskDifferences()(first, current);
  return (
    <Alert severity="warning" role="alert">
      <AlertTitle>{t('tasks.conflict.title')}</AlertTitle>
      {latest
        ? t('tasks.conflict.by', { name: latest.byName, step: t(`tasks.happened.${latest.step}`), time: formats.dateTime(latest.at) })
        : t('tasks.conflict.unknown')}
      {differences.length > 0 && (
        <Box component="ul" sx={{ m: 0, my: 0.5, pl: 2.5, overflowWrap: 'anywhere' }} aria-label={t('tasks.conflict.changed')}>
          {differences.map(({ name, from, to }) => <li key={name}><strong>{name}</strong>: {from} → {to}</li>)}
        </Box>
      )}
      {` ${t(isStillOpen ? 'tasks.conflict.kept' : 'tasks.conflict.gone')}`}
    </Alert>
  );
}
