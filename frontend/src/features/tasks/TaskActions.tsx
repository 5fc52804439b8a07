import { useState } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ListedTask, Task, TaskStep } from '@ioc/shared/tasks';
import { useMe } from '#platform/api';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { serverNow } from '#platform/live';
import { asksFor, asksNothing, isRare, mayEdit, nextStep, openSteps } from './task.steps';
import { TaskMoreSteps } from './TaskMoreSteps';
import { TaskEdit } from './TaskEdit';
import { ConflictNotice } from './ConflictNotice';
import { TaskStepDialog } from './TaskStepDialog';
import { useTaskStep } from './useTaskStep';

/**
 * On the board: only the step that moves the work on, small; what the task says is edited where all of it stands. As a bar
 * under the thumb: that step and its counterpart, everything else behind one button.
 */
type TaskActionsProps = ({ task: Task; compact?: false; isBar?: boolean } | { task: ListedTask; compact: true; isBar?: false }) & {
  /** Takes over where a step is begun. */
  onStep?: (step: TaskStep) => void;
};

const forThumbs = { minHeight: { xs: 44, md: 0 } } as const;

/** Exactly the steps open to this person on this task. A step without words is taken at once, the others ask first. */
export function TaskActions(props: TaskActionsProps) {
  const { task, compact = false, isBar = false, onStep } = props;
  const t = useT();
  const me = useMe();
  const [isEditing, setEditing] = useState(false);
  const [asking, setAsking] = useState<TaskStep | null>(null);
  const { take, isPending, conflict, refusal } = useTaskStep(task);
  const steps = me ? openSteps(task, me, serverNow()) : [];
  const main = nextStep(steps);
  const isFirst = (step: TaskStep): boolean => !isRare(step) && (step === main || step === 'send_back' || step === 'submit' || step === 'reject');
  const shown = compact || isBar ? steps.filter(isFirst) : steps.filter((step) => !isRare(step));
  const behind = compact ? [] : steps.filter((step) => !shown.includes(step));
  const mayChange = !compact && me !== null && mayEdit(task, me);
  const begin = (step: TaskStep): void => {
    if (onStep) onStep(step);
    else if (asksNothing(asksFor(step))) void take(step, { text: null, percent: null });
    else setAsking(step);
  };
  if (steps.length === 0 && (compact || (isBar && !mayChange))) return null;
  const button = (step: TaskStep) => (
    <Button
      key={step} size={compact ? 'small' : 'medium'} variant={step === main ? 'contained' : 'outlined'} disabled={isPending}
      onClick={() => begin(step)} sx={isBar ? { ...forThumbs, flex: '1 1 0', lineHeight: 1.3 } : forThumbs}
      aria-label={compact ? `${t(`tasks.step.${step}`)}: ${task.code}` : undefined}
    >
      {t(`tasks.step.${step}`)}
    </Button>
  );
  return (
    <>
      {conflict && !asking && <ConflictNotice conflict={conflict} seen={task} />}
      {refusal && !asking && <Failure error={refusal} />}
      <Stack direction="row" sx={{ gap: 1, flexWrap: isBar ? 'nowrap' : 'wrap' }}>
        {shown.map(button)}
        {mayChange && !isBar && <Button size="medium" variant="outlined" sx={forThumbs} onClick={() => setEditing(true)}>{t('tasks.edit')}</Button>}
        {!compact && <TaskMoreSteps steps={behind} onChoose={begin} onEdit={isBar && mayChange ? () => setEditing(true) : undefined} />}
        {steps.length === 0 && !isBar && <Typography variant="body2" color="textSecondary">{t('tasks.noSteps')}</Typography>}
      </Stack>
      {isEditing && !props.compact && <TaskEdit task={props.task} onClose={() => setEditing(false)} />}
      {asking && <TaskStepDialog task={task} step={asking} onClose={() => setAsking(null)} />}
    </>
  );
}
