import { useMemo } from 'react';
import Box from '@mui/material/Box';
import { operationalStateNames, type OperationalState } from '@ioc/shared/assets';
import { allLiveAssets, availability } from '#features/assets';
import { liveAlarms } from '#features/alarms';
import { liveTasks } from '#features/tasks';
import { useCan } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useNow, useSharedLive } from '#platform/live';
import { KeyFigure } from '#ui/KeyFigure';
import { operationalTones } from '#ui/StatusChip';
import { sumStates } from './state.counts';

/** Twice a second is as often as a person can read a number. */
const everyMs = 500;

/** How the province stands, in six numbers. */
export function KeyFigures() {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const maySeeTasks = useCan('task:read');
  const assets = useSharedLive(allLiveAssets, everyMs);
  const alarms = useSharedLive(liveAlarms, everyMs);
  const counts = useMemo(() => sumStates(assets.state), [assets]);
  const hasAlarms = alarms.status === 'ready';
  const share = counts && availability(counts);
  const known = counts && counts.online + counts.degraded + counts.offline + counts.maintenance;
  const ofState = (state: OperationalState) => (
    <KeyFigure
      label={words(operationalStateNames[state])} value={counts && formats.number(counts[state])} unit={t('map.points', { smart_count: counts?.[state] ?? 0 })}
      tone={counts && counts[state] > 0 ? operationalTones[state] : 'quiet'}
    />
  );
  return (
    <Box
      component="section" aria-label={t('map.figures')}
      sx={{
        display: 'grid', gap: 1, gridAutoFlow: 'column', gridAutoColumns: 'minmax(max-content, 1fr)', overflowX: 'auto', flex: 'none',
        '& > *': { minWidth: 0 },
      }}
    >
      <KeyFigure
        label={t('map.availability')} value={share === null ? null : formats.percent(share)} tone={toneOf(share)}
        detail={known === null ? '' : t('map.availabilityOf', { count: formats.number(known) })}
      />
      {ofState('offline')}
      {ofState('degraded')}
      {ofState('maintenance')}
      {maySeeTasks && <TaskFigure />}
      <KeyFigure
        label={t('map.unacknowledged')} value={hasAlarms ? formats.number(alarms.state.unacknowledged) : null} to="/alarms"
        tone={!hasAlarms ? 'quiet' : alarms.state.unacknowledged > 0 ? 'bad' : 'good'}
        detail={hasAlarms ? t('map.ofActive', { count: formats.number(alarms.state.total) }) : ''}
      />
    </Box>
  );
}

/** Apart from the others: who may not see tasks must not ask for them either. */
function TaskFigure() {
  const t = useT();
  const formats = useFormats();
  const now = useNow(30_000);
  const { status, state } = useSharedLive(liveTasks, everyMs);
  const overdue = [...state.tasks.values()].filter(({ dueAt }) => dueAt !== null && Date.parse(dueAt) < now.getTime()).length;
  return (
    <KeyFigure
      label={t('map.openTasks')} value={status === 'ready' ? `${formats.number(state.tasks.size)}${state.isCut ? '+' : ''}` : null} to="/tasks"
      detail={overdue > 0 ? `⚠ ${t('map.overdue', { count: formats.number(overdue) })}` : ''}
    />
  );
}

function toneOf(share: number | null): 'good' | 'warn' | 'bad' | 'quiet' {
  if (share === null) return 'quiet';
  if (share >= 98) return 'good';
  return share >= 90 ? 'warn' : 'bad';
}
