import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import type { ExtensionStep } from '@ioc/shared/task-extensions';
import type { ListedTask } from '@ioc/shared/tasks';
import { useT } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { Failure } from '#ui/Failure';
import { useDraft } from '#platform/drafts';
import { ExtensionDue } from './ExtensionDue';
import { extensionAsks, fits, isStillOpen } from './task.extensions';
import { ConflictNotice } from './ConflictNotice';
import { useTaskSend } from './useTaskSend';

interface ExtensionDialogProps {
  task: ListedTask;
  step: ExtensionStep;
  onClose: () => void;
}

/** The date and the words of a step of an extension. What is typed outlives a refusal, a conflict and a closed tab. */
export function ExtensionDialog({ task, step, onClose }: ExtensionDialogProps) {
  const t = useT();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const asked = extensionAsks(step);
  const draft = useDraft(`extension.${task.id}.${step}`);
  const chosen = useDraft(`extension.${task.id}.${step}.date`);
  const date = chosen.text || null;
  const { send, isPending, conflict, refusal } = useTaskSend(task);
  const { dueAt } = task;
  const lacksReason = asked.text === 'required' && draft.text.trim().length < 3;
  const lacksDate = asked.date && (date === null || !fits(step, date, dueAt, serverNow()));

  async function take(): Promise<void> {
    if (lacksReason || lacksDate) return;
    const body = { step, dueAt: asked.date ? date : null, text: draft.text.trim() || null };
    if (!(await send({ path: 'extensions', body, done: t(`extensions.done.${step}`), isStillOpen: isStillOpen(step) }))) return;
    draft.drop();
    chosen.drop();
    onClose();
  }

  return (
    <Dialog open onClose={onClose} fullScreen={isPhone} fullWidth maxWidth="sm" aria-labelledby="extension-title">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void take(); }}>
        <DialogTitle id="extension-title">{t(`extensions.step.${step}`)} <Box component="span" sx={{ whiteSpace: 'nowrap' }}>· {task.code}</Box></DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <Typography variant="body2" color="textSecondary">{task.title}</Typography>
          {conflict && <ConflictNotice conflict={conflict} seen={task} />}
          {refusal && <Failure error={refusal} />}
          {asked.date && <ExtensionDue task={task} step={step} value={date} onChange={(next) => chosen.setText(next ?? '')} />}
          <TextField
            label={t(`extensions.say.${step}`)} value={draft.text} onChange={(event) => draft.setText(event.target.value)} multiline minRows={3} maxRows={12}
            fullWidth required={asked.text === 'required'} slotProps={{ htmlInput: { maxLength: 2_000 } }} helperText={draft.isKept ? t('tasks.draftKept') : undefined}
          />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('tasks.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={isPending || lacksReason || lacksDate || conflict?.isStillOpen === false}>{t(`extensions.step.${step}`)}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
