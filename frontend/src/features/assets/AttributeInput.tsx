import { Controller, type Control } from 'react-hook-form';
import Autocomplete from '@mui/material/Autocomplete';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Field } from '@ioc/shared/kind';
import { useT, useWords } from '#platform/i18n';
import { DateField } from '#ui/DateField';
import type { FieldInputs } from './field.values';

/** The input of one declared field: a new kind of asset, or of its parts, needs no form of its own. */
export function AttributeInput<Values extends { attributes: FieldInputs }>({ field, control }: { field: Field; control: Control<Values> }) {
  const t = useT();
  const words = useWords();
  // Controls are invariant in the values of their form; this input knows the attributes alone.
  const ofAttributes = control as unknown as Control<{ attributes: FieldInputs }>;
  return (
    <Controller
      control={ofAttributes} name={`attributes.${field.name}`}
      render={({ field: input, fieldState: { error } }) => {
        const common = { label: words(field.label), required: field.required ?? false, error: Boolean(error), helperText: error?.message, fullWidth: true, size: 'small' } as const;
        const text = typeof input.value === 'string' ? input.value : '';
        switch (field.type) {
          case 'choices': {
            const options = Object.entries(field.choices).map(([id, name]) => ({ id, name: words(name) }));
            const chosen = Array.isArray(input.value) ? input.value : [];
            return (
              <Autocomplete
                multiple size="small" options={options} value={options.filter(({ id }) => chosen.includes(id))} getOptionLabel={({ name }) => name}
                onChange={(_, next) => input.onChange(next.map(({ id }) => id))} onBlur={input.onBlur} isOptionEqualToValue={(a, b) => a.id === b.id}
                renderInput={(params) => <TextField {...params} {...common} />}
              />
            );
          }
          case 'choice':
            return (
              <TextField {...common} select value={text} onChange={input.onChange} onBlur={input.onBlur}>
                <MenuItem value="">{t('assets.empty')}</MenuItem>
                {Object.entries(field.choices).map(([id, name]) => <MenuItem key={id} value={id}>{words(name)}</MenuItem>)}
              </TextField>
            );
          case 'boolean':
            return (
              <TextField
                {...common} select value={input.value === '' ? '' : String(input.value)} onBlur={input.onBlur}
                onChange={(event) => input.onChange(event.target.value === '' ? '' : event.target.value === 'true')}
              >
                <MenuItem value="">{t('assets.empty')}</MenuItem>
                <MenuItem value="true">{t('assets.yes')}</MenuItem>
                <MenuItem value="false">{t('assets.no')}</MenuItem>
              </TextField>
            );
          case 'date':
            return <DateField {...common} value={text} onChange={input.onChange} />;
          default:
            return (
              <TextField
                {...common} value={text} onChange={input.onChange} onBlur={input.onBlur}
                helperText={error?.message ?? (field.type === 'codes' ? t('assets.codesHint') : undefined)}
                slotProps={{
                  htmlInput: field.type === 'number' ? { inputMode: 'decimal' } : field.type === 'text' ? { maxLength: field.maxLength } : {},
                  input: field.type === 'number' && field.unit ? { endAdornment: field.unit } : {},
                }}
              />
            );
        }
      }}
    />
  );
}
