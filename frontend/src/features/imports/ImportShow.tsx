import { useState } from 'react';
import { useGetOne, useNotify } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { useQueryClient } from '@tanstack/react-query';
import { Link as RouterLink, useParams } from 'react-router-dom';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { importPermission, type ImportJob } from '@ioc/shared/imports';
import { http, isProblem, useCan } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { patchLists, useLiveRecords } from '#platform/live';
import { Failure } from '#ui/Failure';
import { KeyFigure } from '#ui/KeyFigure';
import { FindingsTable } from './FindingsTable';
import { isBusy, mayApply, progressOf, stepOf } from './import.steps';
import { ImportSteps } from './ImportSteps';
import { MappingTable } from './MappingTable';
import { UnitQuestions } from './UnitQuestions';
import { useImportWords } from './useImportWords';

const progressEvents = ['import.progressed'] as const;

/** One import from the check to the result. Progress arrives live; should the link be down, it is asked for. */
export function ImportShow() {
  const t = useT();
  const { targetName } = useImportWords();
  const { id = '' } = useParams();
  useLiveRecords('imports', progressEvents);
  const { data: job, error, refetch } = useGetOne<ImportJob>('imports', { id }, {
    refetchInterval: (query) => (query.state.data && isBusy(query.state.data) ? 2_000 : false),
  });
  if (error) return <Failure error={error} title={t('imports.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (!job) return <Skeleton variant="rounded" height={320} />;
  return (
    <Paper variant="outlined" sx={{ maxWidth: 1100, width: '100%', mx: 'auto', p: { xs: 2, sm: 3 } }}>
      <Title title={`${t('imports.name')}: ${job.fileName}`} />
      <ImportSteps active={stepOf(job)} />
      <Typography variant="h6" component="h2" sx={{ overflowWrap: 'anywhere' }}>{job.fileName}</Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>{targetName(job.target)} · {t(`imports.state.${job.state}`)}</Typography>
      <ImportStage job={job} />
    </Paper>
  );
}

function ImportStage({ job }: { job: ImportJob }) {
  const t = useT();
  const formats = useFormats();
  // Whoever may only look on sees how it stands; what comes next is for those who may write it.
  const mayGoOn = useCan(importPermission(job.target)) && job.state === 'checked';
  if (isBusy(job)) {
    const percent = progressOf(job);
    const words = t(job.state === 'checking' ? 'imports.checking' : 'imports.applying', { done: formats.number(job.rowsDone), total: formats.number(job.rowsTotal) });
    return (
      <Box role="status" aria-live="polite">
        <Typography sx={{ mb: 1 }}>{words}</Typography>
        <LinearProgress aria-label={words} {...(percent === null ? {} : { variant: 'determinate', value: percent })} />
      </Box>
    );
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 3 }}>
      {job.state === 'applied' && (
        <Alert severity="success">{t('imports.applied', { create: formats.number(job.toCreate), update: formats.number(job.toUpdate) })}</Alert>
      )}
      {job.state === 'failed' && <Alert severity="error">{t('imports.failed')}</Alert>}
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))' }}>
        <KeyFigure label={t('imports.summary.create')} value={formats.number(job.toCreate)} />
        <KeyFigure label={t('imports.summary.update')} value={formats.number(job.toUpdate)} />
        <KeyFigure label={t('imports.summary.same')} value={formats.number(job.unchanged)} />
        <KeyFigure label={t('imports.summary.errors')} value={formats.number(job.errors)} tone={job.errors > 0 ? 'bad' : 'quiet'} />
        <KeyFigure label={t('imports.summary.warnings')} value={formats.number(job.warnings)} tone={job.warnings > 0 ? 'warn' : 'quiet'} />
      </Box>
      {mayGoOn && job.options && <UnitQuestions key={`units-${job.version}`} job={job} options={job.options} />}
      {mayGoOn && <ApplyButton job={job} />}
      <FindingsTable job={job} />
      {mayGoOn && <MappingTable key={job.version} job={job} />}
      {job.state === 'applied' && job.options && <Button variant="outlined" component={RouterLink} to={`/plans/${job.options.planId}/show`} sx={{ alignSelf: 'flex-start' }}>{t('imports.openPlan')}</Button>}
      <Button component={RouterLink} to="/imports/create" sx={{ alignSelf: 'flex-start' }}>{t('imports.another')}</Button>
    </Box>
  );
}

function ApplyButton({ job }: { job: ImportJob }) {
  const t = useT();
  const formats = useFormats();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const count = job.toCreate + job.toUpdate;

  async function apply(): Promise<void> {
    setPending(true);
    setRefusal(null);
    try {
      patchLists(queryClient, 'imports', [await http<ImportJob>('POST', `/imports/${job.id}/apply`, { body: {}, version: job.version })]);
    } catch (error) {
      setRefusal(error);
      if (isProblem(error, 'request.version-stale')) notify(error.message, { type: 'warning' });
    } finally {
      setPending(false);
      void queryClient.invalidateQueries({ queryKey: ['imports'] });
    }
  }

  if (job.errors > 0) return <Alert severity="warning">{t('imports.fixFirst', { count: formats.number(job.errors), smart_count: job.errors })}</Alert>;
  return (
    <Box>
      {refusal !== null && <Failure error={refusal} />}
      <Button variant="contained" disabled={!mayApply(job) || isPending} onClick={() => { void apply(); }}>
        {count > 0 ? t('imports.apply', { count: formats.number(count), smart_count: count }) : t('imports.applyNothing')}
      </Button>
    </Box>
  );
}
