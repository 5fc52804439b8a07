import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useNotify } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { Alert, Box, Button, FormControlLabel, Paper, Stack, Switch, Typography } from '@mui/material';
import { gateHints, missingForAssign } from '@ioc/shared/task-gate';
import type { TaskTemplate } from '@ioc/shared/task-templates';
import { createTaskTemplate } from '@ioc/shared/task-templates.input';
import { changedFields, freshKey, http, isProblem, onceHeaders, zodResolver } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { patchLists } from '#platform/live';
import { Failure } from '#ui/Failure';
import { RecurrenceFields } from './RecurrenceFields';
import { inputFrom, type TemplateValues } from './template.form';
import { TemplateFields } from './TemplateFields';
import { issueWords } from './template.words';

interface TemplateFormProps {
  /** Null = a new one. */
  template: TaskTemplate | null;
  start: TemplateValues;
}

/** What a template says and when it comes round. Of one that exists only what was changed is sent, so that two people may work on it. */
export function TemplateForm({ template, start: given }: TemplateFormProps) {
  const t = useT();
  const words = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [start] = useState(given);
  const [once] = useState(freshKey);
  const [refusal, setRefusal] = useState<unknown>(null);
  const form = useForm<TemplateValues>({ defaultValues: start, resolver: zodResolver<TemplateValues>(createTaskTemplate, issueWords(t), inputFrom) });
  const { register, setValue, getValues, setError, handleSubmit, control, formState: { isSubmitting } } = form;
  const isRecurring = useWatch({ control, name: 'isRecurring' });

  /** What comes round by itself passes the gate now: no person looks at its tasks before they are given. */
  function unclear(values: TemplateValues): boolean {
    if (!values.isRecurring) return false;
    const { recurrence, ...said } = inputFrom(values);
    const missing = missingForAssign({ ...said, leadOrgId: recurrence?.leadOrgIds[0] ?? '', dueAt: 'by the recurrence' }).filter(({ item }) => item !== 'person');
    for (const { item, fields } of missing) setError((fields[0] ?? 'title') as keyof TemplateValues, { message: words(gateHints[item]) });
    return missing.length > 0;
  }

  const send = handleSubmit(async (values) => {
    setRefusal(null);
    if (unclear(values)) return;
    const input = inputFrom(values);
    try {
      const saved = template
        ? await http<TaskTemplate>('PATCH', `/task-templates/${template.id}`, { body: changedFields(input, inputFrom(start)), version: template.version })
        : await http<TaskTemplate>('POST', '/task-templates', { body: input, headers: onceHeaders(once) });
      patchLists(queryClient, 'task-templates', [saved]);
      notify(t('templates.saved'), { type: 'success' });
      void navigate(`/task-templates/${saved.id}/show`);
    } catch (error) {
      setRefusal(error);
      // The version of the others' change is fetched; what was typed here stays and can be sent upon it.
      if (isProblem(error, 'request.version-stale')) await queryClient.invalidateQueries({ queryKey: ['task-templates', 'getOne'] });
      if (isProblem(error)) error.body.fields?.forEach(({ path, message }) => setError(path as keyof TemplateValues, { message }));
    }
  });

  function turn(isOn: boolean): void {
    setValue('isRecurring', isOn, { shouldDirty: true });
    const { leadOrgId, recurrence } = getValues();
    if (isOn && leadOrgId !== '' && recurrence.leadOrgIds.length === 0) setValue('recurrence.leadOrgIds', [leadOrgId]);
  }

  return (
    <Box component="form" noValidate onSubmit={(event) => { void send(event); }} sx={{ maxWidth: 860, width: '100%', mx: 'auto', display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 }}>
      <Title title={t(template ? 'templates.editTitle' : 'templates.create')} preferenceKey={false} />
      {isProblem(refusal, 'request.version-stale')
        ? <Alert severity="warning" role="alert">{t('templates.changedMeanwhile')}</Alert>
        : refusal !== null && <Failure error={refusal} />}
      <Paper variant="outlined" sx={{ p: 2, display: 'grid', gap: 2 }}>
        <TemplateFields form={form} />
      </Paper>
      <Paper variant="outlined" sx={{ p: 2, display: 'grid', gap: 2 }}>
        <Box>
          <FormControlLabel
            control={<Switch {...register('isRecurring')} checked={isRecurring} onChange={(_, isOn) => turn(isOn)} />} label={t('templates.recurs')}
            slotProps={{ typography: { sx: { fontWeight: 600 } } }}
          />
          <Typography variant="body2" color="textSecondary">{t('templates.recursHint')}</Typography>
        </Box>
        {isRecurring && <RecurrenceFields form={form} />}
      </Paper>
      <Stack direction="row" sx={{ gap: 1, justifyContent: 'flex-end', position: 'sticky', bottom: 0, py: 1, bgcolor: 'background.default', zIndex: 1 }}>
        <Button onClick={() => { void navigate(-1); }}>{t('templates.cancel')}</Button>
        <Button type="submit" variant="contained" disabled={isSubmitting}>{t('templates.save')}</Button>
      </Stack>
    </Box>
  );
}
