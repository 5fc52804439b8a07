import { useState } from 'react';
import { useNotify } from 'ra-core';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { urgedStates, type Reminder } from '@ioc/shared/reminders';
import { remindTask } from '@ioc/shared/reminders.input';
import { taskPlace, type Task } from '@ioc/shared/tasks';
import { http, useCan } from '#platform/api';
import { useDraft } from '#platform/drafts';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';

export interface RemindButtonProps {
  task: Task;
  /** It stands in the timeline now. */
  onReminded?: () => void;
}

/** Urges the lead unit, for whoever gives tasks here, while there is something to urge. */
export function RemindButton({ task, onReminded }: RemindButtonProps) {
  const t = useT();
  const mayRemind = useCan('task:assign', taskPlace(task));
  const [isOpen, setOpen] = useState(false);
  if (!mayRemind || !urgedStates.includes(task.state)) return null;
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)} sx={{ minHeight: { xs: 44, md: 0 } }}>{t('reminders.urge')}</Button>
      {isOpen && <RemindDialog task={task} onClose={() => setOpen(false)} {...(onReminded ? { onReminded } : {})} />}
    </>
  );
}

function RemindDialog({ task, onReminded, onClose }: RemindButtonProps & { onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const draft = useDraft(`remind.${task.id}`, t('reminders.usual'));
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const isReady = remindTask.safeParse({ text: draft.text }).success;

  async function send(): Promise<void> {
    setPending(true);
    setRefusal(null);
    try {
      await http<Reminder>('POST', `/tasks/${task.id}/reminders`, { body: { text: draft.text } });
      draft.drop();
      onReminded?.();
      notify(t('reminders.urged', { lead: task.leadOrgName }), { type: 'success' });
      onClose();
    } catch (error) {
      setRefusal(error);
      setPending(false);
    }
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="remind-title">
      <form noValidate onSubmit={(event) => { event.preventDefault(); if (isReady) void send(); }}>
        <DialogTitle id="remind-title">{t('reminders.urge')} · {task.code}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <Typography variant="body2" color="textSecondary">{task.title}</Typography>
          {refusal !== null && <Failure error={refusal} />}
          <TextField
            label={t('reminders.text')} value={draft.text} onChange={(event) => draft.setText(event.target.value)} multiline minRows={3} maxRows={10} fullWidth autoFocus required
            helperText={draft.isKept ? t('ui.draft.kept') : t('reminders.textHint', { lead: task.leadOrgName })} slotProps={{ htmlInput: { maxLength: 500 } }}
          />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('reminders.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={isPending || !isReady}>{t('reminders.send')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
