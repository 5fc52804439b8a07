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
import type { PartStep, TaskPart } from '@ioc/shared/task-parts';
import type { ListedTask } from '@ioc/shared/tasks';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { useDraft } from '#platform/drafts';
import { partIsOpen } from './task.parts';
import { ConflictNotice } from './ConflictNotice';
import { useTaskSend } from './useTaskSend';

interface PartDialogProps {
  task: ListedTask;
  part: TaskPart;
  step: PartStep;
  onClose: () => void;
}

/** The words of a step of a part. What is typed outlives a refusal, a conflict and a closed tab. */
export function PartDialog({ task, part, step, onClose }: PartDialogProps) {
  const t = useT();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const draft = useDraft(`part.${part.id}.${step}`);
  const { send, isPending, conflict, refusal } = useTaskSend(task);
  const lacksWords = draft.text.trim().length < 3;

  async function take(): Promise<void> {
    if (lacksWords) return;
    const request = { path: `parts/${part.orgId}/steps`, body: { step, text: draft.text.trim() }, done: t(`parts.done.${step}`), isStillOpen: partIsOpen };
    if (!(await send(request))) return;
    draft.drop();
    onClose();
  }

  return (
    <Dialog open onClose={onClose} fullScreen={isPhone} fullWidth maxWidth="sm" aria-labelledby="part-title">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void take(); }}>
        <DialogTitle id="part-title">{t(`parts.step.${step}`)} <Box component="span" sx={{ whiteSpace: 'nowrap' }}>· {task.code}</Box></DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <Typography variant="body2" color="textSecondary">{part.orgName}: {part.required}</Typography>
          {conflict && <ConflictNotice conflict={conflict} seen={task} />}
          {refusal && <Failure error={refusal} />}
          <TextField
            label={t(`parts.say.${step}`)} value={draft.text} onChange={(event) => draft.setText(event.target.value)} multiline minRows={3} maxRows={12}
            fullWidth autoFocus required slotProps={{ htmlInput: { maxLength: 2_000 } }} helperText={draft.isKept ? t('tasks.draftKept') : undefined}
          />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('tasks.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={isPending || lacksWords || conflict?.isStillOpen === false}>{t(`parts.step.${step}`)}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
