import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { requiredEvidenceNames } from '@ioc/shared/task-evidence';
import { citedOf, type CitedField } from '@ioc/shared/task-gate';
import { originKindNames, reviewCycleNames } from '@ioc/shared/tasks';
import { useT } from '#platform/i18n';
import { WordsSelect } from '#ui/WordsSelect';
import { TaskPlanField } from './TaskPlanField';
import type { TaskValues } from './task.form';

const twoColumns = { display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr' } } as const;

/** On whose word it is given; where that is a paper, which one. */
export function TaskOriginFields({ form }: { form: UseFormReturn<TaskValues> }) {
  const t = useT();
  const { control, register, formState: { errors } } = form;
  const originKind = useWatch({ control, name: 'originKind' });
  const cited = citedOf[originKind];
  const isDemanded = (name: CitedField): boolean => cited !== null && 'all' in cited && cited.all.includes(name);
  const text = (name: CitedField) => (
    <TextField
      {...register(name)} label={t(`tasks.field.${name}`)} size="small" fullWidth required={isDemanded(name)} error={Boolean(errors[name])}
      helperText={errors[name]?.message} placeholder={name === 'docDate' ? t('tasks.hint.docDate') : undefined} slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <>
      <Controller
        control={control} name="originKind"
        render={({ field, fieldState }) => (
          <WordsSelect
            label={t('tasks.field.originKind')} choices={originKindNames} value={field.value} onChange={field.onChange} required fullWidth
            error={Boolean(fieldState.error)} helperText={fieldState.error?.message}
          />
        )}
      />
      <TaskPlanField form={form} />
      {cited && (
        <Box sx={twoColumns}>
          {text('docNumber')}
          {'all' in cited && text('docDate')}
          {'all' in cited && text('docIssuer')}
          {text('docSubject')}
        </Box>
      )}
    </>
  );
}

/** What the lead unit has to bring when it submits. */
export function EvidenceField({ form }: { form: UseFormReturn<TaskValues> }) {
  const t = useT();
  return (
    <Controller
      control={form.control} name="requiredEvidence"
      render={({ field, fieldState }) => (
        <WordsSelect
          label={t('tasks.field.requiredEvidence')} choices={requiredEvidenceNames} value={field.value} onChange={field.onChange} fullWidth
          error={Boolean(fieldState.error)} helperText={fieldState.error?.message ?? (field.value === 'photo' ? t('tasks.hint.photo') : undefined)}
        />
      )}
    />
  );
}

/** Only where there is no term: then somebody has to look at it now and then. */
export function ReviewField({ form }: { form: UseFormReturn<TaskValues> }) {
  const t = useT();
  const dueAt = useWatch({ control: form.control, name: 'dueAt' });
  if (dueAt !== '') return null;
  return (
    <Controller
      control={form.control} name="reviewEvery"
      render={({ field, fieldState }) => (
        <WordsSelect
          label={t('tasks.field.reviewEvery')} choices={reviewCycleNames} value={field.value} onChange={field.onChange} fullWidth emptyLabel="–"
          error={Boolean(fieldState.error)} helperText={fieldState.error?.message ?? t('tasks.hint.noTerm')}
        />
      )}
    />
  );
}
