import { useEffect, useState } from 'react';
import { useFormState, useWatch } from 'react-hook-form';
import { useCreate, useGetOne, useNotify } from 'ra-core';
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
import type { Asset } from '@ioc/shared/assets';
import { gateHints, missingForAssign } from '@ioc/shared/task-gate';
import type { Task } from '@ioc/shared/tasks';
import { assignTask } from '@ioc/shared/tasks.input';
import { freshKey, isProblem, useCan, zodResolver } from '#platform/api';
import { useFormats, useLocale, useT, useWords } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { useDraftedForm } from '#platform/form-drafts';
import { DraftFound } from '#ui/DraftFound';
import { leadFor, priorityFor, resultFor, sectorFor, titleFor, type TaskOrigin } from './task.defaults';
import { aroundFields, gatedFrom, inputFrom, issueWords, type TaskValues } from './task.form';
import { dueFor, usualClock } from './task.terms';
import { FromTemplate } from './FromTemplate';
import { TaskFields } from './TaskFields';
import { TaskGate } from './TaskGate';
import { childStart, useGiveChild } from './useGiveChild';
import { useLeadClock, useOrganisations, useSectors } from './useTaskChoices';

export interface TaskFormProps {
  /** What the task is about; null = a task without a place. */
  origin: TaskOrigin | null;
  /** The task this one becomes a part of: given at once, due with it at the latest. */
  parent?: Task;
  onClose: () => void;
  onAssigned?: (task: Task) => void;
}

const canLead = { canLeadTask: true } as const;

/** What is known before anybody types. */
function useUsual(origin: TaskOrigin | null, parent: Task | undefined): TaskValues {
  const locale = useLocale();
  const [usual] = useState<TaskValues>(() => {
    const priority = origin ? priorityFor(origin) : 'thuong';
    return {
      title: origin ? titleFor(origin, locale) : '', content: '', requiredResult: origin ? resultFor(origin, locale) : '', requiredEvidence: 'none',
      originKind: origin?.subject.kind === 'alarm' ? 'alarm' : 'direct', docNumber: '', docDate: '', docIssuer: '', docSubject: '', reviewEvery: '', priority, sectorCode: sectorFor(origin?.kind ?? null) ?? '',
      leadOrgId: '', coordinatingOrgIds: [], parts: {}, dueAt: dueFor(priority, serverNow(), usualClock), planId: '', checklist: '',
      ...(parent && childStart(parent)),
    };
  });
  return usual;
}

/** Gives a task. Everything that can be known from what was pointed at is filled in: one press assigns it. */
export function TaskForm({ origin, parent, onClose, onAssigned }: TaskFormProps) {
  const t = useT();
  const words = useWords();
  const { dateTime } = useFormats();
  const notify = useNotify();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const usual = useUsual(origin, parent);
  const resolver = zodResolver<TaskValues>(assignTask, issueWords(t), (values) => inputFrom(values, origin?.subject ?? null));
  const { form, found, drop, forget } = useDraftedForm<TaskValues>(`task.${origin?.subject.id ?? parent?.id ?? 'new'}`, { usual, resolver });
  const { organisations } = useOrganisations(canLead);
  const { choices: sectors } = useSectors();
  const [create, { isPending: isCreating }] = useCreate<Task & { id: string }>();
  const mayUseTemplates = useCan('task:assign');
  const [key] = useState(freshKey);
  const { giveChild, isGiving } = useGiveChild(key);
  const isPending = isCreating || isGiving;
  const [refusal, setRefusal] = useState<string | null>(null);

  const asksOwner = origin !== null && origin.ownerOrgId === null && origin.assetId !== null;
  const { data: asset } = useGetOne<Asset>('assets', { id: origin?.assetId ?? '' }, { enabled: asksOwner });
  useEffect(() => {
    if (!origin || organisations.length === 0 || form.getValues('leadOrgId')) return;
    const lead = leadFor({ unitId: origin.unitId, ownerOrgId: origin.ownerOrgId ?? asset?.ownerOrgId ?? null }, organisations);
    if (lead && (!asksOwner || asset)) form.setValue('leadOrgId', lead);
  }, [origin, organisations, asset, asksOwner, form, found]);

  // As long as nobody has chosen a due date, it follows the urgency and the hours of whoever is to lead.
  const [priority, leadOrgId] = useWatch({ control: form.control, name: ['priority', 'leadOrgId'] });
  const { touchedFields } = useFormState({ control: form.control, name: 'dueAt' });
  const clock = useLeadClock(leadOrgId);
  // A child keeps the term of its parent until somebody shortens it.
  const hasChosenDue = touchedFields.dueAt === true || found?.dueAt !== undefined || parent !== undefined;
  useEffect(() => {
    if (!hasChosenDue) form.setValue('dueAt', dueFor(priority, serverNow(), clock));
  }, [form, priority, clock, hasChosenDue]);

  const told = (task: Task): void => {
    drop();
    notify(task.state === 'draft' ? t('tasks.drafted', { code: task.code }) : t('tasks.assigned', { code: task.code, lead: task.leadOrgName }), { type: 'success' });
    onAssigned?.(task);
    onClose();
  };
  const refused = (error: unknown): void => {
    setRefusal(error instanceof Error ? error.message : String(error));
    if (!isProblem(error)) return;
    for (const field of error.body.fields ?? []) form.setError(field.path as keyof TaskValues, { message: field.message });
  };

  const sendAs = (asDraft: boolean) => form.handleSubmit((values) => {
    setRefusal(null);
    // The gate is asked here as well, so that what is missing stands at its field and nothing typed is sent in vain.
    const missing = asDraft ? [] : missingForAssign(gatedFrom(values));
    for (const { item, fields } of missing) form.setError(fields[0] ?? 'title', { message: words(gateHints[item]) });
    if (missing.length > 0) return;
    if (parent) {
      void giveChild(parent, values).then(told, refused);
      return;
    }
    void create('tasks', { data: inputFrom(values, origin?.subject ?? null, asDraft), meta: { idempotencyKey: key } }, {
      onSuccess: told, onError: refused,
    });
  });

  return (
    <Dialog open onClose={onClose} fullScreen={isPhone} fullWidth maxWidth="sm" aria-labelledby="task-form-title">
      <form onSubmit={(event) => { void sendAs(false)(event); }} noValidate style={aroundFields}>
        <DialogTitle id="task-form-title">{parent ? t('children.giveTitle', { code: parent.code }) : t('tasks.giveTitle')}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          {origin && <Typography variant="body2" color="textSecondary">{t('tasks.forSubject', { name: origin.name })}</Typography>}
          {parent?.dueAt && <Typography variant="body2" color="textSecondary">{t('children.due', { date: dateTime(parent.dueAt) })}</Typography>}
          {found && <DraftFound onForget={forget} />}
          {refusal && <Alert severity="error" role="alert">{refusal}</Alert>}
          {mayUseTemplates && <FromTemplate form={form} prefilled={usual} keepsTerm={parent !== undefined} />}
          <TaskFields form={form} clock={clock} sectors={sectors} organisations={organisations} />
          <TextField
            {...form.register('checklist')} label={t('checklist.name')} fullWidth multiline minRows={2} maxRows={10} size="small" error={Boolean(form.formState.errors.checklist)}
            helperText={form.formState.errors.checklist ? t('checklist.hint.wrong') : t('checklist.hint.lines')} slotProps={{ inputLabel: { shrink: true } }}
          />
        </DialogContent>
        <Box sx={{ px: 3, pt: 1.5 }}><TaskGate form={form} /></Box>
        <DialogActions sx={{ px: 3, pb: 2, flexWrap: 'wrap', gap: 1 }}>
          <Button onClick={onClose}>{t('tasks.cancel')}</Button>
          {!parent && <Button variant="outlined" disabled={isPending} onClick={(event) => { void sendAs(true)(event); }}>{t('tasks.draft')}</Button>}
          <Button type="submit" variant="contained" disabled={isPending} autoFocus={origin !== null}>{t('tasks.give')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
