import { useMemo } from 'react';
import Box from '@mui/material/Box';
import { assetKindCodes } from '@ioc/shared/asset-kinds';
import { operationalStateNames, type OperationalState } from '@ioc/shared/assets';
import { allLiveAssets, availability, countStates, type AllAssets, type StateCounts } from '#features/assets';
import { liveAlarms } from '#features/alarms';
import { liveTasks } from '#features/tasks';
import { useCan } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useNow, useSharedLive } from '#platform/live';
import { KeyFigure } from '#ui/KeyFigure';
import { operationalTones } from '#ui/StatusChip';

/** Twice a second is as often as a person can read a number. */
const everyMs = 500;

function sumStates(all: AllAssets): StateCounts {
  const sum = countStates([]);
  for (const kind of assetKindCodes) {
    const counts = countStates(all[kind].state.rows.values());
    for (const state of Object.keys(sum) as OperationalState[]) sum[state] += counts[state];
  }
  return sum;
}

/** How the province stands, in six numbers. */
export function KeyFigures() {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const maySeeTasks = useCan('task:read');
  const assets = useSharedLive(allLiveAssets, everyMs);
  const alarms = useSharedLive(liveAlarms, everyMs);
  const counts = useMemo(() => sumStates(assets.state), [assets]);
  const share = availability(counts);
  const known = counts.online + counts.degraded + counts.offline + counts.maintenance;
  const isReady = assets.status === 'ready';
  const ofState = (state: OperationalState) => (
    <KeyFigure
      label={words(operationalStateNames[state])} value={isReady ? formats.number(counts[state]) : null} unit={t('map.points', { smart_count: counts[state] })}
      tone={counts[state] > 0 ? operationalTones[state] : 'quiet'}
    />
  );
  return (
    <Box
      component="section" aria-label={t('map.figures')}
      sx={{
        display: 'grid', gap: 1, gridAutoFlow: 'column', gridAutoColumns: 'minmax(136px, 1fr)', overflowX: 'auto', flex: 'none',
        '& > *': { minWidth: 0 },
      }}
    >
      <KeyFigure
        label={t('map.availability')} value={isReady && share !== null ? formats.percent(share) : null} tone={toneOf(share)}
        detail={isReady ? t('map.availabilityOf', { count: formats.number(known) }) : ''}
      />
      {ofState('offline')}
      {ofState('degraded')}
      {ofState('maintenance')}
      {maySeeTasks && <TaskFigure />}
      <KeyFigure
        label={t('map.unacknowledged')} value={alarms.status === 'ready' ? formats.number(alarms.state.unacknowledged) : null} to="/alarms"
        tone={alarms.state.unacknowledged > 0 ? 'bad' : 'good'} detail={t('map.ofActive', { count: formats.number(alarms.state.total) })}
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
