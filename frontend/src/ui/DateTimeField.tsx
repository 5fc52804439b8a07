import { TextField, type TextFieldProps } from '@mui/material';
import { useInput, type InputProps } from 'ra-core';
import { useState } from 'react';
import { dateTimeText, parseDateTime, useT } from '#platform/i18n';

export interface DateTimeFieldProps extends Pick<TextFieldProps, 'label' | 'required' | 'disabled' | 'fullWidth' | 'autoFocus' | 'sx'> {
  /** An instant in ISO 8601, or null. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** Told when the text is no date, so that a form can refuse to be sent. */
  onValidity?: (isValid: boolean) => void;
  error?: string | undefined;
  helperText?: string | undefined;
}

/** Day, month, year and hour as typed text: a browser's own date field would follow the browser's language. */
export function DateTimeField({ value, onChange, onValidity, error, helperText, ...field }: DateTimeFieldProps) {
  const t = useT();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === null ? '' : dateTimeText(value));
  const isWrong = typed !== null && typed.trim() !== '' && parseDateTime(typed) === null;

  function type(next: string): void {
    setTyped(next);
    const parsed = next.trim() === '' ? null : parseDateTime(next);
    onValidity?.(next.trim() === '' || parsed !== null);
    onChange(parsed);
  }

  return (
    <TextField
      {...field}
      value={text}
      onChange={(event) => type(event.target.value)}
      // What was typed gives way to its full form once it is understood: 1/2/2026 becomes 01/02/2026 17:00.
      onBlur={() => !isWrong && setTyped(null)}
      placeholder={t('ui.date.placeholder')}
      error={isWrong || Boolean(error)}
      helperText={isWrong ? t('ui.date.wrong') : error ?? helperText ?? t('ui.date.format')}
      slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
    />
  );
}

/** The same inside a react-admin form. */
export function DateTimeInput({ label, source, helperText, ...rest }: InputProps & { label: string; helperText?: string }) {
  const t = useT();
  const [isValid, setValid] = useState(true);
  const { field, fieldState, isRequired } = useInput({
    source,
    ...rest,
    validate: [() => (isValid ? undefined : t('ui.date.wrong')), ...[rest.validate ?? []].flat()],
  });
  return (
    <DateTimeField
      label={label} required={isRequired} value={(field.value as string | null) || null} onChange={field.onChange}
      onValidity={setValid} error={fieldState.error?.message} helperText={helperText}
    />
  );
}
