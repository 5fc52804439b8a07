import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { Organisation } from '@ioc/shared/organisations';
import { matching } from './organisation.search';

interface OrganisationPickerProps {
  organisations: readonly Organisation[];
  /** Empty = nobody yet. */
  value: string;
  onChange: (orgId: string) => void;
  label: string;
  onBlur?: (() => void) | undefined;
  error?: string | undefined;
  isOptional?: boolean;
  helperText?: string;
}

export function OrganisationPicker({ organisations, value, onChange, label, onBlur, error, isOptional = false, helperText }: OrganisationPickerProps) {
  return (
    <Autocomplete
      size="small" options={organisations} value={organisations.find(({ id }) => id === value) ?? null} getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id} isOptionEqualToValue={(a, b) => a.id === b.id}
      filterOptions={(options, { inputValue }) => matching(options, inputValue)}
      onChange={(_, chosen) => onChange(chosen?.id ?? '')} {...(onBlur ? { onBlur } : {})}
      renderInput={(params) => <TextField {...params} label={label} required={!isOptional} error={Boolean(error)} helperText={error ?? helperText} />}
    />
  );
}
