import { useGetList } from 'ra-core';
import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Plan } from '@ioc/shared/plans';
import { useT } from '#platform/i18n';
import type { TaskValues } from './task.form';

const all = { page: 1, perPage: 100 } as const;
const newestFirst = { field: 'docDate', order: 'DESC' } as const;

/** Which plan it is part of: asked where it is given on one, and shown wherever it has one. */
export function PlanField({ form: { control } }: { form: UseFormReturn<TaskValues> }) {
  const [originKind, planId] = useWatch({ control, name: ['originKind', 'planId'] });
  return originKind === 'plan' || planId !== '' ? <PlanChoice control={control} /> : null;
}

function PlanChoice({ control }: Pick<UseFormReturn<TaskValues>, 'control'>) {
  const t = useT();
  const { data = [] } = useGetList<Plan>('plans', { pagination: all, sort: newestFirst });
  return (
    <Controller
      control={control} name="planId"
      render={({ field, fieldState }) => (
        <TextField
          select fullWidth size="small" label={t('tasks.field.plan')} name={field.name} value={data.some(({ id }) => id === field.value) ? field.value : ''} onChange={field.onChange}
          onBlur={field.onBlur} error={Boolean(fieldState.error)} helperText={fieldState.error?.message} slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        >
          <MenuItem value="">–</MenuItem>
          {data.map(({ id, docNumber, title }) => <MenuItem key={id} value={id} sx={{ whiteSpace: 'normal' }}>{docNumber} – {title}</MenuItem>)}
        </TextField>
      )}
    />
  );
}
