import { Suspense, useState, type ReactNode } from 'react';
import { useGetOne } from 'ra-core';
import { Link as RouterLink } from 'react-router-dom';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { kindOf } from '@ioc/shared/asset-kinds';
import { operationalStateNames, type Asset } from '@ioc/shared/assets';
import { ActiveAlarm, ReportButton, useWorstAlarm } from '#features/alarms';
import { TaskForm, TaskTable } from '#features/tasks';
import { useCan } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useLiveRecords, useNow } from '#platform/live';
import { StatusIcon } from '#platform/map';
import { Failure } from '#ui/Failure';
import { operationalTones, StatusChip } from '#ui/StatusChip';
import { AssetAlarms } from './AssetAlarms';
import { AssetBorder } from './AssetBorder';
import { AssetFacts } from './AssetFacts';
import { AssetHistories } from './AssetHistories';
import { AssetParts } from './AssetParts';
import { AssetReadings } from './AssetReadings';
import { AssetStateDialog } from './AssetStateDialog';
import { useAssetLive } from './useAssetLive';

const tabs = ['details', 'readings', 'parts', 'history', 'alarms', 'tasks'] as const;
type TabName = (typeof tabs)[number];
const rowEvents = ['asset.created', 'asset.updated'] as const;

/** One asset: how it is, what it is, what happened to it, and what is being done. On its page and over the map. */
export function AssetDetails({ id }: { id: string }) {
  const t = useT();
  const [tab, setTab] = useState<TabName>('details');
  useLiveRecords('assets', rowEvents);
  useAssetLive(id);
  const { data: asset, error, refetch } = useGetOne<Asset>('assets', { id });
  if (error) return <Failure error={error} title={t('assets.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (!asset) return <Stack sx={{ p: 2, gap: 2 }}><Skeleton height={48} /><Skeleton variant="rounded" height={240} /></Stack>;
  const kind = kindOf(asset.kind);
  const shown = tabs.filter((name) => (name !== 'parts' || kind.parts !== null) && (name !== 'readings' || kind.telemetry !== null));
  const panes: Record<TabName, ReactNode> = {
    details: <AssetFacts asset={asset} />,
    readings: <AssetReadings asset={asset} />,
    parts: <AssetParts asset={asset} />,
    history: <AssetHistories asset={asset} />,
    alarms: <AssetAlarms assetId={asset.id} />,
    tasks: <TaskTable filter={{ subjectId: asset.id }} none={t('assets.noTasks')} />,
  };
  return (
    <Box component="article" sx={{ px: 2, pb: 3 }}>
      <AssetHead asset={asset} />
      <Tabs value={shown.includes(tab) ? tab : 'details'} onChange={(_, next: TabName) => setTab(next)} variant="scrollable" sx={{ my: 1 }}>
        {shown.map((name) => <Tab key={name} value={name} id={`asset-tab-${name}`} aria-controls="asset-pane" label={t(`assets.tab.${name}`)} />)}
      </Tabs>
      <Box id="asset-pane" role="tabpanel" aria-labelledby={`asset-tab-${tab}`}>
        <Suspense fallback={<Skeleton variant="rounded" height={120} />}>{panes[tab]}</Suspense>
      </Box>
    </Box>
  );
}

function AssetHead({ asset }: { asset: Asset }) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const now = useNow();
  const place = { unitId: asset.unitId, orgIds: asset.ownerOrgId ? [asset.ownerOrgId] : [], sector: kindOf(asset.kind).sector };
  const maySetState = useCan('asset:set-state', place) && asset.lifecycle === 'active';
  const mayAssign = useCan('task:assign', place);
  const mayEdit = useCan('asset:write', place);
  const alarm = useWorstAlarm(asset.id);
  const [asking, setAsking] = useState<'state' | 'task' | null>(null);
  const close = (): void => setAsking(null);
  return (
    <Stack sx={{ gap: 1 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
        <StatusIcon shape={kindOf(asset.kind).symbol} state={asset.state} size={26} />
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="h6" component="h2" sx={{ lineHeight: 1.25, overflowWrap: 'anywhere' }}>{asset.name}</Typography>
          <Typography variant="body2" color="textSecondary">{words(kindOf(asset.kind).name)} · {asset.code}</Typography>
        </Box>
      </Stack>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <StatusChip tone={operationalTones[asset.state]} label={words(operationalStateNames[asset.state])} />
        {asset.stateSince && (
          <Typography variant="body2" color="textSecondary">
            {formats.dateTime(asset.stateSince)} ({formats.relative(asset.stateSince, now)}){asset.stateSource && ` · ${t(`assets.source.${asset.stateSource}`)}`}
          </Typography>
        )}
      </Stack>
      {asset.borderMetres !== null && !asset.isBorderChecked && <AssetBorder asset={asset} metres={asset.borderMetres} mayEdit={mayEdit} />}
      {alarm && <Suspense fallback={<Skeleton variant="rounded" height={84} />}><ActiveAlarm alarm={alarm} /></Suspense>}
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        {mayAssign && !alarm && <Button size="small" variant="contained" onClick={() => setAsking('task')}>{t('tasks.give')}</Button>}
        {asset.lifecycle === 'active' && <Suspense fallback={null}><ReportButton asset={asset} /></Suspense>}
        {maySetState && <Button size="small" variant="outlined" onClick={() => setAsking('state')}>{t('assets.setState')}</Button>}
        {mayEdit && <Button size="small" variant="outlined" component={RouterLink} to={`/assets/${asset.kind}/${asset.id}`}>{t('assets.edit')}</Button>}
        <Button size="small" component={RouterLink} to={`/?at=${asset.location.map((degrees) => degrees.toFixed(5)).join(',')},15&sel=${asset.kind}:${asset.id}`}>{t('assets.showOnMap')}</Button>
      </Stack>
      {asking === 'state' && <AssetStateDialog asset={asset} onClose={close} />}
      {asking === 'task' && (
        <Suspense fallback={null}>
          <TaskForm
            onClose={close}
            origin={{
              subject: { kind: 'asset', id: asset.id }, name: asset.name, kind: asset.kind, state: asset.state, severity: null,
              unitId: asset.unitId, unitName: asset.unitName, ownerOrgId: asset.ownerOrgId, assetId: asset.id,
            }}
          />
        </Suspense>
      )}
    </Stack>
  );
}
