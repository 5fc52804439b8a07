import { Suspense, useEffect, useState } from 'react';
import { useGetOne } from 'ra-core';
import { Link as RouterLink } from 'react-router-dom';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { alarmSeverityNames, alarmTypes, type Alarm } from '@ioc/shared/alarms';
import { kindOf } from '@ioc/shared/asset-kinds';
import { operationalStateNames, type Asset } from '@ioc/shared/assets';
import { AlarmActions, ReportButton, useWorstAlarm } from '#features/alarms';
import { liveAssets, type MapAsset } from '#features/assets';
import { SceneButton, useMaySimulate } from '#features/simulation';
import { liveTasks, TaskForm, type TaskOrigin } from '#features/tasks';
import { useCan } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useNow, useSharedLive } from '#platform/live';
import { MapPopup, StatusIcon, useMap } from '#platform/map';
import type { Selection } from './mapUrl';
import { useClearOfPanels } from './useClearOfPanels';

interface MarkerPopupProps {
  selection: Selection;
  onClose: () => void;
  onDetails: () => void;
}

/** What it is, where, since when, and what can be done about it: without leaving the map. */
export function MarkerPopup({ selection, onClose, onDetails }: MarkerPopupProps) {
  const map = useMap();
  const { kind, id } = selection;
  // A link that names a point rings it, as pressing the point would have.
  useEffect(() => map.points.select(kind, id), [map, kind, id]);
  const { state } = useSharedLive(liveAssets(selection.kind), 300);
  const row = state.rows.get(selection.id);
  if (!row) return null;
  return (
    <MapPopup at={row.location} label={row.name} onClose={onClose}>
      <MarkerFacts key={row.id} selection={selection} row={row} onDetails={onDetails} />
    </MapPopup>
  );
}

const originOf = (row: MapAsset, { kind, id }: Selection, alarm: Alarm | null): TaskOrigin => ({
  subject: { kind: 'asset', id }, name: row.name, kind, state: row.state, severity: alarm?.severity ?? null,
  unitId: row.unitId, unitName: row.unitName, ownerOrgId: row.ownerId, assetId: id,
});

function MarkerFacts({ selection, row, onDetails }: { selection: Selection; row: MapAsset; onDetails: () => void }) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const now = useNow();
  const mayAssign = useCan('task:assign');
  const maySeeTasks = useCan('task:read');
  const maySimulate = useMaySimulate();
  const content = useClearOfPanels();
  const [isGiving, setGiving] = useState(false);
  const alarm = useWorstAlarm(row.id);
  // The state of the row is part of the question: when it changes, "since when" is asked anew.
  const { data: asset } = useGetOne<Asset>('assets', { id: row.id, meta: row.state });
  const kind = kindOf(selection.kind);
  const since = asset?.state === row.state ? asset.stateSince : alarm?.raisedAt ?? null;
  return (
    <Stack ref={content} sx={{ gap: 0.75 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start', pr: 2 }}>
        <StatusIcon shape={kind.symbol} state={row.state} size={24} />
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="subtitle2" component="h3" sx={{ lineHeight: 1.3, overflowWrap: 'anywhere' }}>{row.name}</Typography>
          <Typography variant="caption" component="div" color="textSecondary">{words(kind.name)} · {row.code}</Typography>
        </Box>
      </Stack>
      <Typography variant="body2" component="div">
        <strong>{words(operationalStateNames[row.state])}</strong>
        {since && <> <time dateTime={since} title={formats.dateTime(since)}>{t('map.since', { time: `${formats.dateTime(since)} (${formats.relative(since, now)})` })}</time></>}
      </Typography>
      <Typography variant="body2" component="div" color="textSecondary">
        {[asset?.address, row.unitName, row.ownerName].filter(Boolean).join(' · ')}
        {asset && kind.telemetry && <><br />{asset.lastHeardAt ? t('map.lastHeard', { time: formats.relative(asset.lastHeardAt, now) }) : t('map.never')}</>}
      </Typography>
      {alarm && (
        <Typography variant="body2" component="div" color="error" sx={{ overflowWrap: 'anywhere' }}>
          {alarm.type === 'reported' && `${words(alarmTypes.reported)} · `}
          {t('alarms.field.severity')}: {words(alarmSeverityNames[alarm.severity])}{alarm.count > 1 ? ` ×${formats.number(alarm.count)}` : ''}
          {alarm.acknowledgedBy && ` · ✓ ${alarm.acknowledgedBy}`}{alarm.note && `: ${alarm.note}`}
        </Typography>
      )}
      {maySeeTasks && <OpenTasks subjectIds={alarm ? [row.id, alarm.id] : [row.id]} />}
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        {alarm ? <Suspense fallback={null}><AlarmActions alarm={alarm} compact /></Suspense> : mayAssign && (
          <Button size="small" variant="outlined" onClick={() => setGiving(true)}>{t('tasks.give')}</Button>
        )}
        <Suspense fallback={null}><ReportButton asset={{ id: row.id, name: row.name, kind: selection.kind, unitId: row.unitId, ownerOrgId: row.ownerId }} /></Suspense>
        <Button size="small" onClick={onDetails}>{t('map.details')}</Button>
        {maySimulate && row.state !== 'offline' && <Suspense fallback={null}><SceneButton play={{ scene: 'outage', assetId: row.id }} /></Suspense>}
      </Stack>
      {isGiving && <Suspense fallback={null}><TaskForm origin={originOf(row, selection, alarm)} onClose={() => setGiving(false)} /></Suspense>}
    </Stack>
  );
}

/** How much work is under way here, each piece one press away. */
function OpenTasks({ subjectIds }: { subjectIds: readonly string[] }) {
  const t = useT();
  const formats = useFormats();
  const { tasks } = useSharedLive(liveTasks, 500).state;
  const open = [...tasks.values()].filter(({ subject }) => subject !== null && subjectIds.includes(subject.id));
  if (open.length === 0) return null;
  return (
    <Typography variant="body2" component="div">
      {t('map.taskCount', { count: formats.number(open.length), smart_count: open.length })}:{' '}
      {open.slice(0, 3).map(({ id, code }, at) => (
        <span key={id}>{at > 0 && ', '}<Link component={RouterLink} to={`/tasks/${id}/show`}>{code}</Link></span>
      ))}
      {open.length > 3 && '…'}
    </Typography>
  );
}
