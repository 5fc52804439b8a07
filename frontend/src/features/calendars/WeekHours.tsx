import { useState } from 'react';
import { Box, Button, Paper, TextField, Typography } from '@mui/material';
import type { Shift, Week } from '@ioc/shared/working-time';
import { useFormats, useT } from '#platform/i18n';
import { hoursText, parseHours } from './calendar.hours';

interface WeekHoursProps {
  week: Week;
  year: number;
  /** In this year, days off and made up counted. */
  workedDays: number;
  /** Null for readers. */
  onChange: ((week: Week) => void) | null;
  /** Told when what was typed is no hours, so that it is not saved as what stood there before. */
  onValidity: (weekday: number, isValid: boolean) => void;
}

const hoursOf = (week: Week): number => week.flat().reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0) / 60;
const mondayAgain = (week: Week): Week => week.map((shifts, n) => (n > 0 && n < 5 ? (week[0] ?? []) : shifts));

export function WeekHours({ week, year, workedDays, onChange, onValidity }: WeekHoursProps) {
  const t = useT();
  const { number } = useFormats();
  return (
    <Paper component="section" aria-labelledby="calendar-hours" sx={{ p: 2 }}>
      <Typography id="calendar-hours" variant="h6" component="h2">{t('calendars.hours.title')}</Typography>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0, mb: 1 }}>
        {t('calendars.hours.sum', { hours: number(hoursOf(week), 2), days: number(workedDays), year })}
      </Typography>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: onChange ? 0.25 : 0.75, alignItems: 'center', m: 0 }}>
        {week.map((shifts, weekday) => (
          <Row
            key={weekday} label={t(`calendars.weekday.${weekday}`)} shifts={shifts}
            onChange={onChange && ((next) => onChange(week.map((old, n) => (n === weekday ? next : old))))}
            onValidity={(isValid) => onValidity(weekday, isValid)}
          />
        ))}
      </Box>
      {hoursOf(week) === 0 && <Typography role="alert" variant="body2" sx={{ color: 'error.main', mt: 1 }}>{t('calendars.hours.never')}</Typography>}
      {onChange && (
        <>
          <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0, mt: 1 }}>{t('calendars.hours.hint')}</Typography>
          <Button onClick={() => onChange(mondayAgain(week))} sx={{ mt: 0.5, ml: -0.5, textAlign: 'left' }}>{t('calendars.hours.copy')}</Button>
        </>
      )}
    </Paper>
  );
}

interface RowProps {
  label: string;
  shifts: readonly Shift[];
  onChange: ((shifts: Shift[]) => void) | null;
  onValidity: (isValid: boolean) => void;
}

function Row({ label, shifts, onChange, onValidity }: RowProps) {
  const t = useT();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && parseHours(typed) === null;

  function type(text: string): void {
    const parsed = parseHours(text);
    setTyped(text);
    onValidity(parsed !== null);
    if (parsed) onChange?.(parsed);
  }

  return (
    <>
      <Typography component="dt" variant="body2" sx={{ color: shifts.length > 0 ? 'text.primary' : 'text.secondary', whiteSpace: 'nowrap' }}>{label}</Typography>
      <Box component="dd" sx={{ m: 0 }}>
        {onChange ? (
          <TextField
            value={typed ?? hoursText(shifts)} onChange={(event) => type(event.target.value)} onBlur={() => { if (!isWrong) setTyped(null); }}
            placeholder={t('calendars.hours.free')} error={isWrong} helperText={isWrong ? t('calendars.hours.wrong') : null} margin="none"
            slotProps={{ htmlInput: { 'aria-label': label, autoComplete: 'off', style: { paddingTop: 5, paddingBottom: 5, fontVariantNumeric: 'tabular-nums' } } }}
          />
        ) : (
          <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums', color: shifts.length > 0 ? 'text.primary' : 'text.secondary' }}>
            {shifts.length > 0 ? hoursText(shifts) : t('calendars.hours.free')}
          </Typography>
        )}
      </Box>
    </>
  );
}
