import { useGetList } from 'ra-core';
import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import { Box, Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import type { Organisation } from '@ioc/shared/organisations';
import type { Plan } from '@ioc/shared/plans';
import { requiredEvidenceNames } from '@ioc/shared/task-evidence';
import { originKindNames, reviewCycleNames, taskPriorityNames } from '@ioc/shared/tasks';
import { OrganisationPicker, useOrganisations, useSectors } from '#features/tasks';
import { useT } from '#platform/i18n';
import { WordsSelect } from '#ui/WordsSelect';
import { noPart, type TemplateValues } from './template.form';
import { UnitsField } from './UnitsField';

const canLead = { canLeadTask: true } as const;
const allPlans = { page: 1, perPage: 100 } as const;
const newestFirst = { field: 'docDate', order: 'DESC' } as const;
const twoColumns = { display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr' }, alignItems: 'start' } as const;
const cited: readonly TemplateValues['originKind'][] = ['document', 'meeting_conclusion', 'plan'];
const shrunk = { inputLabel: { shrink: true } } as const;

type FieldName = 'name' | 'title' | 'content' | 'requiredResult' | 'docNumber' | 'docDate' | 'docIssuer' | 'docSubject' | 'checklist' | 'termDays';

/** What every task of the template has. */
export function TemplateFields({ form }: { form: UseFormReturn<TemplateValues> }) {
  const t = useT();
  const { control, register, formState: { errors } } = form;
  const [originKind, planId, isRecurring, termDays] = useWatch({ control, name: ['originKind', 'planId', 'isRecurring', 'termDays'] });
  const { choices: sectors } = useSectors();
  const { organisations } = useOrganisations();
  const { organisations: leads } = useOrganisations(canLead);
  const text = (name: FieldName, label: string, more: { required?: boolean; lines?: number; hint?: string } = {}) => (
    <TextField
      {...register(name)} label={label} size="small" fullWidth required={more.required ?? false} error={Boolean(errors[name])} helperText={errors[name]?.message ?? more.hint}
      {...(more.lines ? { multiline: true, minRows: more.lines, maxRows: 10 } : {})} slotProps={shrunk}
    />
  );
  return (
    <>
      {text('name', t('templates.field.name'), { required: true, hint: t('templates.hint.name') })}
      {text('title', t('templates.field.title'), { required: true, hint: t('templates.hint.title') })}
      {text('requiredResult', t('tasks.field.requiredResult'), { required: isRecurring, lines: 1 })}
      <Controller
        control={control} name="requiredEvidence"
        render={({ field }) => <WordsSelect label={t('tasks.field.requiredEvidence')} choices={requiredEvidenceNames} value={field.value} onChange={field.onChange} helperText={field.value === 'photo' ? t('tasks.hint.photo') : undefined} />}
      />
      <Box sx={twoColumns}>
        <Controller
          control={control} name="priority"
          render={({ field }) => <WordsSelect label={t('tasks.field.priority')} choices={taskPriorityNames} value={field.value} onChange={field.onChange} required />}
        />
        <Controller
          control={control} name="sectorCode"
          render={({ field, fieldState }) => (
            <TextField
              select size="small" required label={t('tasks.field.sector')} value={sectors.some(({ id }) => id === field.value) ? field.value : ''} onChange={field.onChange}
              error={Boolean(fieldState.error)} helperText={fieldState.error?.message}
            >
              {sectors.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
            </TextField>
          )}
        />
        {/* What comes round is due, and led, by its recurrence. */}
        {!isRecurring && text('termDays', t('templates.field.termDays'), { hint: t('templates.hint.termDays') })}
        {!isRecurring && termDays.trim() === '' && (
          <Controller
            control={control} name="reviewEvery"
            render={({ field }) => <WordsSelect label={t('tasks.field.reviewEvery')} choices={reviewCycleNames} value={field.value} onChange={field.onChange} emptyLabel="–" />}
          />
        )}
      </Box>
      {!isRecurring && (
        <Controller
          control={control} name="leadOrgId"
          render={({ field, fieldState }) => (
            <OrganisationPicker
              organisations={leads} value={field.value} onChange={field.onChange} label={t('tasks.field.lead')} error={fieldState.error?.message} isOptional helperText={t('templates.hint.lead')}
            />
          )}
        />
      )}
      <Controller
        control={control} name="originKind"
        render={({ field, fieldState }) => (
          <WordsSelect label={t('tasks.field.originKind')} choices={originKindNames} value={field.value} onChange={field.onChange} required error={Boolean(fieldState.error)} helperText={fieldState.error?.message} />
        )}
      />
      {cited.includes(originKind) && (
        <Box sx={twoColumns}>
          {text('docNumber', t('tasks.field.docNumber'), { required: isRecurring && originKind === 'document' })}
          {text('docDate', t('tasks.field.docDate'), { hint: t('tasks.hint.docDate') })}
          {text('docIssuer', t('tasks.field.docIssuer'))}
          {text('docSubject', t('tasks.field.docSubject'))}
        </Box>
      )}
      {(originKind === 'plan' || planId !== '') && <PlanField control={control} />}
      {text('content', t('tasks.field.content'), { lines: 3 })}
      {text('checklist', t('checklist.name'), { lines: 3, hint: t('checklist.hint.lines') })}
      <Coordinating control={control} organisations={organisations} />
    </>
  );
}

function PlanField({ control }: Pick<UseFormReturn<TemplateValues>, 'control'>) {
  const t = useT();
  const { data = [] } = useGetList<Plan>('plans', { pagination: allPlans, sort: newestFirst });
  return (
    <Controller
      control={control} name="planId"
      render={({ field }) => (
        <TextField select size="small" label={t('tasks.field.plan')} value={data.some(({ id }) => id === field.value) ? field.value : ''} onChange={field.onChange} slotProps={{ ...shrunk, select: { displayEmpty: true } }}>
          <MenuItem value="">–</MenuItem>
          {data.map(({ id, docNumber, title }) => <MenuItem key={id} value={id} sx={{ whiteSpace: 'normal' }}>{docNumber} – {title}</MenuItem>)}
        </TextField>
      )}
    />
  );
}

/** Who takes part, and beneath it what each of them contributes. */
function Coordinating({ control, organisations }: Pick<UseFormReturn<TemplateValues>, 'control'> & { organisations: readonly Organisation[] }) {
  const t = useT();
  const orgIds = useWatch({ control, name: 'coordinatingOrgIds' });
  const nameOf = (orgId: string) => organisations.find(({ id }) => id === orgId)?.shortName ?? '…';
  return (
    <>
      <Controller
        control={control} name="coordinatingOrgIds"
        render={({ field }) => <UnitsField organisations={organisations} value={field.value} onChange={field.onChange} label={t('tasks.field.coordinating')} />}
      />
      <Controller
        control={control} name="parts"
        render={({ field }) => (
          <>
            {orgIds.map((orgId) => {
              const part = field.value[orgId] ?? noPart;
              const put = (more: Partial<typeof part>) => field.onChange({ ...field.value, [orgId]: { ...part, ...more } });
              return (
                <Box key={orgId} role="group" aria-label={t('parts.partOf', { org: nameOf(orgId) })} sx={{ display: 'grid' }}>
                  <TextField
                    size="small" multiline maxRows={5} label={t('parts.partOf', { org: nameOf(orgId) })} value={part.required} onChange={(event) => put({ required: event.target.value })}
                    helperText={t('parts.hint.required')} slotProps={{ ...shrunk, htmlInput: { maxLength: 1_000 } }}
                  />
                  {part.required.trim() !== '' && (
                    <FormControlLabel
                      control={<Checkbox size="small" checked={part.isMandatory} onChange={(_, isMandatory) => put({ isMandatory })} />} label={t('parts.mandatory')}
                      slotProps={{ typography: { variant: 'body2' } }}
                    />
                  )}
                </Box>
              );
            })}
          </>
        )}
      />
    </>
  );
}
