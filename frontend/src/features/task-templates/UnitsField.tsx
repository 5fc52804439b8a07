import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { Organisation } from '@ioc/shared/organisations';
import { matching } from '#features/tasks';

interface UnitsFieldProps {
  organisations: readonly Organisation[];
  value: readonly string[];
  onChange: (orgIds: string[]) => void;
  label: string;
  required?: boolean;
  error?: string | undefined;
  helperText?: string;
}

/** Several units, found by name without accents. */
export function UnitsField({ organisations, value, onChange, label, required = false, error, helperText }: UnitsFieldProps) {
  return (
    <Autocomplete
      multiple size="small" limitTags={6} options={organisations} getOptionLabel={({ name }) => name} getOptionKey={({ id }) => id} disableCloseOnSelect
      value={organisations.filter(({ id }) => value.includes(id))} isOptionEqualToValue={(a, b) => a.id === b.id} filterOptions={(options, { inputValue }) => matching(options, inputValue)}
      onChange={(_, chosen) => onChange(chosen.map(({ id }) => id))}
      renderInput={(params) => <TextField {...params} label={label} required={required} error={Boolean(error)} helperText={error ?? helperText} />}
    />
  );
}
