import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import { Box, Link, Pagination, Paper, Skeleton, Typography } from '@mui/material';
import type { Page } from '@ioc/shared/list';
import type { TaskTemplate, TemplateRun } from '@ioc/shared/task-templates';
import { http } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';

const perPage = 10;

/** What the template has given by itself, the newest first. */
export function TemplateRuns({ template: { id, lastPeriodOn } }: { template: TaskTemplate }) {
  const t = useT();
  const { date, dateTime } = useFormats();
  const [page, setPage] = useState(1);
  // Under the name of the resource: whatever it gives makes the list ask again.
  const { data, error, refetch } = useQuery({
    queryKey: ['task-templates', 'runs', id, page, lastPeriodOn], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => http<Page<TemplateRun>>('GET', `/task-templates/${id}/runs`, { signal, query: { page, perPage } }),
  });
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-labelledby="template-runs">
      <Typography id="template-runs" variant="subtitle1" component="h3" sx={{ fontWeight: 600, mb: 1 }}>{t('templates.runs')}</Typography>
      {error && <Failure error={error} title={t('templates.loadFailed')} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton variant="rounded" height={80} />}
      {data?.total === 0 && <Typography variant="body2" color="textSecondary">{t('templates.noRuns')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {data?.data.map(({ taskId, taskCode, taskTitle, leadOrgName, periodOn, at, dueAt, isMissed }) => (
          <Box component="li" key={taskId}>
            <Link component={RouterLink} to={`/tasks/${taskId}/show`} variant="body2" color="textPrimary" underline="hover" sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{taskTitle}</Link>
            <Typography variant="caption" component="div" color="textSecondary">
              {[taskCode, leadOrgName, t('templates.period', { date: date(periodOn) }), dueAt && t('templates.due', { date: dateTime(dueAt) }), t('templates.givenAt', { time: dateTime(at) })].filter(Boolean).join(' · ')}
              {isMissed && ` · ${t('templates.missed')}`}
            </Typography>
          </Box>
        ))}
      </Box>
      {data !== undefined && data.total > perPage && <Pagination size="small" sx={{ mt: 1 }} page={page} count={Math.ceil(data.total / perPage)} onChange={(_, next) => setPage(next)} />}
    </Paper>
  );
}
