import { Suspense, useState } from 'react';
import { Box, Button, Paper, Skeleton, Tab, Tabs, Typography } from '@mui/material';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { can, nowhere } from '@ioc/shared/access';
import type { Plan } from '@ioc/shared/plans';
import { completionPercent } from '@ioc/shared/task-score';
import { doneOf, filtersOfBuckets, sumOfCounts, totalOf, type CountedFilter, type TaskCounts } from '@ioc/shared/task-statistics';
import { useGetOne } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { Link, useParams } from 'react-router-dom';
import { StatisticsTable, useStatistics } from '#features/task-statistics';
import { isProblem, useCan, useMe } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { KeyFigure } from '#ui/KeyFigure';
import { taskListLink } from '#ui/taskListLink';
import { PlanDialog } from './PlanDialog';
import { planEvents } from './PlanList';

const groups = ['lead', 'sector'] as const;

/** One plan: the paper, the four buckets of its tasks, and the same by lead unit or sector. Every figure leads to its tasks. */
export function PlanShow() {
  const t = useT();
  const { id = '' } = useParams();
  useLiveRecords('plans', planEvents);
  const { data: plan, error, refetch } = useGetOne<Plan>('plans', { id });
  const [by, setBy] = useState<(typeof groups)[number]>('lead');
  const statistics = useStatistics({ by, planId: id });
  if (isProblem(error, 'plan.not-found')) return <Empty title={t('plans.unknown')} />;
  if (error) return <Failure error={error} title={t('plans.loadFailed')} onRetry={() => void refetch()} />;
  if (!plan) return <Skeleton variant="rounded" height={320} />;
  const sum = sumOfCounts(statistics.data?.rows ?? []);
  return (
    <Box component="article" sx={{ display: 'grid', gap: 1.5, alignContent: 'start', minWidth: 0 }}>
      <Title title={plan.docNumber} preferenceKey={false} />
      <PlanHead plan={plan} />
      {statistics.error && <Failure error={statistics.error} title={t('plans.loadFailed')} onRetry={() => void statistics.refetch()} />}
      {statistics.data && totalOf(sum) === 0 && <Empty title={t('plans.noTasks')} text={t('plans.noTasksHint')} />}
      {statistics.data && totalOf(sum) > 0 && (
        <>
          <Figures sum={sum} planId={id} />
          <Box component="section" sx={{ minWidth: 0 }}>
            <Tabs value={by} onChange={(_, next: (typeof groups)[number]) => setBy(next)} sx={{ mb: 1, minHeight: 40 }}>
              {groups.map((group) => <Tab key={group} value={group} label={t(`plans.by.${group}`)} sx={{ minHeight: 40 }} />)}
            </Tabs>
            {/* Until the other grouping is there, the rows still belong to the last one. */}
            <Suspense fallback={<Skeleton variant="rounded" height={240} />}><StatisticsTable statistics={statistics.data} sum={sum} narrow={{ planId: id }} /></Suspense>
          </Box>
        </>
      )}
    </Box>
  );
}

function PlanHead({ plan }: { plan: Plan }) {
  const t = useT();
  const { date } = useFormats();
  const grants = useMe()?.grants ?? [];
  const mayWrite = useCan('task:decide', nowhere);
  const mayImport = useCan('import:run') && can(grants, 'task:assign');
  const [isEditing, setEditing] = useState(false);
  const { id, title, docNumber, docDate, issuer, startOn, endOn } = plan;
  return (
    <Paper sx={{ p: 2, display: 'grid', gap: 0.5 }}>
      <Typography variant="h6" component="h2" sx={{ overflowWrap: 'anywhere' }}>{title}</Typography>
      <Typography variant="body2" color="textSecondary">{t('plans.document', { number: docNumber, date: date(docDate), issuer })}</Typography>
      <Typography variant="body2" color="textSecondary">
        {endOn === null ? t('plans.openPeriod', { from: date(startOn) }) : t('plans.period', { from: date(startOn), to: date(endOn) })}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        <Button size="small" variant="outlined" component={Link} to={taskListLink({ planId: id })}>{t('plans.allTasks')}</Button>
        {mayImport && <Button size="small" variant="outlined" startIcon={<UploadFileOutlined />} component={Link} to={`/imports/create?target=tasks&plan=${id}`}>{t('plans.import')}</Button>}
        {mayWrite && <Button size="small" onClick={() => setEditing(true)}>{t('plans.edit')}</Button>}
      </Box>
      {isEditing && <PlanDialog plan={plan} onClose={() => setEditing(false)} />}
    </Paper>
  );
}

function Figures({ sum, planId }: { sum: TaskCounts; planId: string }) {
  const t = useT();
  const { number, percent } = useFormats();
  const completion = completionPercent({ done: doneOf(sum), overdue: sum.overdue });
  const listed = (filter: CountedFilter) => taskListLink({ planId, ...filter });
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(6, minmax(0, 1fr))' }, gap: 1 }}>
      <KeyFigure label={t('plans.total')} value={number(totalOf(sum))} to={listed({ state: [...filtersOfBuckets.all.state] })} />
      <KeyFigure label={t('plans.doneOnTime')} value={number(sum.doneOnTime)} tone="good" to={listed({ deadline: ['done_on_time'] })} />
      <KeyFigure label={t('plans.doneLate')} value={number(sum.doneLate)} {...(sum.doneLate > 0 ? { tone: 'warn' as const } : {})} to={listed({ deadline: ['done_late'] })} />
      <KeyFigure label={t('plans.inTerm')} value={number(sum.inTerm + sum.dueSoon)} to={listed({ deadline: ['in_term', 'due_soon'] })} />
      <KeyFigure label={t('plans.overdue')} value={number(sum.overdue)} {...(sum.overdue > 0 ? { tone: 'bad' as const } : {})} to={listed({ deadline: ['overdue'] })} />
      <KeyFigure label={t('plans.completion')} value={completion === null ? null : percent(completion)} />
    </Box>
  );
}
