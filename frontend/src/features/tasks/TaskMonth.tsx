import { useState } from 'react';
import { Box, Button, ButtonBase, Paper, Popover, Typography } from '@mui/material';
import { alpha } from '@mui/material/styles';
import { deadlineStateNames, taskStateNames, type ListedTask } from '@ioc/shared/tasks';
import type { CalendarDate } from '@ioc/shared/time';
import { Link } from 'react-router-dom';
import type { MonthDay } from '#features/calendars';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useNow } from '#platform/live';
import { deadlineTones, toneColour } from '#ui/StatusChip';
import { TaskCard } from './TaskCard';
import { deadlineOf } from './TaskMarks';

interface DaysProps {
  days: ReadonlyMap<CalendarDate, readonly ListedTask[]>;
  today: CalendarDate;
}

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;
/** What fits into a day; the others are one press away. */
const shownPerDay = 3;

/** The month as it hangs on the wall, with what is due on each day; days nobody works are shaded. */
export function TaskMonth({ weeks, days, today }: DaysProps & { weeks: readonly (readonly (MonthDay | null)[])[] }) {
  const t = useT();
  return (
    <Paper sx={{ overflow: 'hidden' }}>
      <Box component="table" sx={{ width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse', '& td': { border: 1, borderColor: 'divider', p: 0.5, verticalAlign: 'top', height: 112 } }}>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <Typography key={weekday} component="th" scope="col" variant="caption" sx={{ color: 'text.secondary', py: 0.75, fontWeight: 600 }}>{t(`calendars.weekday.${weekday}`)}</Typography>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, row) => (
            <tr key={row}>
              {week.map((day, column) => (
                <Box component="td" key={column} sx={(theme) => ({ backgroundColor: day && !day.isWorked ? alpha(theme.palette.text.secondary, 0.09) : 'transparent' })}>
                  {day && <Day day={day} isToday={day.on === today} tasks={days.get(day.on) ?? []} />}
                </Box>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Paper>
  );
}

function Day({ day, isToday, tasks }: { day: MonthDay; isToday: boolean; tasks: readonly ListedTask[] }) {
  const t = useT();
  const { date } = useFormats();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const hidden = tasks.length - shownPerDay;
  return (
    <>
      <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'baseline', mb: 0.25, minWidth: 0 }}>
        <Box
          component="time" dateTime={day.on} {...(isToday ? { 'aria-current': 'date' as const } : {})}
          sx={{ fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums', fontWeight: isToday ? 700 : 500, color: isToday ? 'primary.contrastText' : 'text.secondary', bgcolor: isToday ? 'primary.main' : 'transparent', borderRadius: 1, px: 0.5 }}
        >
          {day.dayOfMonth}
        </Box>
        {day.special && <Typography variant="caption" noWrap title={day.special.name} sx={{ color: 'text.secondary', minWidth: 0 }}>{day.special.name}</Typography>}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '2px' }}>
        {tasks.slice(0, hidden === 1 ? shownPerDay + 1 : shownPerDay).map((task) => <li key={task.id}><DueLine task={task} /></li>)}
      </Box>
      {hidden > 1 && (
        <Button size="small" onClick={({ currentTarget }) => setPlace(currentTarget)} sx={{ minWidth: 0, p: 0.25, fontSize: '0.75rem', lineHeight: 1.2 }}>
          {t('tasks.month.more', { number: hidden })}
        </Button>
      )}
      <Popover open={place !== null} anchorEl={place} onClose={() => setPlace(null)} slotProps={{ paper: { sx: { width: 360, maxHeight: 420, p: 1 }, 'aria-label': date(day.on) } }}>
        <Typography variant="subtitle2" sx={{ px: 0.5, pb: 0.5 }}>{date(day.on)}</Typography>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '2px' }}>
          {tasks.map((task) => <li key={task.id}><DueLine task={task} /></li>)}
        </Box>
      </Popover>
    </>
  );
}

/** One task in one line: its sign and colour tell how its term stands, the title leads to it. What is only looked at that day is dashed and has the sign of coming round. */
function DueLine({ task }: { task: ListedTask }) {
  const t = useT();
  const words = useWords();
  const { time } = useFormats();
  const deadline = deadlineOf(task, useNow(30_000));
  // Before it is given and once it is called off no term runs; then the state says what it is.
  const isReview = task.dueAt === null;
  const stands = isReview ? t('tasks.month.review') : `${words(deadline === null ? taskStateNames[task.state] : deadlineStateNames[deadline])} · ${time(task.dueAt ?? '')}`;
  const said = `${stands} · ${task.leadOrgName}`;
  return (
    <ButtonBase
      component={Link} to={`/tasks/${task.id}/show`} title={`${task.title}\n${said}`} aria-label={`${task.title}, ${said}`}
      sx={(theme) => {
        const colour = toneColour(theme, deadline === null || isReview ? 'quiet' : deadlineTones[deadline]);
        return {
          display: 'block', width: '100%', textAlign: 'left', px: 0.5, borderRadius: '4px', ...(isReview ? { border: `1px dashed ${colour}`, lineHeight: '22px' } : {}), borderLeft: `3px ${isReview ? 'dashed' : deadline === 'overdue' || deadline === 'done_late' ? 'double' : 'solid'} ${colour}`,
          backgroundColor: isReview ? 'transparent' : alpha(colour, 0.12), color: 'text.primary', fontSize: '0.75rem', lineHeight: '24px', whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis',
          textDecoration: task.completedAt === null ? 'none' : 'line-through', '&:hover': { backgroundColor: alpha(colour, 0.24) }, '&:focus-visible': { outlineOffset: -2 },
        };
      }}
    >
      {isReview && <span aria-hidden>↻ </span>}{task.title}
    </ButtonBase>
  );
}

/** On a phone: day by day, only those on which something is due. */
export function TaskAgenda({ days, today }: DaysProps) {
  const { date, weekday } = useFormats();
  const t = useT();
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {[...days].map(([on, tasks]) => (
        <Box component="section" key={on} aria-label={date(on)}>
          <Typography variant="subtitle2" component="h3" sx={{ mb: 0.5, color: on === today ? 'primary.main' : 'text.primary' }}>
            {weekday(on)}, {date(on)}{on === today ? ` · ${t('tasks.month.today')}` : ''}
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
            {tasks.map((task) => <li key={task.id}><TaskCard task={task} /></li>)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
