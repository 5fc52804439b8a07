import { useListContext } from 'ra-core';
import { DataTable, List, TopToolbar } from 'ra-ui-materialui';
import { Link as RouterLink } from 'react-router-dom';
import Button from '@mui/material/Button';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import type { ImportJob, ImportState } from '@ioc/shared/imports';
import { useCan } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { StatusChip, type Tone } from '#ui/StatusChip';
import { useImportWords } from './useImportWords';

const newestFirst = { field: 'createdAt', order: 'DESC' } as const;
const progressEvents = ['import.progressed'] as const;
const tones: Readonly<Record<ImportState, Tone>> = { checking: 'work', checked: 'warn', applying: 'work', applied: 'good', failed: 'bad' };

/** What was brought in so far, by whom, and what came of it. */
export function ImportList() {
  const t = useT();
  useLiveRecords('imports', progressEvents);
  return (
    <List resource="imports" title={t('imports.name')} sort={newestFirst} perPage={25} exporter={false} empty={false} actions={<TopToolbar><StartButton /></TopToolbar>}>
      <ImportTable />
    </List>
  );
}

function StartButton() {
  const t = useT();
  const mayImport = useCan('asset:import');
  if (!mayImport) return null;
  return <Button size="small" variant="contained" component={RouterLink} to="/imports/create" startIcon={<UploadFileOutlined />}>{t('imports.start')}</Button>;
}

function NoImports() {
  const t = useT();
  const { error, refetch } = useListContext<ImportJob>();
  if (error) return <Failure error={error} title={t('imports.loadFailed')} onRetry={() => { void refetch(); }} />;
  return <Empty title={t('imports.none')} text={t('imports.noneHint')} action={<StartButton />} />;
}

function ImportTable() {
  const t = useT();
  const formats = useFormats();
  const { targetName } = useImportWords();
  return (
    <DataTable<ImportJob> bulkActionButtons={false} size="small" rowClick="show" empty={<NoImports />}>
      <DataTable.Col<ImportJob> source="fileName" label={t('imports.fileName')} disableSort />
      <DataTable.Col<ImportJob> label={t('imports.target')} render={({ target }) => targetName(target)} />
      <DataTable.Col<ImportJob> label={t('imports.result')} render={({ state }) => <StatusChip tone={tones[state]} label={t(`imports.state.${state}`)} />} />
      <DataTable.Col<ImportJob> label={t('imports.rows')} render={({ rowsTotal }) => formats.number(rowsTotal)} />
      <DataTable.Col<ImportJob> label={t('imports.summary.create')} render={({ toCreate }) => formats.number(toCreate)} />
      <DataTable.Col<ImportJob> label={t('imports.summary.update')} render={({ toUpdate }) => formats.number(toUpdate)} />
      <DataTable.Col<ImportJob> label={t('imports.summary.errors')} render={({ errors }) => formats.number(errors)} />
      <DataTable.Col<ImportJob> label={t('imports.by')} render={({ byName }) => byName} />
      <DataTable.Col<ImportJob> source="createdAt" label={t('imports.at')} render={({ createdAt }) => <span style={{ whiteSpace: 'nowrap' }}>{formats.dateTime(createdAt)}</span>} />
    </DataTable>
  );
}
