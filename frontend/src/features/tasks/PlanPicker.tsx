import { useState } from 'react';
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { without } from '@ioc/shared/list';
import type { Plan } from '@ioc/shared/plans';
import { useGetList, useGetOne } from 'ra-core';
import { useT } from '#platform/i18n';

const some = { page: 1, perPage: 20 } as const;
const newestFirst = { field: 'docDate', order: 'DESC' } as const;

interface Option {
  id: string;
  name: string;
  plan: Plan | null;
}
const optionOf = (plan: Plan): Option => ({ id: plan.id, name: `${plan.docNumber}: ${plan.title}`, plan });

interface PlanPickerProps {
  /** An id, `without` where that can be chosen, or empty. */
  value: string;
  onChoose: (id: string, plan: Plan | null) => void;
  label: string;
  /** Only plans that are still open are offered. */
  isOpenOnly?: boolean;
  /** What "in no plan" is called, where that can be chosen. */
  lacking?: string;
  error?: string | undefined;
  /** Said while nothing is chosen. */
  hint?: string;
}

/** Finds a plan by number or title without accents. The server searches, since a province has more of them than a list should hold. */
export function PlanPicker({ value, onChoose, label, isOpenOnly = false, lacking, error, hint }: PlanPickerProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [isOpened, setOpened] = useState(false);
  const isPlan = value !== '' && value !== without;
  // One that is no longer offered is asked for by itself.
  const { data: current } = useGetOne<Plan>('plans', { id: value }, { enabled: isPlan });
  const filter = { ...(isOpenOnly && { isOpen: true }), ...(typed.trim() !== '' && { q: typed.trim() }) };
  const { data: plans = [], isPending } = useGetList<Plan>('plans', { pagination: some, sort: newestFirst, filter }, { enabled: isOpened });
  const none: Option[] = lacking === undefined ? [] : [{ id: without, name: lacking, plan: null }];
  const chosen = isPlan ? (current ? optionOf(current) : null) : (none.find(({ id }) => id === value) ?? null);
  return (
    <Autocomplete
      size="small" fullWidth options={[...none, ...plans.map(optionOf)]} value={chosen} getOptionLabel={({ name }) => name} getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id} filterOptions={(found) => found}
      loading={isPending} loadingText={t('tasks.hint.planSearch')} noOptionsText={t('tasks.hint.noPlan')}
      onOpen={() => setOpened(true)} onChange={(_, option) => onChoose(option?.id ?? '', option?.plan ?? null)}
      // The title of the chosen one is no search.
      onInputChange={(_, text, reason) => setTyped(reason === 'input' ? text : '')}
      renderInput={(params) => <TextField {...params} label={label} error={Boolean(error)} helperText={error ?? (isOpened && !chosen ? hint : undefined)} />}
    />
  );
}
