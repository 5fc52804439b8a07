import { Box } from '@mui/material';
import { useState } from 'react';
import { useT } from '#platform/i18n';
import { DateField } from '#ui/DateField';

interface DayFieldProps {
  label: string;
  /** A calendar date, or null. */
  value: string | null;
  /** Told on leaving the field or with Enter: half a date is none yet, and each one is a question to the server. */
  onChange: (value: string | null) => void;
}

export function DayField({ label, value, onChange }: DayFieldProps) {
  const t = useT();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && typed !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(typed);

  function done(): void {
    if (typed === null || isWrong) return;
    setTyped(null);
    if (typed !== (value ?? '')) onChange(typed === '' ? null : typed);
  }

  return (
    <Box
      sx={{ width: { xs: 'calc(50% - 4px)', sm: 140 }, '& .MuiTextField-root': { m: 0 } }} onBlur={done}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        done();
      }}
    >
      <DateField size="small" label={label} value={typed ?? value ?? ''} onChange={setTyped} error={isWrong} helperText={isWrong ? t('statistics.dayWrong') : null} />
    </Box>
  );
}
