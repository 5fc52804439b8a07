import { useState } from 'react';
import { Box, MenuItem, Paper, TextField, Typography } from '@mui/material';
import { responseUnits, type ResponseTarget } from '@ioc/shared/calendars';
import { useFormats, useT } from '#platform/i18n';

const longest = 60;
/** What was typed as a number of hours or days; null = it is none that can be kept. */
const countIn = (text: string): number | null => (/^\d{1,2}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= longest ? Number(text) : null);

interface ResponseTimeProps {
  target: ResponseTarget;
  /** Null for readers. */
  onChange: ((target: ResponseTarget) => void) | null;
  /** Told when what was typed is no number, so that it is not saved as what stood there before. */
  onValidity: (isValid: boolean) => void;
}

/** In what time whoever works by this calendar should receive what they are given: a clock of its own beside the due date. */
export function ResponseTime({ target, onChange, onValidity }: ResponseTimeProps) {
  const t = useT();
  const { number } = useFormats();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && countIn(typed) === null;

  function type(text: string): void {
    const count = countIn(text);
    setTyped(text);
    onValidity(count !== null);
    onChange?.({ ...target, count: count ?? target.count });
  }

  return (
    <Paper component="section" aria-labelledby="calendar-response" sx={{ p: 2 }}>
      <Typography id="calendar-response" variant="h6" component="h2" sx={{ mb: 0.5 }}>{t('calendars.response.title')}</Typography>
      {onChange ? (
        <Box sx={{ display: 'grid', gridTemplateColumns: '112px minmax(0, 1fr)', gap: 1, alignItems: 'start', mt: 1.75 }}>
          <TextField
            label={t('calendars.response.count')} value={typed ?? String(target.count)} onChange={(event) => type(event.target.value)} onBlur={() => { if (!isWrong) setTyped(null); }}
            error={isWrong} helperText={isWrong ? t('calendars.response.wrong') : null} margin="none" slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
          />
          <TextField
            select label={t('calendars.response.unit')} value={target.unit} margin="none"
            onChange={({ target: { value } }) => onChange({ ...target, unit: responseUnits.find((unit) => unit === value) ?? target.unit })}
          >
            {responseUnits.map((unit) => <MenuItem key={unit} value={unit}>{t(`calendars.response.${unit}`)}</MenuItem>)}
          </TextField>
        </Box>
      ) : (
        <Typography variant="body2">{t(`calendars.response.within.${target.unit}`, { count: number(target.count), smart_count: target.count })}</Typography>
      )}
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0, mt: 1 }}>{t('calendars.response.hint')}</Typography>
    </Paper>
  );
}
