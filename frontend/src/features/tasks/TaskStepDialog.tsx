import { useState } from 'react';
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
import type { ChildFate } from '@ioc/shared/task-children';
import type { Quality } from '@ioc/shared/task-score';
import type { ListedTask, TaskStep } from '@ioc/shared/tasks';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { useDraft } from '#platform/drafts';
import { ChecklistPercent } from './ChecklistPercent';
import { ConflictNotice } from './ConflictNotice';
import { mostReported, PercentField, percentFrom } from './PercentField';
import { StepChildrenFields } from './StepChildren';
import { StepEvidenceFields, useStepEvidence } from './StepEvidence';
import { asksFor } from './task.steps';
import { NewLeadField, QualityField } from './TaskStepExtras';
import { useTaskStep } from './useTaskStep';

interface TaskStepDialogProps {
  task: ListedTask;
  step: TaskStep;
  onClose: () => void;
}

/** Words and percentage of a step. What is typed outlives a refusal, a conflict and a closed tab. */
export function TaskStepDialog({ task, step, onClose }: TaskStepDialogProps) {
  const t = useT();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const asked = asksFor(step);
  const draft = useDraft(`step.${task.id}.${step}`);
  const evidence = useStepEvidence(task, step);
  const childrenReason = useDraft(`step.${task.id}.${step}.children`);
  const [children, setChildren] = useState<ChildFate | null>(null);
  const [percent, setPercent] = useState(String(Math.min(task.progressPercent, mostReported)));
  const [quality, setQuality] = useState<Quality | null>(null);
  const [leadOrgId, setLeadOrgId] = useState('');
  const { take, isPending, conflict, refusal } = useTaskStep(task);
  const isText = asked.text !== 'none';
  const lacksReason = asked.text === 'required' && draft.text.trim().length < 3;
  const isPercentWrong = asked.percent && percentFrom(percent) === null;
  const isUnanswered = (asked.quality && quality === null) || (asked.lead && leadOrgId === '');
  const label = t(`tasks.say.${asked.say}`);

  async function send(): Promise<void> {
    if (lacksReason || isPercentWrong || isUnanswered || evidence.isOpen || evidence.isLacking) return;
    const isTaken = await take(step, {
      text: draft.text.trim() || null, percent: asked.percent ? percentFrom(percent) : null, quality, leadOrgId: leadOrgId || null, ...evidence.evidence(), children,
      childrenReason: childrenReason.text.trim() || null,
    });
    if (!isTaken) return;
    draft.drop();
    evidence.drop();
    childrenReason.drop();
    onClose();
  }

  return (
    <Dialog open onClose={onClose} fullScreen={isPhone} fullWidth maxWidth="sm" aria-labelledby="task-step-title">
      {/* Without a box of its own: on a telephone the fields scroll and the buttons stay. */}
      <form noValidate style={{ display: 'contents' }} onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <DialogTitle id="task-step-title">{t(`tasks.step.${step}`)} <Box component="span" sx={{ whiteSpace: 'nowrap' }}>· {task.code}</Box></DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <Typography variant="body2" color="textSecondary">{task.title}</Typography>
          {conflict && <ConflictNotice conflict={conflict} seen={task} />}
          {refusal && <Failure error={refusal} />}
          {asked.lead && <NewLeadField task={task} value={leadOrgId} onChange={setLeadOrgId} />}
          {asked.quality && <QualityField task={task} value={quality} onChange={setQuality} />}
          {asked.percent && <PercentField value={percent} onChange={setPercent} />}
          {asked.percent && <ChecklistPercent task={task} most={mostReported} onPropose={(proposed) => setPercent(String(proposed))} />}
          {isText && (
            <TextField
              label={label} value={draft.text} onChange={(event) => draft.setText(event.target.value)} multiline minRows={3} maxRows={12}
              fullWidth autoFocus required={asked.text === 'required'} slotProps={{ htmlInput: { maxLength: 2_000 } }}
              helperText={draft.isKept ? t('tasks.draftKept') : undefined}
            />
          )}
          <StepChildrenFields step={step} refusal={refusal} reason={childrenReason} fate={children} onFate={setChildren} />
          <StepEvidenceFields step={step} form={evidence} refusal={refusal} />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('tasks.cancel')}</Button>
          <Button
            type="submit" variant="contained" color={step === 'cancel' ? 'error' : 'primary'}
            disabled={isPending || lacksReason || isPercentWrong || isUnanswered || evidence.isOpen || evidence.isLacking || conflict?.isStillOpen === false}
          >
            {t(`tasks.step.${step}`)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
