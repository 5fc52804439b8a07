import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TablePagination from '@mui/material/TablePagination';
import TableRow from '@mui/material/TableRow';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import type { ImportFinding, ImportJob } from '@ioc/shared/imports';
import { maxPerPage, type Page } from '@ioc/shared/list';
import { http } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { StatusChip, type Tone } from '#ui/StatusChip';
import { findingsCsv } from './findings.csv';

type Severity = ImportFinding['severity'];
const severities: readonly Severity[] = ['error', 'warning', 'info'];
const tones: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warn', info: 'quiet' };
const perPage = 25;
/** Whoever has more to mend than this mends the cause first. */
const mostDownloaded = 10_000;

const fetchFindings = (jobId: string, severity: Severity | null, page: number, size: number, signal?: AbortSignal): Promise<Page<ImportFinding>> =>
  http<Page<ImportFinding>>('GET', `/imports/${jobId}/findings`, { query: { severity, page, perPage: size }, ...(signal ? { signal } : {}) });

async function allFindings(jobId: string, severity: Severity | null): Promise<ImportFinding[]> {
  const found: ImportFinding[] = [];
  for (let page = 1; found.length < mostDownloaded; page++) {
    const { data, total } = await fetchFindings(jobId, severity, page, maxPerPage);
    found.push(...data);
    if (data.length === 0 || found.length >= total) break;
  }
  return found;
}

function save(text: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

/** What the check found, row by row, with the sentence that says how to mend it. */
export function FindingsTable({ job }: { job: ImportJob }) {
  const t = useT();
  const formats = useFormats();
  const [severity, setSeverity] = useState<Severity | null>(null);
  const [page, setPage] = useState(0);
  const [refusal, setRefusal] = useState<unknown>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['imports', 'findings', job.id, job.version, severity, page],
    queryFn: ({ signal }) => fetchFindings(job.id, severity, page + 1, perPage, signal),
    placeholderData: (old) => old,
  });
  const heads = { row: t('imports.row'), column: t('imports.column'), severity: t('imports.findings'), sentence: t('imports.what') };

  async function download(): Promise<void> {
    setRefusal(null);
    try {
      const names = { error: t('imports.severity.error'), warning: t('imports.severity.warning'), info: t('imports.severity.info') };
      save(findingsCsv(await allFindings(job.id, severity), heads, names), `${job.fileName}.csv`);
    } catch (failure) {
      setRefusal(failure);
    }
  }

  return (
    <Box component="section" aria-labelledby="import-findings">
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
        <Typography id="import-findings" variant="subtitle1" component="h3" sx={{ flex: 1 }}>{t('imports.findings')}</Typography>
        <ToggleButtonGroup
          exclusive size="small" value={severity ?? 'all'} aria-label={t('imports.findings')}
          onChange={(_, next: Severity | 'all' | null) => { setPage(0); setSeverity(next === 'all' ? null : next); }}
        >
          <ToggleButton value="all">{t('imports.allSeverities')}</ToggleButton>
          {severities.map((one) => <ToggleButton key={one} value={one}>{t(`imports.severity.${one}`)}</ToggleButton>)}
        </ToggleButtonGroup>
        <Button size="small" startIcon={<DownloadOutlined />} disabled={!data || data.total === 0} onClick={() => { void download(); }}>{t('imports.download')}</Button>
      </Box>
      {refusal !== null && <Failure error={refusal} />}
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {isPending && <Skeleton variant="rounded" height={120} />}
      {data?.total === 0 && <Empty title={t('imports.noFindings')} />}
      {data && data.total > 0 && (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small">
            <TableHead>
              <TableRow><TableCell>{heads.row}</TableCell><TableCell>{heads.column}</TableCell><TableCell /><TableCell>{heads.sentence}</TableCell></TableRow>
            </TableHead>
            <TableBody>
              {data.data.map((finding, at) => (
                <TableRow key={`${page}-${at}`}>
                  <TableCell sx={{ fontVariantNumeric: 'tabular-nums' }}>{finding.row === null ? t('imports.wholeFile') : formats.number(finding.row)}</TableCell>
                  <TableCell>{finding.column ?? '–'}</TableCell>
                  <TableCell><StatusChip tone={tones[finding.severity]} label={t(`imports.severity.${finding.severity}`)} /></TableCell>
                  <TableCell>{finding.sentence}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          <TablePagination
            component="div" count={data.total} page={page} rowsPerPage={perPage} rowsPerPageOptions={[perPage]} onPageChange={(_, next) => setPage(next)}
            labelDisplayedRows={({ from, to, count }) => `${formats.number(from)}–${formats.number(to)} / ${formats.number(count)}`}
          />
        </Box>
      )}
    </Box>
  );
}
