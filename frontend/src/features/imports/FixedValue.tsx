import { useGetList } from 'ra-core';
import Autocomplete from '@mui/material/Autocomplete';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { kindOf } from '@ioc/shared/asset-kinds';
import { isAssetKind, type TargetField } from '@ioc/shared/import-fields';
import type { ImportTarget } from '@ioc/shared/imports';
import type { Field } from '@ioc/shared/kind';
import type { Organisation } from '@ioc/shared/organisations';
import { useT, useWords } from '#platform/i18n';
import { isReadable, longestValue, textOf, valuesOf } from './fixed.values';

interface FixedValueProps {
  target: ImportTarget;
  field: TargetField;
  value: string;
  onChange: (value: string) => void;
}

/** One value for every row, chosen among the declared ones where the field has them. */
export function FixedValue({ target, field, value, onChange }: FixedValueProps) {
  const t = useT();
  const words = useWords();
  const hint = useHint(field.declared);
  const isWrong = !isReadable(field.declared, value);
  const common = {
    label: t('imports.fixed.value', { field: words(field.labels) }), required: true, error: isWrong, size: 'small', fullWidth: true,
    helperText: isWrong && value === '' ? t('imports.fixed.needed') : hint,
  } as const;
  const { declared } = field;
  if (field.name === 'owner' && isAssetKind(target)) return <OwnerValue kinds={kindOf(target).ownerKinds} value={value} onChange={onChange} common={common} />;
  if (declared.type === 'choices') {
    const options = Object.keys(declared.choices);
    return (
      <Autocomplete
        multiple size="small" options={options} value={valuesOf(value).filter((one) => options.includes(one))} onChange={(_, next) => onChange(textOf(next))}
        getOptionLabel={(one) => words(declared.choices[one] ?? { vi: one, en: one })}
        renderInput={(params) => <TextField {...params} {...common} />}
      />
    );
  }
  if (declared.type === 'choice' || declared.type === 'boolean') {
    const choices = declared.type === 'choice' ? Object.entries(declared.choices).map(([id, label]) => ({ id, label: words(label) })) : [
      { id: 'true', label: t('imports.fixed.yes') }, { id: 'false', label: t('imports.fixed.no') },
    ];
    return (
      <TextField {...common} select value={choices.some(({ id }) => id === value) ? value : ''} onChange={(event) => onChange(event.target.value)}>
        {choices.map(({ id, label }) => <MenuItem key={id} value={id}>{label}</MenuItem>)}
      </TextField>
    );
  }
  return (
    <TextField
      {...common} value={value} onChange={(event) => onChange(event.target.value)}
      slotProps={{
        htmlInput: {
          maxLength: declared.type === 'text' ? Math.min(declared.maxLength, longestValue) : longestValue, ...(declared.type === 'number' ? { inputMode: 'decimal' as const } : {}),
        },
        input: declared.type === 'number' && declared.unit ? { endAdornment: declared.unit } : {},
      }}
    />
  );
}

function useHint(field: Field): string {
  const t = useT();
  if (field.type === 'number') return t(field.integer ? 'imports.fixed.integer' : 'imports.fixed.number', { min: field.min, max: field.max });
  if (field.type === 'date') return t('imports.fixed.date');
  return t(field.type === 'codes' ? 'imports.fixed.codes' : 'imports.fixed.hint');
}

interface OwnerValueProps extends Pick<FixedValueProps, 'value' | 'onChange'> {
  kinds: readonly Organisation['kind'][];
  common: { label: string; required: boolean; error: boolean; helperText: string };
}

const byName = { field: 'name', order: 'ASC' } as const;
const all = { page: 1, perPage: 500 } as const;

/** Organisations that may own such an asset, by name; what travels is the code, which names one of them only. */
function OwnerValue({ kinds, value, onChange, common }: OwnerValueProps) {
  const { data = [] } = useGetList<Organisation>('organisations', { pagination: all, sort: byName });
  const options = data.filter(({ kind }) => kinds.includes(kind));
  return (
    <Autocomplete
      size="small" options={options} value={options.find(({ code }) => code === value) ?? null} onChange={(_, next) => onChange(next?.code ?? '')}
      getOptionLabel={(organisation) => organisation.name} getOptionKey={({ id }) => id} isOptionEqualToValue={(a, b) => a.id === b.id}
      renderInput={(params) => <TextField {...params} {...common} />}
    />
  );
}
