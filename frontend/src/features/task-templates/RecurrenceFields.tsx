import { Controller, get, useWatch, type UseFormReturn } from 'react-hook-form';
import { Box, FormHelperText, MenuItem, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { dayOffMoveNames, rhythmNames, type Recurrence } from '@ioc/shared/recurrence';
import { recurrence as recurrenceSchema } from '@ioc/shared/task-templates.input';
import { useOrganisations } from '#features/tasks';
import { useT } from '#platform/i18n';
import { WordsSelect } from '#ui/WordsSelect';
import { inputFrom, type RecurrenceValues, type TemplateValues } from './template.form';
import { TemplateDates } from './TemplateDates';
import { UnitsField } from './UnitsField';
import { useWeekday } from './useRecurrence';

const canLead = { canLeadTask: true } as const;
const columns = { display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr' }, alignItems: 'start' } as const;
const ends = ['never', 'on', 'after'] as const;
const shrunk = { inputLabel: { shrink: true } } as const;
const upTo = (most: number): string[] => Array.from({ length: most }, (_, n) => String(n + 1));

/** When a task comes round, for whom, and beneath it the dates this makes: they say at once whether it was meant so. */
export function RecurrenceFields({ form }: { form: UseFormReturn<TemplateValues> }) {
  const t = useT();
  const weekday = useWeekday();
  const { control, register, formState: { errors } } = form;
  const values = useWatch({ control });
  const { every, end, day } = useWatch({ control, name: 'recurrence' });
  const { organisations } = useOrganisations(canLead);
  const errorAt = (path: string): string | undefined => (get(errors, `recurrence.${path}`) as { message?: string } | undefined)?.message;
  const text = (name: 'firstOn' | 'lastOn' | 'count' | 'giveDaysBefore', hint: string) => (
    <TextField {...register(`recurrence.${name}`)} size="small" required label={t(`templates.field.${name}`)} error={Boolean(errorAt(name))} helperText={errorAt(name) ?? hint} slotProps={shrunk} />
  );
  const choice = (name: 'day' | 'month' | 'end', options: readonly (readonly [string, string])[]) => (
    <Controller
      control={control} name={`recurrence.${name}`}
      render={({ field }) => (
        <TextField select size="small" label={t(`templates.field.${name}`)} value={field.value} onChange={field.onChange}>
          {options.map(([id, label]) => <MenuItem key={id} value={id}>{label}</MenuItem>)}
        </TextField>
      )}
    />
  );
  const preview = previewOf({ ...form.getValues(), ...values } as TemplateValues);
  return (
    <>
      <Controller
        control={control} name="recurrence.leadOrgIds"
        render={({ field }) => (
          <UnitsField organisations={organisations} value={field.value} onChange={field.onChange} label={t('templates.field.leadOrgIds')} required error={errorAt('leadOrgIds')} helperText={t('templates.hint.oneEach')} />
        )}
      />
      <Box sx={columns}>
        <Controller control={control} name="recurrence.every" render={({ field }) => <WordsSelect label={t('templates.field.every')} choices={rhythmNames} value={field.value} onChange={field.onChange} required />} />
        {every === 'quarter' && choice('month', upTo(3).map((month) => [month, t('templates.monthOfQuarter', { month })]))}
        {every === 'year' && choice('month', upTo(12).map((month) => [month, t('templates.monthOfYear', { month })]))}
        {every !== 'week' && choice('day', [...upTo(31).map((on) => [on, t('templates.rhythm.day', { day: on })] as const), ['last', t('templates.rhythm.lastWorkingDay')]])}
      </Box>
      {every === 'week' && (
        <Controller
          control={control} name="recurrence.weekdays"
          render={({ field }) => (
            <Box>
              <ToggleButtonGroup
                size="small" color="primary" value={field.value} onChange={(_, days: number[]) => field.onChange(days)} aria-label={t('templates.field.weekdays')}
                sx={{ flexWrap: 'wrap', '& .MuiToggleButton-root': { px: 1.5, minHeight: { xs: 44, md: 32 } } }}
              >
                {[1, 2, 3, 4, 5, 6, 7].map((one) => <ToggleButton key={one} value={one}>{weekday(one)}</ToggleButton>)}
              </ToggleButtonGroup>
              {errorAt('rhythm.weekdays') && <FormHelperText error>{errorAt('rhythm.weekdays')}</FormHelperText>}
            </Box>
          )}
        />
      )}
      <Box sx={columns}>
        {text('giveDaysBefore', t('templates.hint.giveDaysBefore'))}
        {(every === 'week' || day !== 'last') && (
          <Controller control={control} name="recurrence.ifDayOff" render={({ field }) => <WordsSelect label={t('templates.field.ifDayOff')} choices={dayOffMoveNames} value={field.value} onChange={field.onChange} required />} />
        )}
        {text('firstOn', t('templates.hint.date'))}
        {choice('end', ends.map((one) => [one, t(`templates.end.${one}`)]))}
        {end === 'on' && text('lastOn', t('templates.hint.date'))}
        {end === 'after' && text('count', t('templates.hint.count'))}
      </Box>
      {preview && <TemplateDates recurrence={preview} priority={values.priority ?? 'thuong'} isResting={false} />}
    </>
  );
}

const someUnit = '00000000-0000-4000-8000-000000000000';

/** The recurrence as it stands in the fields, where it is one; the unit may still be missing for the dates to be shown. */
function previewOf(values: TemplateValues): Recurrence | null {
  const { leadOrgIds }: RecurrenceValues = values.recurrence;
  const checked = recurrenceSchema.safeParse({ ...inputFrom(values).recurrence, leadOrgIds: leadOrgIds.length > 0 ? leadOrgIds : [someUnit] });
  return checked.success ? checked.data : null;
}
