import { useRef, useState, type KeyboardEvent } from 'react';
import { useGetList } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { useSearchParams } from 'react-router-dom';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import Typography from '@mui/material/Typography';
import AssignmentAdd from '@mui/icons-material/AssignmentAdd';
import { doneTaskStates, isDone, isOpen, taskStateNames, type ListedTask, type TaskState } from '@ioc/shared/tasks';
import { useCan, useMe } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';
import { Failure } from '#ui/Failure';
import { cardToward } from './task.grid';
import { taskEventNames } from './task.events';
import { TaskCard } from './TaskCard';
import { TaskForm } from './TaskForm';
import { TaskViews } from './TaskViews';

/** The road of every task; what is done is one column, judged or not. Those beside it show where something stands in them. */
const mainColumns: readonly TaskState[] = ['assigned', 'received', 'in_progress', 'submitted', 'completed'];
const columns: readonly TaskState[] = [...mainColumns, 'returned', 'suspended', 'pending_approval', 'draft'];
const perColumn = 60;

/** Where every piece of work stands. A card moves by the steps of the task, never by itself: the same rules as everywhere. */
export function TaskBoard() {
  const t = useT();
  const me = useMe();
  const doesTasks = useCan('task:report');
  const mayAssign = useCan('task:assign');
  const [isGiving, setGiving] = useState(false);
  const board = useRef<HTMLDivElement>(null);
  const [params, setParams] = useSearchParams();
  const isMine = params.get('mine') === '1';
  useLiveRecords('tasks', taskEventNames);

  /** Arrows walk between cards; Tab then reaches the buttons of the card one stands on. */
  const walk = (event: KeyboardEvent): void => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !board.current || !target.matches('[data-card]')) return;
    const rows = [...board.current.querySelectorAll('[data-column]')].map((column) => [...column.querySelectorAll<HTMLElement>('[data-card]')]);
    const next = cardToward(rows, target, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <Stack sx={{ flex: 1, minHeight: 0, gap: 1 }}>
      <Title title={t('tasks.board')} />
      <Stack direction="row" sx={{ gap: 1 }}>
        {me?.orgId && doesTasks && (
          <ToggleButton value="mine" size="small" sx={{ color: 'text.secondary', height: 32 }} selected={isMine} onChange={() => setParams(isMine ? {} : { mine: '1' }, { replace: true })}>
            {t('tasks.mine')}
          </ToggleButton>
        )}
        <TaskViews />
        {mayAssign && (
          <Button size="small" variant="contained" startIcon={<AssignmentAdd />} sx={{ ml: 'auto' }} onClick={() => setGiving(true)}>{t('tasks.give')}</Button>
        )}
        {isGiving && <TaskForm origin={null} onClose={() => setGiving(false)} />}
      </Stack>
      <Box
        ref={board} onKeyDown={walk}
        sx={{
          flex: 1, minHeight: 0, display: 'grid', gap: 1, overflowX: 'auto', gridTemplateRows: 'minmax(0, 1fr)',
          // On a phone one column at a time, the next one peeping in; a laptop holds all of them.
          scrollSnapType: { xs: 'x proximity', md: 'none' },
          gridAutoFlow: 'column', gridAutoColumns: { xs: '86%', sm: 'minmax(208px, 1fr)' },
        }}
      >
        {columns.map((state) => <Column key={state} state={state} leadOrgId={isMine ? me?.orgId ?? null : null} />)}
      </Box>
    </Stack>
  );
}

function Column({ state, leadOrgId }: { state: TaskState; leadOrgId: string | null }) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const isLast = state === 'completed';
  const states = isLast ? [...doneTaskStates] : [state];
  const filter = leadOrgId ? { state: states, leadOrgId } : { state: states };
  const { data, total, error, isPending, refetch } = useGetList<ListedTask>('tasks', {
    pagination: { page: 1, perPage: perColumn },
    sort: isLast ? { field: 'assignedAt', order: 'DESC' } : { field: 'dueAt', order: 'ASC' },
    filter,
  });
  // The column holds the first cards only, so how many are late is the server's to count; terms pass without any event.
  const { total: late = 0 } = useGetList<ListedTask>('tasks', {
    pagination: { page: 1, perPage: 1 }, sort: { field: 'dueAt', order: 'ASC' }, filter: { ...filter, deadline: 'overdue' },
  }, { enabled: isOpen(state), refetchInterval: 60_000 });
  // A live change can move a card to another column before the server has been asked for the new lists.
  const tasks = (data ?? []).filter((task) => task.state === state || (isLast && isDone(task.state)));
  if (!mainColumns.includes(state) && !total) return null;
  return (
    <Box
      component="section" data-column={state} aria-label={words(taskStateNames[state])}
      sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, bgcolor: 'action.hover', borderRadius: 2, scrollSnapAlign: 'start' }}
    >
      <Stack direction="row" sx={{ px: 1.5, py: 1, gap: 1, alignItems: 'baseline' }}>
        <Typography component="h2" variant="subtitle2" sx={{ flex: 1 }}>{words(taskStateNames[state])}</Typography>
        {late > 0 && <Typography variant="caption" color="error">⚠ {t('tasks.overdueCount', { count: formats.number(late) })}</Typography>}
        <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>{total === undefined ? '–' : formats.number(total)}</Typography>
      </Stack>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, px: 1, pb: 1, overflowY: 'auto', flex: 1, display: 'flex', flexDirection: 'column', gap: 1 }}>
        {isPending && <li><Skeleton variant="rounded" height={96} /></li>}
        {error && <li><Failure error={error} onRetry={() => { void refetch(); }} /></li>}
        {!isPending && !error && tasks.length === 0 && (
          <Typography component="li" variant="body2" color="textSecondary" sx={{ textAlign: 'center', py: 3 }}>{t('tasks.columnEmpty')}</Typography>
        )}
        {tasks.map((task) => (
          <Box component="li" key={task.id} data-card tabIndex={0} sx={{ borderRadius: 1 }}><TaskCard task={task} onBoard /></Box>
        ))}
        {total !== undefined && total > tasks.length && tasks.length > 0 && (
          <Typography component="li" variant="caption" color="textSecondary" sx={{ textAlign: 'center' }}>
            {t('tasks.shown', { count: formats.number(tasks.length), total: formats.number(total) })}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
