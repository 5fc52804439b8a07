import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Alert, Box, Button, IconButton, Skeleton, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import type { ListedTask } from '@ioc/shared/tasks';
import { dateIn } from '@ioc/shared/working-time';
import { useGetList, useListContext } from 'ra-core';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { useMonth } from '#features/calendars';
import { useFormats, useT } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { monthAfter, monthFrom, tasksByDay } from './task.month';
import { TaskAgenda, TaskMonth } from './TaskMonth';
import { dueFirst, TaskNarrowed } from './TaskNarrowed';

/** As many as the server gives at once; a month with more says so. */
const mostShown = 500;

/** The tasks of the list on the days they are due, those without a term on the day of their review; the same filter, kept in the same place. */
export function TaskCalendar() {
  const t = useT();
  return <TaskNarrowed title={t('tasks.calendar')} asksItself><Month /></TaskNarrowed>;
}

function Month() {
  const t = useT();
  const navigate = useNavigate();
  const { number } = useFormats();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const { filterValues, setFilters } = useListContext();
  const { search } = useLocation();
  const today = dateIn(serverNow());
  const month = monthFrom(useParams()['month'], today);
  const weeks = useMonth(month);
  const { dueFrom: _dueFrom, dueTo: _dueTo, reviewFrom: _reviewFrom, reviewTo: _reviewTo, ...filter } = filterValues as Record<string, unknown>;
  const page = { pagination: { page: 1, perPage: mostShown }, sort: dueFirst };
  const due = useGetList<ListedTask>('tasks', { ...page, filter: { ...filter, dueFrom: `${month}-01`, dueTo: weeks.last } });
  const reviewed = useGetList<ListedTask>('tasks', { ...page, filter: { ...filter, reviewFrom: `${month}-01`, reviewTo: weeks.last } });
  const [total, reviews, error] = [due.total ?? 0, reviewed.total ?? 0, due.error ?? reviewed.error];
  // An event may give a task a term, or take it, before the lists are asked anew: it stands on one day at a time.
  const data = due.data && reviewed.data && [...due.data.filter(({ dueAt }) => dueAt !== null), ...reviewed.data.filter(({ dueAt }) => dueAt === null)];
  const isCut = total > mostShown || reviews > mostShown;
  const refetch = () => void Promise.all([due.refetch(), reviewed.refetch()]);
  const go = (to: string) => void navigate(`/tasks/calendar/${to}${search}`, { replace: true });
  const days = tasksByDay(data ?? []);
  return (
    <Box sx={{ display: 'grid', gap: 1, minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, flexWrap: 'wrap' }}>
        <IconButton size="small" onClick={() => go(monthAfter(month, -1))} aria-label={t('tasks.month.previous')}><ChevronLeft /></IconButton>
        <Typography variant="h6" component="h2" aria-live="polite" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
          {t('tasks.month.title', { month: month.slice(5), year: month.slice(0, 4) })}
        </Typography>
        <IconButton size="small" onClick={() => go(monthAfter(month, 1))} aria-label={t('tasks.month.next')}><ChevronRight /></IconButton>
        <Button size="small" disabled={month === today.slice(0, 7)} onClick={() => go(today.slice(0, 7))}>{t('tasks.month.today')}</Button>
        {data && (
          <Typography variant="body2" sx={{ color: 'text.secondary', ml: 'auto' }}>
            {[t('tasks.month.count', { smart_count: total, number: number(total) }), reviews > 0 && `↻ ${t('tasks.month.reviews', { number: number(reviews) })}`].filter(Boolean).join(' · ')}
          </Typography>
        )}
      </Box>
      {error && <Failure error={error} title={t('tasks.loadFailed')} onRetry={refetch} />}
      {isCut && <Alert severity="info" variant="outlined">{t('tasks.month.cut', { shown: number(mostShown), number: number(Math.max(total, reviews)) })}</Alert>}
      {!data && !error && <Skeleton variant="rounded" height={420} />}
      {data?.length === 0 && isPhone && <Empty title={t('tasks.month.none')} action={<Button onClick={() => setFilters({})}>{t('tasks.clearFilters')}</Button>} />}
      {data && (isPhone ? <TaskAgenda days={days} today={today} /> : <TaskMonth weeks={weeks.weeks} days={days} today={today} />)}
    </Box>
  );
}
