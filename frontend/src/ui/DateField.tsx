import { useState } from 'react';
import TextField, { type TextFieldProps } from '@mui/material/TextField';
import { dayFrom, dayText } from './day';

interface DateFieldProps extends Pick<TextFieldProps, 'label' | 'required' | 'error' | 'helperText' | 'fullWidth' | 'size'> {
  /** A calendar date in ISO form; an empty text for none, and what was typed while it is no date. */
  value: string;
  onChange: (value: string) => void;
}

/** Day, month, year as typed text: a browser's own date field would follow the browser's language. */
export function DateField({ value, onChange, ...field }: DateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      {...field} value={typed ?? dayText(value)} placeholder="dd/mm/yyyy" slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(dayFrom(event.target.value) ?? event.target.value);
      }}
      onBlur={() => { if (typed === null || typed === '' || dayFrom(typed)) setTyped(null); }}
    />
  );
}
