import Add from '@mui/icons-material/Add';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, Button, IconButton, MenuItem, TextField, Typography } from '@mui/material';
import type { Calendar } from '@ioc/shared/calendars';
import { useCan } from '#platform/api';
import { useT } from '#platform/i18n';
import { YearLegend } from './YearView';

interface CalendarBarProps {
  calendars: readonly Calendar[];
  calendar: Calendar;
  year: number;
  onCalendar: (id: string) => void;
  onYear: (year: number) => void;
  onAdd: () => void;
}

export function CalendarBar({ calendars, calendar, year, onCalendar, onYear, onAdd }: CalendarBarProps) {
  const t = useT();
  const mayAdd = useCan('calendar:write');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 1, mb: 1.5 }}>
      <TextField
        select label={t('calendars.choose')} value={calendar.id} onChange={(event) => onCalendar(event.target.value)} margin="none"
        sx={{ width: { xs: '100%', sm: 300 } }}
      >
        {calendars.map(({ id, orgName }) => <MenuItem key={id} value={id}>{orgName ?? t('calendars.province')}</MenuItem>)}
      </TextField>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <IconButton size="small" onClick={() => onYear(year - 1)} aria-label={t('calendars.previous')}><ChevronLeft /></IconButton>
        <Typography variant="h6" component="h2" aria-live="polite" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{t('calendars.year', { year })}</Typography>
        <IconButton size="small" onClick={() => onYear(year + 1)} aria-label={t('calendars.next')}><ChevronRight /></IconButton>
      </Box>
      <YearLegend />
      {mayAdd && <Button startIcon={<Add />} onClick={onAdd} sx={{ ml: 'auto' }}>{t('calendars.addOwn')}</Button>}
    </Box>
  );
}
