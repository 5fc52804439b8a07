import { useQuery } from '@tanstack/react-query';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { Box, Button, Checkbox, FormControlLabel, IconButton, LinearProgress, Paper, TextField, Typography } from '@mui/material';
import { refuseChecklistStep, type ChecklistLine, type ChecklistStep } from '@ioc/shared/task-checklist';
import type { TakeChecklistStep } from '@ioc/shared/task-checklist.input';
import type { Task } from '@ioc/shared/tasks';
import { http, useMe } from '#platform/api';
import { useDraft } from '#platform/drafts';
import { useFormats, useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { ConflictNotice } from './ConflictNotice';
import { useTaskSend } from './useTaskSend';

const doneWords: Readonly<Record<ChecklistStep, string>> = { add: 'checklist.added', remove: 'checklist.removed', tick: 'checklist.ticked', untick: 'checklist.unticked' };

/** Lines to go through on the way to the result: ticked by the lead unit, added by either side. */
export function TaskChecklist({ task }: { task: Task }) {
  const t = useT();
  const me = useMe();
  const { number } = useFormats();
  const draft = useDraft(`checklist.${task.id}`);
  const { send, isPending, conflict, refusal } = useTaskSend(task);
  // The version is part of the question: every step anyone takes makes the panel ask again.
  const { data: lines, error, refetch } = useQuery({
    queryKey: ['tasks', 'checklist', task.id, task.version], queryFn: () => http<ChecklistLine[]>('GET', `/tasks/${task.id}/checklist`), placeholderData: (old) => old,
  });
  const may = (step: ChecklistStep): boolean => me !== null && refuseChecklistStep(step, task, me) === null;
  const take = (body: TakeChecklistStep): Promise<boolean> =>
    send({ path: 'checklist', body, done: t(doneWords[body.step]), isStillOpen: (current) => me !== null && refuseChecklistStep(body.step, current, me) === null });
  if (error) return <Failure error={error} title={t('checklist.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (!lines || (lines.length === 0 && !may('add'))) return null;
  const done = lines.filter(({ doneAt }) => doneAt !== null).length;
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-labelledby="task-checklist">
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, mb: 0.5 }}>
        <Typography id="task-checklist" variant="subtitle1" component="h3" sx={{ fontWeight: 600 }}>{t('checklist.name')}</Typography>
        {lines.length > 0 && <Typography variant="body2" color="textSecondary">{t('checklist.count', { done: number(done), total: number(lines.length) })}</Typography>}
      </Box>
      {lines.length > 0 && <LinearProgress variant="determinate" value={(100 * done) / lines.length} aria-labelledby="task-checklist" sx={{ height: 6, borderRadius: 3, mb: 1 }} />}
      {conflict && <ConflictNotice conflict={conflict} seen={task} />}
      {refusal && <Failure error={refusal} />}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {lines.map((line) => (
          <LineRow
            key={line.n} line={line} isBusy={isPending} onTick={may('tick') ? (isDone) => void take({ step: isDone ? 'tick' : 'untick', n: line.n }) : null}
            onRemove={may('remove') ? () => void take({ step: 'remove', n: line.n }) : null}
          />
        ))}
      </Box>
      {may('add') && (
        <Box
          component="form" sx={{ display: 'flex', gap: 1, mt: 1, alignItems: 'center' }}
          onSubmit={(event) => {
            event.preventDefault();
            void take({ step: 'add', text: draft.text.trim() }).then((isDone) => { if (isDone) draft.drop(); });
          }}
        >
          <TextField size="small" margin="none" fullWidth label={t('checklist.add')} value={draft.text} onChange={(event) => draft.setText(event.target.value)} slotProps={{ htmlInput: { maxLength: 300 } }} />
          <Button type="submit" variant="outlined" disabled={isPending || !draft.isKept}>{t('checklist.put')}</Button>
        </Box>
      )}
    </Paper>
  );
}

interface LineRowProps {
  line: ChecklistLine;
  isBusy: boolean;
  /** Null = this person does not tick. */
  onTick: ((isDone: boolean) => void) | null;
  onRemove: (() => void) | null;
}

function LineRow({ line: { text, doneAt, doneByName }, isBusy, onTick, onRemove }: LineRowProps) {
  const t = useT();
  const { dateTime } = useFormats();
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'flex-start', minHeight: { xs: 44, md: 0 } }}>
      <FormControlLabel
        sx={{ flex: 1, minWidth: 0, mr: 0, alignItems: 'flex-start' }} disabled={onTick === null || isBusy}
        control={<Checkbox size="small" checked={doneAt !== null} onChange={(_, isDone) => onTick?.(isDone)} />}
        label={
          <Box component="span" sx={{ display: 'block', pt: '9px', color: 'text.primary', overflowWrap: 'anywhere' }}>
            <Typography component="span" variant="body2" sx={{ display: 'block' }}>{text}</Typography>
            {doneAt !== null && <Typography component="span" variant="caption" color="textSecondary">{t('checklist.doneBy', { name: doneByName ?? '', at: dateTime(doneAt) })}</Typography>}
          </Box>
        }
      />
      {onRemove && <IconButton size="small" disabled={isBusy} onClick={onRemove} aria-label={t('checklist.remove', { text })} sx={{ mt: 0.5 }}><CloseOutlined fontSize="small" /></IconButton>}
    </Box>
  );
}
