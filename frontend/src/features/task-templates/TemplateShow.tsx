import { useState } from 'react';
import { useGetOne, useNotify } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { useQueryClient } from '@tanstack/react-query';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { Alert, AlertTitle, Box, Button, Paper, Skeleton, Stack, Typography } from '@mui/material';
import { problemSentence } from '@ioc/shared/problem-messages';
import { templateState, templateStepsFrom, type TaskTemplate, type TemplateStep } from '@ioc/shared/task-templates';
import { http, isProblem } from '#platform/api';
import { useFormats, useLocale, useT } from '#platform/i18n';
import { patchLists, useLiveRecords } from '#platform/live';
import { ConfirmButton } from '#ui/ConfirmButton';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { templateEvents } from './template.events';
import { TemplateContent } from './TemplateContent';
import { TemplateStateChip } from './TemplateList';
import { TemplateDates } from './TemplateDates';
import { TemplateRuns } from './TemplateRuns';
import { useRecurrenceText } from './useRecurrence';

/** One template: what its tasks have, when the next ones are given, and what it has given. */
export function TemplateShow() {
  const t = useT();
  const { id = '' } = useParams();
  useLiveRecords('task-templates', templateEvents);
  const { data: template, error, refetch } = useGetOne<TaskTemplate>('task-templates', { id });
  if (isProblem(error, 'task-template.not-found')) return <Empty title={t('templates.unknown')} />;
  if (error && !template) return <Failure error={error} title={t('templates.loadFailed')} onRetry={() => void refetch()} />;
  if (!template) return <Skeleton variant="rounded" height={320} />;
  return (
    <Box component="article" sx={{ maxWidth: 1180, width: '100%', mx: 'auto', display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 }}>
      <Title title={template.code} preferenceKey={false} />
      <TemplateHead template={template} />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: template.recurrence ? 'minmax(0, 5fr) minmax(0, 4fr)' : 'minmax(0, 1fr)' }, alignItems: 'start' }}>
        <TemplateContent template={template} />
        {template.recurrence && (
          <Stack sx={{ gap: 2, minWidth: 0 }}>
            <TemplateDates recurrence={template.recurrence} priority={template.priority} isResting={templateState(template) !== 'recurring'} />
            <TemplateRuns template={template} />
          </Stack>
        )}
      </Box>
    </Box>
  );
}

function TemplateHead({ template }: { template: TaskTemplate }) {
  const t = useT();
  const rhythm = useRecurrenceText();
  const { code, name, orgName, giverName, recurrence, endedAt, id } = template;
  return (
    <Paper variant="outlined" sx={{ p: 2, display: 'grid', gap: 0.5 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="body2" color="textSecondary">{code}</Typography>
        <TemplateStateChip template={template} />
      </Stack>
      <Typography variant="h6" component="h2" sx={{ overflowWrap: 'anywhere' }}>{name}</Typography>
      {recurrence && <Typography variant="body2">{rhythm(recurrence)}</Typography>}
      <Typography variant="body2" color="textSecondary">{[orgName, recurrence && giverName && t('templates.givenBy', { name: giverName })].filter(Boolean).join(' · ')}</Typography>
      {template.stop && endedAt === null && <StopReason template={template} />}
      <Steps template={template}>
        {endedAt === null && <Button size="small" variant="outlined" component={RouterLink} to={`/task-templates/${id}`}>{t('templates.edit')}</Button>}
      </Steps>
    </Paper>
  );
}

/** Why nothing is given any more, and what to do about it. */
function StopReason({ template: { stop, giverName } }: { template: TaskTemplate }) {
  const t = useT();
  const locale = useLocale();
  const { dateTime } = useFormats();
  if (!stop) return null;
  // The sentence of a missing right speaks to whoever reads it; here it is the giver who lacks it.
  const reason = stop.code === 'access.not-permitted' ? t('templates.stop.right', { name: giverName ?? '' }) : problemSentence(stop.code, stop.params, locale);
  return (
    <Alert severity="error" sx={{ mt: 1 }}>
      <AlertTitle>{t('templates.stop.title', { time: dateTime(stop.at), org: stop.leadOrgName ?? '' })}</AlertTitle>
      {reason} {t('templates.stop.next')}
    </Alert>
  );
}

function Steps({ template, children }: { template: TaskTemplate; children: React.ReactNode }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [refusal, setRefusal] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const may = (step: TemplateStep): boolean => templateStepsFrom[step].includes(templateState(template));

  async function take(step: TemplateStep): Promise<void> {
    const next = await http<TaskTemplate>('POST', `/task-templates/${template.id}/steps`, { body: { step }, version: template.version });
    patchLists(queryClient, 'task-templates', [next]);
    notify(t(`templates.done.${step}`), { type: 'success' });
  }
  function begin(step: TemplateStep): void {
    setBusy(true);
    setRefusal(null);
    void take(step).catch(setRefusal).finally(() => setBusy(false));
  }

  return (
    <>
      {refusal !== null && <Failure error={refusal} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        {may('resume') && <Button size="small" variant="contained" disabled={isBusy} onClick={() => begin('resume')}>{t('templates.step.resume')}</Button>}
        {may('pause') && <Button size="small" variant="outlined" disabled={isBusy} onClick={() => begin('pause')}>{t('templates.step.pause')}</Button>}
        {children}
        {may('end') && <ConfirmButton size="small" color="error" label={t('templates.step.end')} question={t('templates.endQuestion')} explanation={t('templates.endHint')} onConfirm={() => take('end')} />}
      </Box>
    </>
  );
}
