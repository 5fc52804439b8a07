import { useListContext } from 'ra-core';
import { DataTable, List, TopToolbar } from 'ra-ui-materialui';
import { Link as RouterLink } from 'react-router-dom';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import type { ImportJob, ImportState } from '@ioc/shared/imports';
import { useCan } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { denseRows, frameless, listToolbar, oneLine, wideOneLine } from '#ui/listLook';
import { RecordCards } from '#ui/RecordCards';
import { StatusChip, type Tone } from '#ui/StatusChip';
import { useImportWords } from './useImportWords';

const newestFirst = { field: 'createdAt', order: 'DESC' } as const;
const progressEvents = ['import.progressed'] as const;
const tones: Readonly<Record<ImportState, Tone>> = { checking: 'work', checked: 'warn', applying: 'work', applied: 'good', failed: 'bad' };

/** What was brought in so far, by whom, and what came of it. */
export function ImportList() {
  const t = useT();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  useLiveRecords('imports', progressEvents);
  return (
    <List resource="imports" sx={frameless} title={t('imports.name')} sort={newestFirst} perPage={25} exporter={false} empty={false} actions={<TopToolbar sx={listToolbar}><StartButton /></TopToolbar>}>
      {isPhone ? <RecordCards<ImportJob> card={(job) => <ImportCard job={job} />} none={<NoImports />} /> : <ImportTable />}
    </List>
  );
}

function StartButton() {
  const t = useT();
  const mayImport = useCan('import:run');
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
    <DataTable<ImportJob> bulkActionButtons={false} size="small" rowClick="show" empty={<NoImports />} sx={denseRows}>
      <DataTable.Col<ImportJob> source="fileName" label={t('imports.fileName')} disableSort />
      <DataTable.Col<ImportJob> label={t('imports.target')} render={({ target }) => targetName(target)} />
      <DataTable.Col<ImportJob> label={t('imports.result')} render={({ state }) => <StatusChip tone={tones[state]} label={t(`imports.state.${state}`)} />} />
      <DataTable.Col<ImportJob> align="right" label={t('imports.rows')} render={({ rowsTotal }) => formats.number(rowsTotal)} />
      <DataTable.Col<ImportJob> align="right" label={t('imports.summary.create')} render={({ toCreate }) => formats.number(toCreate)} />
      <DataTable.Col<ImportJob> align="right" label={t('imports.summary.update')} render={({ toUpdate }) => formats.number(toUpdate)} />
      <DataTable.Col<ImportJob> align="right" label={t('imports.summary.errors')} render={({ errors }) => formats.number(errors)} />
      <DataTable.Col<ImportJob> label={t('imports.by')} sx={wideOneLine} render={({ byName }) => byName} />
      <DataTable.Col<ImportJob> source="createdAt" label={t('imports.at')} sx={oneLine} render={({ createdAt }) => formats.dateTime(createdAt)} />
    </DataTable>
  );
}

function ImportCard({ job }: { job: ImportJob }) {
  const t = useT();
  const formats = useFormats();
  const { targetName } = useImportWords();
  return (
    <>
      <Link component={RouterLink} to={`/imports/${job.id}/show`} color="textPrimary" underline="hover" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{job.fileName}</Link>
      <Typography variant="body2" color="textSecondary">{targetName(job.target)} · {formats.dateTime(job.createdAt)} · {job.byName}</Typography>
      <div><StatusChip tone={tones[job.state]} label={t(`imports.state.${job.state}`)} /></div>
    </>
  );
}
