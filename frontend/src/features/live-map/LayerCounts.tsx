import { useMemo, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { alarmStateNames } from '@ioc/shared/alarms';
import { kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import { operationalStateNames, operationalStates } from '@ioc/shared/assets';
import { deadlineStateNames } from '@ioc/shared/tasks';
import { liveAlarms } from '#features/alarms';
import type { StateCounts } from '#features/assets';
import { liveTasks } from '#features/tasks';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useNow, useSharedLive } from '#platform/live';
import { StatusIcon } from '#platform/map';
import { countTerms } from './state.counts';

/** Twice a second is as often as a person can read a number. */
const everyMs = 500;

interface Count {
  key: string;
  /** Carries the name of what is counted, for those who do not see it. */
  icon: ReactNode;
  count: number;
  name: string;
}

/** The line beneath a layer: each state with its own sign, and nothing of a state that does not occur. */
function Counts({ label, counts }: { label: string; counts: readonly Count[] }) {
  const formats = useFormats();
  const shown = counts.filter(({ count }) => count > 0);
  if (shown.length === 0) return null;
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0, pl: '46px', pb: 0.5, display: 'flex', flexWrap: 'wrap', columnGap: 1.25, rowGap: 0.25 }}>
      {shown.map(({ key, icon, count, name }) => (
        <Typography component="li" key={key} variant="caption" title={name} sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center', fontVariantNumeric: 'tabular-nums', lineHeight: 1.3 }}>
          {icon}{formats.number(count)}
        </Typography>
      ))}
    </Box>
  );
}

export function KindCounts({ kind, states }: { kind: AssetKind; states: StateCounts }) {
  const t = useT();
  const words = useWords();
  const { plural, symbol } = kindOf(kind);
  const counts = operationalStates.map((state): Count => {
    const name = words(operationalStateNames[state]);
    return { key: state, name, count: states[state], icon: <StatusIcon shape={symbol} state={state} size={14} title={name} /> };
  });
  return <Counts label={t('map.byState', { layer: words(plural) })} counts={counts} />;
}

/** Letters, as the colour alone would not tell. */
function Sign({ letter, name, colour }: { letter: string; name: string; colour: string }) {
  return (
    <Box
      component="span" role="img" aria-label={name}
      sx={{ width: 14, height: 14, borderRadius: '50%', display: 'inline-grid', placeItems: 'center', fontSize: 10, fontWeight: 700, lineHeight: 1, bgcolor: colour, color: 'background.paper' }}
    >
      {letter}
    </Box>
  );
}

export function AlarmCounts() {
  const t = useT();
  const words = useWords();
  const { state: { total, unacknowledged } } = useSharedLive(liveAlarms, everyMs);
  const [raised, acknowledged] = [words(alarmStateNames.raised), words(alarmStateNames.acknowledged)];
  return (
    <Counts
      label={t('map.byState', { layer: t('map.layer.alarms') })}
      counts={[
        { key: 'raised', name: raised, count: unacknowledged, icon: <Sign letter="!" name={raised} colour="error.main" /> },
        { key: 'acknowledged', name: acknowledged, count: total - unacknowledged, icon: <Sign letter="✓" name={acknowledged} colour="text.secondary" /> },
      ]}
    />
  );
}

/** Apart from the others: who may not see tasks must not ask for them either. */
export function TaskCounts() {
  const t = useT();
  const words = useWords();
  const now = useNow(30_000);
  const { state: { tasks } } = useSharedLive(liveTasks, everyMs);
  const terms = useMemo(() => countTerms(tasks.values(), now), [tasks, now]);
  const [late, near, open] = [words(deadlineStateNames.overdue), words(deadlineStateNames.due_soon), words(deadlineStateNames.in_term)];
  return (
    <Counts
      label={t('map.byState', { layer: t('map.layer.tasks') })}
      counts={[
        { key: 'overdue', name: late, count: terms.overdue, icon: <Sign letter="×" name={late} colour="error.main" /> },
        { key: 'soon', name: near, count: terms.due_soon, icon: <Sign letter="!" name={near} colour="warning.main" /> },
        { key: 'inTime', name: open, count: terms.in_term, icon: <Sign letter="⚑" name={open} colour="text.secondary" /> },
      ]}
    />
  );
}

/** How many there are in all; a dash while nobody knows. */
export function AlarmTotal() {
  const formats = useFormats();
  const { status, state } = useSharedLive(liveAlarms, everyMs);
  return <>{status === 'ready' ? formats.number(state.total) : '–'}</>;
}

export function TaskTotal() {
  const formats = useFormats();
  const { status, state } = useSharedLive(liveTasks, everyMs);
  return <>{status === 'ready' ? `${formats.number(state.tasks.size)}${state.isCut ? '+' : ''}` : '–'}</>;
}
