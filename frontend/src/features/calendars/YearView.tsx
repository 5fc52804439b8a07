import type { CSSProperties } from 'react';
import { Box, ButtonBase, Paper, Typography } from '@mui/material';
import { alpha, type Theme } from '@mui/material/styles';
import type { CalendarDate } from '@ioc/shared/time';
import { useFormats, useT } from '#platform/i18n';
import type { YearDay, YearMonth } from './calendar.year';

interface YearViewProps {
  months: readonly YearMonth[];
  today: CalendarDate;
  /** Null for readers: the days are then no buttons. */
  onDay: ((on: CalendarDate) => void) | null;
}

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;

/** Filled = nobody works, framed = worked in place of another day, dashed = not announced yet: shape says it, colour repeats. */
export const dayLook = ({ special, isWorked }: Pick<YearDay, 'special' | 'isWorked'>) => ({ palette }: Theme): CSSProperties => {
  const line = special?.isProvisional ? 'dashed' : 'solid';
  const { main } = palette.primary;
  if (special?.kind === 'off') {
    return { fontWeight: 700, color: main, backgroundColor: alpha(main, 0.18), border: `1px ${line} ${special.isProvisional ? main : 'transparent'}` };
  }
  if (special) return { fontWeight: 700, border: `2px ${line} ${palette.text.primary}` };
  return isWorked ? {} : { color: palette.text.secondary };
};

const cell = { width: 30, height: 26, borderRadius: '6px', fontFamily: 'inherit', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums', display: 'inline-flex', alignItems: 'center', justifyContent: 'center' } as const;

const underlined = { textDecoration: 'underline', textUnderlineOffset: '3px', textDecorationThickness: '2px' } as const;

/** Twelve months on one page, as they hang on the wall of an office. */
export function YearView({ months, today, onDay }: YearViewProps) {
  const t = useT();
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(min(236px, 100%), 1fr))' }}>
      {months.map(({ month, weeks }) => (
        <Paper component="li" key={month} sx={{ p: 1.25 }}>
          <Box component="table" sx={{ borderCollapse: 'collapse', width: '100%', textAlign: 'center', '& td, & th': { p: 0, height: 28 } }}>
            <Typography component="caption" variant="subtitle2" sx={{ captionSide: 'top', textAlign: 'left', color: 'text.primary', fontWeight: 600, p: 0, pb: 0.5, pl: 0.5 }}>
              {t(`calendars.month.${month}`)}
            </Typography>
            <thead>
              <tr>
                {weekdays.map((weekday) => (
                  <Typography component="th" variant="caption" key={weekday} scope="col" abbr={t(`calendars.weekday.${weekday}`)} sx={{ color: 'text.secondary', fontWeight: 500 }}>
                    {t(`calendars.weekdayShort.${weekday}`)}
                  </Typography>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((days, row) => (
                <tr key={row}>
                  {days.map((day, column) => <td key={column}>{day && <Day day={day} isToday={day.on === today} onDay={onDay} />}</td>)}
                </tr>
              ))}
            </tbody>
          </Box>
        </Paper>
      ))}
    </Box>
  );
}

function Day({ day, isToday, onDay }: { day: YearDay; isToday: boolean; onDay: YearViewProps['onDay'] }) {
  const t = useT();
  const { date } = useFormats();
  const { special } = day;
  const said = special && `${date(day.on)}: ${t(`calendars.legend.${special.kind}`)}, ${special.name}${special.isProvisional ? ` (${t('calendars.provisionalShort')})` : ''}`;
  const look = [cell, dayLook(day), isToday ? underlined : {}];
  const named = said === null ? {} : { title: said, 'aria-label': said };
  if (!onDay) return <Box component="span" {...named} {...(said === null ? {} : { role: 'img' })} sx={look}>{day.dayOfMonth}</Box>;
  return (
    // 365 stops would make the keyboard useless here: it adds and edits days in the list beside.
    <ButtonBase tabIndex={-1} onClick={() => onDay(day.on)} aria-label={`${day.dayOfMonth}, ${said ?? date(day.on)}`} {...(said === null ? {} : { title: said })} sx={[...look, { '&:hover': { outline: '1px solid', outlineColor: 'primary.main' } }]}>
      {day.dayOfMonth}
    </ButtonBase>
  );
}

/** What the shapes mean; drawn with the look of the days themselves. */
export function YearLegend() {
  const t = useT();
  const mark = (kind: 'off' | 'make_up', isProvisional = false) => ({ special: { on: '', kind, name: '', isProvisional }, isWorked: kind === 'make_up' });
  const marks = [['off', mark('off')], ['make_up', mark('make_up')], ['provisional', mark('off', true)], ['free', { special: null, isWorked: false }]] as const;
  return (
    <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, m: 0, p: 0, listStyle: 'none' }}>
      {marks.map(([name, day]) => (
        <Box component="li" key={name} sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
          <Box component="span" aria-hidden sx={[cell, dayLook(day), { width: 24, height: 20 }]}>8</Box>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>{t(`calendars.legend.${name}`)}</Typography>
        </Box>
      ))}
    </Box>
  );
}
