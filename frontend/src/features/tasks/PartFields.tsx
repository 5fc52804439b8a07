import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useT } from '#platform/i18n';
import { DateTimeField } from '#ui/DateTimeField';
import type { PartValues } from './task.parts';

interface PartFieldsProps {
  /** Names the fields for those who do not see where they stand. */
  label: string;
  value: PartValues;
  onChange: (value: PartValues) => void;
  /** Of the whole: no part is due later. */
  taskDueAt: string | null;
}

export const isPartLate = (part: PartValues, taskDueAt: string | null): boolean =>
  part.dueAt !== null && taskDueAt !== null && Date.parse(part.dueAt) > Date.parse(taskDueAt);

/** What a coordinating unit has to contribute, by when, and whether the result waits for it. */
export function PartFields({ label, value, onChange, taskDueAt }: PartFieldsProps) {
  const t = useT();
  const isGiven = value.required.trim() !== '';
  return (
    <Box role="group" aria-label={label} sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      <TextField
        label={label} value={value.required} onChange={(event) => onChange({ ...value, required: event.target.value })} size="small" fullWidth multiline maxRows={5}
        helperText={t('parts.hint.required')} slotProps={{ htmlInput: { maxLength: 1_000 }, inputLabel: { shrink: true } }}
      />
      {isGiven && (
        <Box sx={{ display: 'grid', columnGap: 2, rowGap: 1, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr' }, alignItems: 'start' }}>
          <DateTimeField
            label={t('parts.field.dueAt')} value={value.dueAt} onChange={(dueAt) => onChange({ ...value, dueAt })}
            helperText={t('parts.hint.dueAt')} error={isPartLate(value, taskDueAt) ? t('parts.hint.late') : undefined}
          />
          <FormControlLabel
            control={<Checkbox size="small" checked={value.isMandatory} onChange={(_, isMandatory) => onChange({ ...value, isMandatory })} />}
            label={t('parts.mandatory')} slotProps={{ typography: { variant: 'body2' } }}
          />
        </Box>
      )}
    </Box>
  );
}
