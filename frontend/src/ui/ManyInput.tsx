import { SelectArrayInput, type SelectArrayInputProps } from 'ra-ui-materialui';

interface Choice {
  id: string;
  name: string;
}

/** Several values of a closed list as a filter. The chosen ones stand in one line: chips would push the filters apart. */
export function ManyInput({ choices, ...input }: Omit<SelectArrayInputProps, 'choices' | 'options'> & { choices: readonly Choice[] }) {
  const namesOf = (chosen: unknown): string => {
    const ids = Array.isArray(chosen) ? chosen : [];
    return choices.filter(({ id }) => ids.includes(id)).map(({ name }) => name).join(', ');
  };
  return (
    <SelectArrayInput {...input} choices={[...choices]} translateChoice={false} options={{ renderValue: namesOf }} sx={{ width: { xs: '100%', sm: 190 } }} />
  );
}
