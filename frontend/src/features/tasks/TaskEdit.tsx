import { useEffect, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useNotify } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { isPrepared, type Task, type TaskUpdate } from '@ioc/shared/tasks';
import { updateTask } from '@ioc/shared/tasks.input';
import { changedFields, http, isProblem, useMe, zodResolver } from '#platform/api';
import { dropDraft, keepDraft, readDraft } from '#platform/drafts';
import { useT } from '#platform/i18n';
import { patchLists } from '#platform/live';
import { Failure } from '#ui/Failure';
import { aroundFields, changedValues, editInputFrom, editValuesFrom, issueWords, type TaskValues } from './task.form';
import { mayEdit } from './task.steps';
import { TaskFields } from './TaskFields';
import { TaskGate } from './TaskGate';
import { ConflictNotice } from './ConflictNotice';
import { useLeadClock, useOrganisations, useSectors } from './useTaskChoices';
import { fetchUpdates, updatesKey } from './useTaskSend';

/** What was changed and not saved, and the task it was changed upon. */
interface EditDraft {
  base: Task;
  values: Partial<TaskValues>;
}

const typed = { shouldDirty: true, shouldTouch: true } as const;

const canLead = { canLeadTask: true } as const;

/**
 * Changes what a prepared or open task says. Only what was changed here is sent; when somebody else was faster, their other fields are
 * taken over, what was typed stays, and the next press sends it upon their version.
 */
export function TaskEdit({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const [base, setBase] = useState(task);
  const draftKey = `${me?.id ?? 'nobody'}.edit.${task.id}`;
  const [kept, setKept] = useState(() => readDraft<EditDraft>(draftKey));
  const [overtaken, setOvertaken] = useState<{ seen: Task; current: Task; latest: TaskUpdate | null } | null>(
    () => (kept && kept.base.version !== task.version ? { seen: kept.base, current: task, latest: null } : null));
  const [refusal, setRefusal] = useState<unknown>(null);
  const { choices: sectors } = useSectors();
  const { organisations } = useOrganisations(canLead);
  const isDraft = isPrepared(base.state);
  const changes = (values: TaskValues, from: Task) => changedFields(editInputFrom(values, isDraft), editInputFrom(editValuesFrom(from), isDraft));
  const form = useForm<TaskValues>({
    defaultValues: editValuesFrom(task),
    resolver: zodResolver<TaskValues>(updateTask, issueWords(t), (values) => changes(values, base)),
  });
  const { formState: { isSubmitting } } = form;
  const put = (values: Partial<TaskValues>) => {
    for (const [name, value] of Object.entries(values)) form.setValue(name as keyof TaskValues, value, typed);
  };
  // The form is the outside here: it holds what is typed, and the fields follow it.
  useEffect(() => {
    for (const [name, value] of Object.entries(kept?.values ?? {})) form.setValue(name as keyof TaskValues, value, typed);
  }, [form, kept]);
  useEffect(() => form.subscribe({
    formState: { values: true },
    callback: ({ values }) => {
      const mine = changedValues(values, base);
      if (Object.keys(mine).length > 0) keepDraft(draftKey, { base, values: mine } satisfies EditDraft);
      else dropDraft(draftKey);
    },
  }), [form, base, draftKey]);
  const forget = () => {
    form.reset(editValuesFrom(base));
    dropDraft(draftKey);
    setKept(null);
    setOvertaken(null);
  };
  const clock = useLeadClock(useWatch({ control: form.control, name: 'leadOrgId' }));
  const isStillOpen = me !== null && mayEdit(base, me);

  const send = form.handleSubmit(async (values) => {
    const body = changes(values, base);
    setRefusal(null);
    if (Object.keys(body).length === 0) {
      dropDraft(draftKey);
      return onClose();
    }
    try {
      const saved = await http<Task>('PATCH', `/tasks/${task.id}`, { body, version: base.version });
      patchLists(queryClient, 'tasks', [saved]);
      dropDraft(draftKey);
      void queryClient.invalidateQueries({ queryKey: updatesKey(task.id) });
      notify(t('tasks.saved'), { type: 'success' });
      onClose();
    } catch (error) {
      if (!isProblem(error, 'request.version-stale')) {
        setRefusal(error);
        if (isProblem(error)) error.body.fields?.forEach(({ path, message }) => form.setError(path as keyof TaskValues, { message }));
        return;
      }
      const current = (error.body.current as Task | undefined) ?? await http<Task>('GET', `/tasks/${task.id}`);
      // Who it was is worth knowing and not worth failing for.
      const updates = await fetchUpdates(task.id).catch((): TaskUpdate[] => []);
      const mine = changedValues(form.getValues(), base);
      patchLists(queryClient, 'tasks', [current]);
      form.reset(editValuesFrom(current));
      put(mine);
      keepDraft(draftKey, { base: current, values: mine } satisfies EditDraft);
      setOvertaken({ seen: base, current, latest: updates.at(-1) ?? null });
      setBase(current);
    }
  });

  return (
    <Dialog open onClose={onClose} fullScreen={isPhone} fullWidth maxWidth="sm" aria-labelledby="task-edit-title">
      <form onSubmit={(event) => { send(event).catch(setRefusal); }} noValidate style={aroundFields}>
        <DialogTitle id="task-edit-title">{t('tasks.edit')} · {task.code}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <Typography variant="body2" color="textSecondary">{task.leadOrgName}</Typography>
          {overtaken && (
            <ConflictNotice key={overtaken.current.version} conflict={{ latest: overtaken.latest, current: overtaken.current, isStillOpen }} seen={overtaken.seen} />
          )}
          {kept && <Alert severity="info" action={<Button size="small" color="inherit" onClick={forget}>{t('tasks.conflict.drop')}</Button>}>{t('tasks.conflict.draft')}</Alert>}
          {refusal !== null && <Failure error={refusal} />}
          <TaskFields form={form} clock={clock} sectors={sectors} organisations={isDraft ? organisations : null} dueAt={isDraft ? undefined : base.dueAt} />
        </DialogContent>
        {isDraft && <Box sx={{ px: 3, pt: 1.5 }}><TaskGate form={form} /></Box>}
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('tasks.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={isSubmitting || !isStillOpen}>{t('tasks.save')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
