import { lazy, Suspense, useState } from 'react';
import { useListContext, useRecordContext } from 'ra-core';
import { AutocompleteInput, DataTable, List, Pagination, ReferenceInput, SearchInput, SelectInput, TopToolbar } from 'ra-ui-materialui';
import { Link as RouterLink } from 'react-router-dom';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { activeAlarmStates, alarmSeverityNames, alarmStateNames, alarmTypes, type Alarm } from '@ioc/shared/alarms';
import { assetKinds } from '@ioc/shared/asset-kinds';
import { useCan } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useLiveRecords, useNow } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { denseRows, frameless, listToolbar, oneLine, roomy } from '#ui/listLook';
import { ManyInput } from '#ui/ManyInput';
import { MoreFilters } from '#ui/MoreFilters';
import { RecordCards } from '#ui/RecordCards';
import { useWordsChoices } from '#ui/WordsSelect';
import { alarmEventNames } from './alarm.events';
import { AlarmActions } from './AlarmActions';
import { AlarmCard } from './AlarmCard';
import { AlarmCount, AlarmStateChip, SeverityChip } from './AlarmMarks';
import { AlarmSteps } from './AlarmSteps';
import { SoundButton } from './SoundButton';

const AlarmsAcknowledge = lazy(async () => ({ default: (await import('./AlarmsAcknowledge')).AlarmsAcknowledge }));

const kindNames = Object.fromEntries(Object.entries(assetKinds).map(([kind, { plural }]) => [kind, plural]));
const activeOnly = { state: [...activeAlarmStates] };
const isRaised = ({ state }: Pick<Alarm, 'state'>): boolean => state === 'raised';
const newestFirst = { field: 'raisedAt', order: 'DESC' } as const;
const inForce = { level: 'commune' } as const;

/** Every alarm in my scope, past ones included; a row opens to what happened and what can be done. */
export function AlarmList() {
  const t = useT();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const filters = useAlarmFilters();
  useLiveRecords('alarms', alarmEventNames);
  return (
    <List
      resource="alarms" sx={frameless} title={t('alarms.list')} filters={filters} sort={newestFirst} filterDefaultValues={activeOnly} perPage={25}
      exporter={false} empty={false} actions={<TopToolbar sx={listToolbar}><MoreFilters /><SoundButton /></TopToolbar>} storeKey="alarms.list"
      pagination={<Pagination rowsPerPageOptions={[25, 50, 100]} />}
    >
      {isPhone ? <RecordCards<Alarm> card={(alarm) => <AlarmCard alarm={alarm} />} none={<NoAlarms />} /> : <AlarmTable />}
    </List>
  );
}

function useAlarmFilters() {
  const t = useT();
  const states = useWordsChoices(alarmStateNames);
  const severities = useWordsChoices(alarmSeverityNames);
  const types = useWordsChoices(alarmTypes);
  const kinds = useWordsChoices(kindNames);
  return [
    <SearchInput key="q" source="q" alwaysOn placeholder={t('alarms.searchLabel')} slotProps={{ htmlInput: { 'aria-label': t('alarms.searchLabel') } }} />,
    <ManyInput key="state" source="state" label={t('alarms.field.state')} choices={states} alwaysOn />,
    <SelectInput key="severity" source="severity" label={t('alarms.field.severity')} choices={severities} translateChoice={false} alwaysOn />,
    <SelectInput key="kind" source="kind" label={t('alarms.field.kind')} choices={kinds} translateChoice={false} />,
    <SelectInput key="type" source="type" label={t('alarms.field.type')} choices={types} translateChoice={false} />,
    <ReferenceInput key="unitId" source="unitId" label={t('alarms.field.unit')} reference="units" perPage={500} filter={inForce} sort={{ field: 'name', order: 'ASC' }}>
      <AutocompleteInput label={t('alarms.field.unit')} optionText="name" filterToQuery={(q: string) => ({ q })} sx={{ minWidth: 220 }} />
    </ReferenceInput>,
  ];
}

function NoAlarms() {
  const t = useT();
  const { filterValues, setFilters, error, refetch } = useListContext<Alarm>();
  if (error) return <Failure error={error} title={t('alarms.loadFailed')} onRetry={() => { void refetch(); }} />;
  const narrowed = Object.keys(filterValues as object).some((name) => name !== 'state');
  if (!narrowed) return <Empty title={t('alarms.none')} text={t('alarms.noneHint')} />;
  return <Empty title={t('alarms.noneFound')} action={<Button onClick={() => setFilters(activeOnly)}>{t('alarms.allStates')}</Button>} />;
}

function AlarmTable() {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const now = useNow(15_000);
  const mayAcknowledge = useCan('alarm:acknowledge');
  return (
    <DataTable<Alarm>
      bulkActionButtons={mayAcknowledge && <AcknowledgeSelected />} isRowSelectable={isRaised} rowClick="expand" expand={<AlarmPane />} expandSingle size="small" empty={<NoAlarms />} sx={denseRows}
    >
      <DataTable.Col<Alarm> source="severity" label={t('alarms.field.severity')} render={({ severity }) => <SeverityChip severity={severity} />} />
      <DataTable.Col<Alarm>
        source="assetCode" label={t('alarms.field.asset')} sx={roomy}
        render={({ assetName, assetCode, count }) => (
          <>
            <Typography variant="body2" sx={{ fontWeight: 500, lineHeight: 1.35 }}>{assetName} <AlarmCount count={count} /></Typography>
            <Typography variant="caption" color="textSecondary" noWrap sx={{ lineHeight: 1.2 }}>{assetCode}</Typography>
          </>
        )}
      />
      <DataTable.Col<Alarm> source="type" label={t('alarms.field.type')} disableSort sx={oneLine} render={({ type }) => words(alarmTypes[type])} />
      <DataTable.Col<Alarm> source="unitName" label={t('alarms.field.unit')} sx={oneLine} />
      <DataTable.Col<Alarm>
        source="raisedAt" label={t('alarms.field.raisedAt')}
        render={({ raisedAt }) => <time dateTime={raisedAt} style={{ whiteSpace: 'nowrap' }}>{formats.dateTime(raisedAt)}</time>}
      />
      <DataTable.Col<Alarm>
        label={t('alarms.field.duration')} sx={oneLine}
        render={({ raisedAt, clearedAt }) => formats.duration((clearedAt ? Date.parse(clearedAt) : now.getTime()) - Date.parse(raisedAt))}
      />
      <DataTable.Col<Alarm> source="state" label={t('alarms.field.state')} render={({ state }) => <AlarmStateChip state={state} />} />
    </DataTable>
  );
}

/** The ticked alarms that nobody has acknowledged yet, with one note. */
function AcknowledgeSelected() {
  const t = useT();
  const { data = [], selectedIds, onUnselectItems } = useListContext<Alarm>();
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const open = data.filter((alarm) => isRaised(alarm) && selectedIds.includes(alarm.id));
  return (
    <>
      <Button size="small" disabled={open.length === 0} onClick={() => setChosen(new Set(open.map(({ id }) => id)))}>{t('alarms.many.open')}</Button>
      {chosen && (
        <Dialog open fullWidth maxWidth="xs" aria-label={t('alarms.many.open')} onClose={() => setChosen(null)} slotProps={{ paper: { sx: { py: 1 } } }}>
          <Suspense fallback={null}>
            <AlarmsAcknowledge
              open={open} chosen={chosen} onChoose={setChosen} onCancel={() => setChosen(null)}
              onDone={() => { setChosen(null); onUnselectItems(); }}
            />
          </Suspense>
        </Dialog>
      )}
    </>
  );
}

function AlarmPane() {
  const t = useT();
  const alarm = useRecordContext<Alarm>();
  if (!alarm) return null;
  return (
    <Box sx={{ py: 1.5, px: 2, display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '2fr 1fr' } }}>
      <AlarmSteps alarm={alarm} />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, alignItems: 'flex-start' }}>
        <AlarmActions alarm={alarm} />
        <Link component={RouterLink} to={`/?at=${alarm.location.map((degrees) => degrees.toFixed(5)).join(',')},14&sel=${alarm.assetKind}:${alarm.assetId}`}>{t('alarms.goTo')}</Link>
        <Link component={RouterLink} to={`/assets/${alarm.assetKind}/${alarm.assetId}/show`}>{t('alarms.openAsset')}</Link>
        <Link component={RouterLink} to={`/alarms/${alarm.id}/show`}>{t('alarms.one')}</Link>
      </Box>
    </Box>
  );
}
