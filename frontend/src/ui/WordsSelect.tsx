import type { Choices } from '@ioc/shared/words';
import { MenuItem, TextField, type TextFieldProps } from '@mui/material';
import { SelectInput, type SelectInputProps } from 'ra-ui-materialui';
import { useMemo } from 'react';
import { useWords } from '#platform/i18n';

interface Choice<Value extends string> {
  id: Value;
  name: string;
}

/** A closed list of the contract as choices in the reader's language, in the order of the contract. */
export function useWordsChoices<Value extends string>(choices: Choices<Value>): Choice<Value>[] {
  const words = useWords();
  return useMemo(
    () => (Object.keys(choices) as Value[]).map((id) => ({ id, name: words(choices[id]) })),
    [choices, words],
  );
}

export interface WordsSelectProps<Value extends string>
  extends Pick<TextFieldProps, 'label' | 'required' | 'disabled' | 'fullWidth' | 'helperText' | 'error' | 'sx'> {
  choices: Choices<Value>;
  value: Value | '';
  onChange: (value: Value | '') => void;
  /** The words for "none of them"; without it one has to be chosen. */
  emptyLabel?: string;
}

export function WordsSelect<Value extends string>({ choices, value, onChange, emptyLabel, ...field }: WordsSelectProps<Value>) {
  const options = useWordsChoices(choices);
  return (
    <TextField {...field} select value={value} onChange={(event) => onChange(event.target.value as Value | '')}>
      {emptyLabel !== undefined && <MenuItem value="">{emptyLabel}</MenuItem>}
      {options.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
    </TextField>
  );
}

/** The same inside a react-admin form or filter. */
export function WordsInput<Value extends string>({ words, ...input }: Omit<SelectInputProps, 'choices'> & { words: Choices<Value> }) {
  return <SelectInput {...input} choices={useWordsChoices(words)} translateChoice={false} />;
}
