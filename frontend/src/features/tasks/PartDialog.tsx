import Alert from '@mui/material/Alert';
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
import { missingOnPart, partTransitions, type PartStep, type PartTransition, type TaskPart } from '@ioc/shared/task-parts';
import type { ListedTask } from '@ioc/shared/tasks';
import { AttachmentInput, useKeptUploads } from '#features/attachments';
import { useFormats, useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { useDraft } from '#platform/drafts';
import { ConflictNotice } from './ConflictNotice';
import { mostReported, PercentField, percentFrom } from './PercentField';
import { asksForWords, partIsOpen } from './task.parts';
import { useTaskSend } from './useTaskSend';

interface PartDialogProps {
  task: ListedTask;
  part: TaskPart;
  step: PartStep;
  onClose: () => void;
}

/** The words, the percentage and the files of a step of a part. What is typed outlives a refusal, a conflict and a closed tab. */
export function PartDialog({ task, part, step, onClose }: PartDialogProps) {
  const t = useT();
  const formats = useFormats();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const rule: PartTransition = partTransitions[step];
  const name = `part.${part.id}.${step}`;
  const [draft, difficulties, proposals, percent] = [
    useDraft(name), useDraft(`${name}.difficulties`), useDraft(`${name}.proposals`), useDraft(`${name}.percent`, String(Math.min(part.progressPercent, mostReported))),
  ];
  const files = useKeptUploads(name);
  const { send, isPending, conflict, refusal } = useTaskSend(task);
  const text = draft.text.trim() || null;
  const progress = rule.percent ? percentFrom(percent.text) : null;
  const isFalling = progress !== null && progress < part.progressPercent;
  const isWanted = asksForWords(step) || isFalling;
  const isLacking = (isWanted && (text?.length ?? 0) < 3) || missingOnPart({ step, text, percent: progress }, part) !== null || files.uploads.isOpen;

  async function take(): Promise<void> {
    if (isLacking) return;
    const said = rule.tells ? { difficulties: difficulties.text.trim() || null, proposals: proposals.text.trim() || null } : {};
    const body = { step, text, ...(rule.percent ? { percent: progress } : {}), ...said, ...(rule.carries ? { attachmentIds: files.ids } : {}) };
    if (!(await send({ path: `parts/${part.orgId}/steps`, body, done: t(`parts.done.${step}`), isStillOpen: partIsOpen }))) return;
    for (const each of [draft, difficulties, proposals, percent, files]) each.drop();
    onClose();
  }

  const more = (one: typeof draft, label: string) => (
    <TextField label={label} value={one.text} onChange={(event) => one.setText(event.target.value)} multiline maxRows={8} fullWidth slotProps={{ htmlInput: { maxLength: 2_000 } }} />
  );

  return (
    <Dialog open onClose={onClose} fullScreen={isPhone} fullWidth maxWidth="sm" aria-labelledby="part-title">
      {/* Without a box of its own: on a telephone the fields scroll and the buttons stay. */}
      <form noValidate style={{ display: 'contents' }} onSubmit={(event) => { event.preventDefault(); void take(); }}>
        <DialogTitle id="part-title">{t(`parts.step.${step}`)} <Box component="span" sx={{ whiteSpace: 'nowrap' }}>· {task.code}</Box></DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <Typography variant="body2" color="textSecondary">{part.orgName}: {part.required}</Typography>
          {conflict && <ConflictNotice conflict={conflict} seen={task} />}
          {refusal && <Failure error={refusal} />}
          {rule.percent && <PercentField value={percent.text} onChange={percent.setText} />}
          <TextField
            label={t(`parts.say.${step}`)} value={draft.text} onChange={(event) => draft.setText(event.target.value)} multiline minRows={3} maxRows={12}
            fullWidth autoFocus required={isWanted} slotProps={{ htmlInput: { maxLength: 2_000 } }}
            helperText={isFalling && text === null ? t('parts.hint.falling', { percent: formats.percent(part.progressPercent, 0) }) : draft.isKept ? t('tasks.draftKept') : undefined}
          />
          {rule.tells && more(difficulties, t('tasks.evidence.difficulties'))}
          {rule.tells && more(proposals, t('tasks.evidence.proposals'))}
          {rule.carries && <AttachmentInput {...files.uploads} />}
          {files.uploads.isOpen && <Alert severity="info">{t('tasks.evidence.open')}</Alert>}
          {step === 'report' && <Typography variant="body2" color="textSecondary">{t('parts.hint.finish')}</Typography>}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('tasks.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={isPending || isLacking || conflict?.isStillOpen === false}>{t(`parts.step.${step}`)}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
