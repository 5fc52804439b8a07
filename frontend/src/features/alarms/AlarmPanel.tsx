import { lazy, Suspense, useMemo, useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Checkbox from '@mui/material/Checkbox';
import ListItemButton from '@mui/material/ListItemButton';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { alarmTypes, type Alarm } from '@ioc/shared/alarms';
import { useCan } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useNow, useSharedLive } from '#platform/live';
import { StatusIcon } from '#platform/map';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { shapeOf } from './alarm.actions';
import { AlarmActions } from './AlarmActions';
import { AlarmCount, SeverityChip } from './AlarmMarks';
import { mostUrgent } from './alarms.live';
import { liveAlarms } from './alarms.store';

const AlarmsAcknowledge = lazy(async () => ({ default: (await import('./AlarmsAcknowledge')).AlarmsAcknowledge }));

/** More than anyone works through from a side panel; the rest is one press away in the list. */
const most = 60;

/** What is wrong now, in the order in which one should look. */
export function AlarmPanel({ onPlace }: { onPlace: (alarm: Alarm) => void }) {
  const t = useT();
  const formats = useFormats();
  const now = useNow();
  const { status, state, error } = useSharedLive(liveAlarms, 300);
  const alarms = useMemo(() => mostUrgent(state).slice(0, most), [state]);
  const mayAcknowledge = useCan('alarm:acknowledge');
  /** The ids that are ticked; null while alarms are taken one by one. */
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  if (status === 'loading') {
    return <Stack sx={{ p: 1.5, gap: 1 }}>{[0, 1, 2, 3].map((row) => <Skeleton key={row} variant="rounded" height={64} />)}</Stack>;
  }
  if (status === 'failed') return <Failure error={error} title={t('alarms.loadFailed')} onRetry={liveAlarms.reload} />;
  if (alarms.length === 0) return <Empty title={t('alarms.none')} text={t('alarms.noneHint')} />;
  const open = alarms.filter((alarm) => alarm.state === 'raised');
  const tick = (id: string): void => setChosen((before) => {
    const next = new Set(before);
    if (!next.delete(id)) next.add(id);
    return next;
  });
  return (
    <>
      <Stack direction="row" sx={{ px: 1.5, py: 0.75, gap: 1, alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography variant="caption" color="textSecondary" component="p">
          {t('alarms.shown', { count: formats.number(alarms.length), total: formats.number(state.total), smart_count: state.total })}
        </Typography>
        {mayAcknowledge && chosen === null && open.length > 1 && (
          <Button size="small" sx={{ flex: 'none' }} onClick={() => setChosen(new Set())}>{t('alarms.many.open')}</Button>
        )}
      </Stack>
      {chosen && (
        <Suspense fallback={null}><AlarmsAcknowledge open={open} chosen={chosen} onChoose={setChosen} onDone={() => setChosen(null)} /></Suspense>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {alarms.map((alarm) => (
          <AlarmItem key={alarm.id} alarm={alarm} now={now} onPlace={onPlace} isTicked={chosen?.has(alarm.id) ?? null} onTick={tick} />
        ))}
      </Box>
      {state.total > alarms.length && (
        <ListItemButton component={RouterLink} to="/alarms">{t('alarms.more', { count: formats.number(state.total) })}</ListItemButton>
      )}
    </>
  );
}

interface AlarmItemProps {
  alarm: Alarm;
  now: Date;
  onPlace: (alarm: Alarm) => void;
  /** Null while nothing can be ticked. */
  isTicked: boolean | null;
  onTick: (id: string) => void;
}

function AlarmItem({ alarm, now, onPlace, isTicked, onTick }: AlarmItemProps) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const isRaised = alarm.state === 'raised';
  return (
    <Box
      component="li"
      sx={{ px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider', borderLeft: 3, borderLeftColor: isRaised ? 'error.main' : 'transparent' }}
    >
      <Stack direction="row" sx={{ gap: 0.5, alignItems: 'flex-start' }}>
        {isTicked !== null && isRaised && (
          <Checkbox
            size="small" checked={isTicked} onChange={() => onTick(alarm.id)} sx={{ p: 0.25, ml: -0.5 }}
            slotProps={{ input: { 'aria-label': t('alarms.many.tick', { name: alarm.assetName }) } }}
          />
        )}
        <ButtonBase
          onClick={() => onPlace(alarm)} title={t('alarms.goTo')}
          sx={{ display: 'flex', width: '100%', gap: 1, textAlign: 'left', alignItems: 'flex-start', borderRadius: 1, font: 'inherit' }}
        >
          <StatusIcon shape={shapeOf(alarm)} state={alarm.type === 'degraded' ? 'degraded' : 'offline'} size={20} />
          <Box sx={{ minWidth: 0, flex: 1 }}>
            <Typography variant="body2" sx={{ fontWeight: isRaised ? 600 : 500 }}>
              {alarm.assetName} <AlarmCount count={alarm.count} />
            </Typography>
            <Typography variant="caption" color="textSecondary" component="div">
              {words(alarmTypes[alarm.type])} · {alarm.unitName ?? alarm.assetCode} · <time dateTime={alarm.raisedAt}>{formats.relative(alarm.raisedAt, now)}</time>
            </Typography>
          </Box>
          <SeverityChip severity={alarm.severity} />
        </ButtonBase>
      </Stack>
      <Stack direction="row" sx={{ mt: 0.75, pl: 3.5, gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        {isTicked === null && <AlarmActions alarm={alarm} compact />}
        {alarm.acknowledgedBy && (
          <Typography variant="caption" color="textSecondary">✓ {alarm.acknowledgedBy}{alarm.note ? `: ${alarm.note}` : ''}</Typography>
        )}
        {alarm.taskIds.length > 0 && (
          <Typography variant="caption" color="textSecondary">{t('alarms.hasTasks', { count: formats.number(alarm.taskIds.length), smart_count: alarm.taskIds.length })}</Typography>
        )}
      </Stack>
    </Box>
  );
}
