import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { Organisation } from '@ioc/shared/organisations';
import { searchKey } from '@ioc/shared/words';

/** People type "ubnd xa bao lac"; the list knows "UBND xã Bảo Lạc". */
export function matching(options: readonly Organisation[], text: string): Organisation[] {
  const wanted = searchKey(text);
  return options.filter(({ name, shortName, code }) => searchKey(`${name} ${shortName} ${code}`).includes(wanted)).slice(0, 60);
}

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
