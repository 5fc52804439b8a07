import { Controller, type UseFormReturn } from 'react-hook-form';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import type { Organisation } from '@ioc/shared/organisations';
import { taskPriorities, taskPriorityNames, type TaskPriority } from '@ioc/shared/tasks';
import type { WorkingClock } from '@ioc/shared/working-time';
import { useFormats, useT, useWords } from '#platform/i18n';
import { DateTimeField } from '#ui/DateTimeField';
import { DueHelp } from './DueHelp';
import { FormParts } from './FormParts';
import { matching } from './organisation.search';
import { OrganisationPicker } from './OrganisationPicker';
import type { TaskValues } from './task.form';
import { EvidenceField, ReviewField, TaskOriginFields } from './TaskOriginFields';
import type { Choice } from './useTaskChoices';

interface TaskFieldsProps {
  form: UseFormReturn<TaskValues>;
  /** Of whoever leads. */
  clock: WorkingClock;
  sectors: readonly Choice[];
  /** Null where who does the work is not to be changed. */
  organisations: readonly Organisation[] | null;
  /** The term where it is none of the fields, because it moves by decision only. */
  dueAt?: string | null | undefined;
}

/** A due date somebody chose: from then on it is left alone. */
const chosen = { shouldDirty: true, shouldTouch: true, shouldValidate: true } as const;

export function TaskFields({ form, clock, sectors, organisations, dueAt }: TaskFieldsProps) {
  const t = useT();
  const words = useWords();
  const { control, register, formState: { errors } } = form;
  return (
    <>
      <TextField
        {...register('title')} label={t('tasks.field.title')} required fullWidth multiline maxRows={3} size="small"
        error={Boolean(errors.title)} helperText={errors.title?.message} slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        {...register('requiredResult')} label={t('tasks.field.requiredResult')} required fullWidth multiline maxRows={4} size="small"
        error={Boolean(errors.requiredResult)} helperText={errors.requiredResult?.message} slotProps={{ inputLabel: { shrink: true } }}
      />
      {organisations && <LeadField control={control} organisations={organisations} />}
      <Controller
        control={control} name="priority"
        render={({ field }) => (
          <ToggleButtonGroup
            exclusive size="small" color="primary" value={field.value} aria-label={t('tasks.field.priority')}
            onChange={(_, priority: TaskPriority | null) => { if (priority) field.onChange(priority); }}
          >
            {taskPriorities.map((priority) => (
              <ToggleButton key={priority} value={priority} sx={{ px: 2 }}>{words(taskPriorityNames[priority])}</ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
      />
      <Box sx={{ display: 'grid', columnGap: 2, rowGap: 1, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr' } }}>
        {dueAt !== undefined ? <FixedDue dueAt={dueAt} /> : <Controller
          control={control} name="dueAt"
          render={({ field, fieldState }) => (
            <DateTimeField
              label={t('tasks.field.dueAt')} value={field.value} onChange={(instant) => form.setValue('dueAt', instant ?? '', chosen)}
              error={fieldState.error?.message}
            />
          )}
        />}
        {dueAt === undefined && <DueHelp form={form} clock={clock} />}
        <Controller
          control={control} name="sectorCode"
          render={({ field, fieldState }) => (
            <TextField
              select fullWidth size="small" required label={t('tasks.field.sector')} name={field.name} onBlur={field.onBlur}
              onChange={field.onChange} value={sectors.some(({ id }) => id === field.value) ? field.value : ''}
              error={Boolean(fieldState.error)} helperText={fieldState.error?.message}
            >
              {sectors.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
            </TextField>
          )}
        />
      </Box>
      <EvidenceField form={form} />
      <ReviewField form={form} />
      <TaskOriginFields form={form} />
      <TextField
        {...register('content')} label={t('tasks.field.content')} fullWidth multiline minRows={3} maxRows={10} size="small"
        error={Boolean(errors.content)} helperText={errors.content?.message ?? t('tasks.hint.content')}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      {organisations && <CoordinatingField control={control} organisations={organisations} />}
      {organisations && <FormParts control={control} organisations={organisations} />}
    </>
  );
}

/** The term in words and where it is moved, in the place of the field. */
function FixedDue({ dueAt }: { dueAt: string | null }) {
  const t = useT();
  const { weekday, dateTime } = useFormats();
  return (
    <Box sx={{ gridColumn: '1 / -1' }}>
      <Typography variant="body2">{dueAt === null ? t('extensions.none') : t('extensions.present', { date: `${weekday(dueAt)} ${dateTime(dueAt)}` })}</Typography>
      <Typography variant="caption" color="textSecondary">{t('extensions.isSet')}</Typography>
    </Box>
  );
}

interface OrganisationFieldProps {
  control: UseFormReturn<TaskValues>['control'];
  organisations: readonly Organisation[];
}

function LeadField({ control, organisations }: OrganisationFieldProps) {
  const t = useT();
  return (
    <Controller
      control={control} name="leadOrgId"
      render={({ field, fieldState }) => (
        <OrganisationPicker
          organisations={organisations} value={field.value} onChange={field.onChange} onBlur={field.onBlur} label={t('tasks.field.lead')} error={fieldState.error?.message}
        />
      )}
    />
  );
}

function CoordinatingField({ control, organisations }: OrganisationFieldProps) {
  const t = useT();
  return (
    <Controller
      control={control} name="coordinatingOrgIds"
      render={({ field }) => (
        <Autocomplete
          multiple size="small" options={organisations} getOptionLabel={({ name }) => name} getOptionKey={({ id }) => id}
          value={organisations.filter(({ id }) => field.value.includes(id))} isOptionEqualToValue={(a, b) => a.id === b.id}
          filterOptions={(options, { inputValue }) => matching(options, inputValue)}
          onChange={(_, chosen) => field.onChange(chosen.map(({ id }) => id))} onBlur={field.onBlur}
          renderInput={(params) => <TextField {...params} label={t('tasks.field.coordinating')} />}
        />
      )}
    />
  );
}
