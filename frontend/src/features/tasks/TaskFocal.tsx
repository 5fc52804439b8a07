import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { refuseFocal, type FocalPerson } from '@ioc/shared/task-focal';
import type { Task } from '@ioc/shared/tasks';
import { http, useMe } from '#platform/api';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { ConflictNotice } from './ConflictNotice';
import { Fact } from './TaskGrounds';
import { useTaskSend } from './useTaskSend';

/** Who of the lead unit handles the task; its own people name them. */
export function TaskFocal({ task }: { task: Task }) {
  const t = useT();
  const me = useMe();
  const [isNaming, setNaming] = useState(false);
  const mayName = me !== null && refuseFocal(task, me) === null;
  if (task.focalName === null && !mayName) return null;
  return (
    <Fact name={t('tasks.field.focal')}>
      {task.focalName ?? t('focal.nobody')}
      {mayName && (
        <Button size="small" sx={{ ml: 1, my: -0.5, minHeight: { xs: 44, md: 0 } }} onClick={() => setNaming(true)}>{t(task.focalName === null ? 'focal.name' : 'focal.change')}</Button>
      )}
      {isNaming && <FocalDialog task={task} onClose={() => setNaming(false)} />}
    </Fact>
  );
}

function FocalDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useT();
  const [userId, setUserId] = useState(task.focalUserId ?? '');
  const { send, isPending, conflict, refusal } = useTaskSend(task);
  const { data: people, error, refetch } = useQuery({
    queryKey: ['task-focal-people', task.id, task.version], queryFn: () => http<FocalPerson[]>('GET', `/tasks/${task.id}/focal/people`), placeholderData: (old) => old,
  });
  const known = people?.some(({ id }) => id === userId) ? userId : '';
  async function save(): Promise<void> {
    if (await send({ path: 'focal', body: { userId: known || null }, done: t('focal.done'), isStillOpen: () => true })) onClose();
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="focal-title">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <DialogTitle id="focal-title">{t('focal.name')}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <Typography variant="body2" color="textSecondary">{t('focal.hint')}</Typography>
          {conflict && <ConflictNotice conflict={conflict} seen={task} />}
          {refusal && <Failure error={refusal} />}
          {error && <Failure error={error} title={t('focal.loadFailed')} onRetry={() => { void refetch(); }} />}
          <TextField select label={t('focal.choose')} value={known} onChange={({ target }) => setUserId(target.value)} disabled={!people} slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}>
            <MenuItem value="">{t('focal.nobody')}</MenuItem>
            {(people ?? []).map(({ id, fullName, position }) => <MenuItem key={id} value={id}>{[fullName, position].filter(Boolean).join(', ')}</MenuItem>)}
          </TextField>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('tasks.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={isPending || !people}>{t('focal.save')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
