import { Autocomplete, TextField } from '@mui/material';
import { searchKey } from '@ioc/shared/words';

interface Option {
  id: string;
  code: string;
  name: string;
}

interface RecordPickerProps {
  options: readonly Option[];
  /** Empty = none. */
  value: string;
  onChange: (id: string) => void;
  label: string;
}

/** People type "ubnd xa bao lac"; the list knows "UBND xã Bảo Lạc". Names repeat, so the code stands beside them. */
export function RecordPicker({ options, value, onChange, label }: RecordPickerProps) {
  return (
    <Autocomplete
      size="small" options={options} value={options.find(({ id }) => id === value) ?? null} getOptionLabel={({ name, code }) => `${name} (${code})`}
      getOptionKey={({ id }) => id} isOptionEqualToValue={(a, b) => a.id === b.id}
      filterOptions={(all, { inputValue, getOptionLabel }) => all.filter((one) => searchKey(getOptionLabel(one)).includes(searchKey(inputValue))).slice(0, 60)}
      onChange={(_, chosen) => onChange(chosen?.id ?? '')}
      renderInput={(params) => <TextField {...params} label={label} />}
    />
  );
}
