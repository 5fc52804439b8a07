import { useState } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { Plan } from '@ioc/shared/plans';
import { useGetList, useGetOne } from 'ra-core';
import { useT } from '#platform/i18n';
import { groundsUnder, type TaskValues } from './task.form';

const some = { page: 1, perPage: 20 } as const;
const newestFirst = { field: 'docDate', order: 'DESC' } as const;
const chosen = { shouldDirty: true, shouldTouch: true } as const;
const titleOf = ({ docNumber, title }: Pick<Plan, 'docNumber' | 'title'>) => `${docNumber}: ${title}`;

/** The plan the task belongs to. The server searches, since a province has more of them than a list should hold. */
export function TaskPlanField({ form }: { form: UseFormReturn<TaskValues> }) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [isOpened, setOpened] = useState(false);
  const [planId, originKind] = useWatch({ control: form.control, name: ['planId', 'originKind'] });
  // One that has ended since stays with its task, so it is asked for by itself.
  const { data: current = null } = useGetOne<Plan>('plans', { id: planId }, { enabled: planId !== '' });
  const filter = { isOpen: true, ...(typed.trim() !== '' && { q: typed.trim() }) };
  const { data: plans = [], isPending } = useGetList<Plan>('plans', { pagination: some, sort: newestFirst, filter }, { enabled: isOpened });
  const value = planId === '' ? null : current;
  const choose = (plan: Plan | null) => {
    for (const [name, filled] of Object.entries(groundsUnder(plan, { originKind }))) form.setValue(name as keyof TaskValues, filled, chosen);
  };
  const error = form.formState.errors.planId?.message;
  return (
    <Autocomplete
      size="small" options={plans} value={value} getOptionLabel={titleOf} getOptionKey={({ id }) => id} isOptionEqualToValue={(a, b) => a.id === b.id}
      filterOptions={(found) => found} loading={isPending} loadingText={t('tasks.hint.planSearch')} noOptionsText={t('tasks.hint.noPlan')}
      onOpen={() => setOpened(true)} onChange={(_, plan) => choose(plan)}
      // The title of the chosen one is no search.
      onInputChange={(_, text, reason) => setTyped(reason === 'input' ? text : '')}
      renderInput={(params) => (
        <TextField {...params} label={t('tasks.field.underPlan')} error={Boolean(error)} helperText={error ?? (isOpened && !value ? t('tasks.hint.plan') : undefined)} />
      )}
    />
  );
}
