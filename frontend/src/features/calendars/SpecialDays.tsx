import Add from '@mui/icons-material/Add';
import Edit from '@mui/icons-material/EditOutlined';
import { Box, Button, IconButton, Paper, Typography } from '@mui/material';
import type { CalendarDate } from '@ioc/shared/time';
import type { SpecialDay } from '@ioc/shared/working-time';
import { useFormats, useT } from '#platform/i18n';
import { dayLook } from './YearView';

interface SpecialDaysProps {
  /** Of one year, in order. */
  days: readonly SpecialDay[];
  /** Dates that are the province's to change, not this calendar's. */
  foreign: ReadonlySet<CalendarDate>;
  /** Null for readers; a null date asks for a day that is to be typed. */
  onDay: ((on: CalendarDate | null) => void) | null;
}

const weekdayOf = (on: CalendarDate): number => (new Date(on).getUTCDay() + 6) % 7;

export function SpecialDays({ days, foreign, onDay }: SpecialDaysProps) {
  const t = useT();
  return (
    <Paper component="section" aria-labelledby="calendar-days" sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1, mb: 1 }}>
        <Typography id="calendar-days" variant="h6" component="h2">{t('calendars.days.title')}</Typography>
        {onDay && <Button startIcon={<Add />} onClick={() => onDay(null)} sx={{ whiteSpace: 'nowrap', flexShrink: 0 }}>{t('calendars.days.add')}</Button>}
      </Box>
      {days.length === 0 && <Typography variant="body2" sx={{ color: 'text.secondary' }}>{t('calendars.days.none')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {days.map((day) => (
          <DayRow key={day.on} day={day} isForeign={foreign.has(day.on)} onEdit={onDay && (() => onDay(day.on))} />
        ))}
      </Box>
    </Paper>
  );
}

function DayRow({ day, isForeign, onEdit }: { day: SpecialDay; isForeign: boolean; onEdit: (() => void) | null }) {
  const t = useT();
  const { date } = useFormats();
  const notes = [day.isProvisional && t('calendars.provisionalShort'), isForeign && t('calendars.fromProvince')].filter(Boolean);
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1.25, py: 0.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box
        component="span" aria-hidden
        sx={[{ width: 28, height: 24, borderRadius: '6px', fontSize: '0.75rem', display: 'inline-flex', alignItems: 'center', justifyContent: 'center', flexShrink: 0 }, dayLook({ special: day, isWorked: day.kind === 'make_up' })]}
      >
        {t(`calendars.weekdayShort.${weekdayOf(day.on)}`)}
      </Box>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography variant="body2" sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{day.name}</Typography>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
          {[date(day.on), t(`calendars.legend.${day.kind}`), ...notes].join(' · ')}
        </Typography>
      </Box>
      {onEdit && <IconButton size="small" onClick={onEdit} aria-label={t('calendars.days.edit', { date: date(day.on) })}><Edit fontSize="small" /></IconButton>}
    </Box>
  );
}
