import { Alert, Box, Button, Paper, Skeleton, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import type { NarrowFilter } from '@ioc/shared/task-statistics';
import { trendLines, trendStepNames, trendSteps, type TrendPoint, type TrendStep } from '@ioc/shared/task-trend';
import { useId, useState } from 'react';
import type { Query } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import type { Days } from './statistics.period';
import { TrendLegend, TrendPicture } from './TrendPicture';
import { TrendTable } from './TrendTable';
import { doneIn } from './trend.scale';
import { useTrend } from './useStatistics';

interface TrendSectionProps {
  every: TrendStep;
  onEvery: (every: TrendStep) => void;
  filter: NarrowFilter;
  days: Days;
}

/** The tasks of the filter over time, as a picture and, for whoever does not see it or wants the figures, as a table. */
export function TrendSection({ every, onEvery, filter, days: { from, to } }: TrendSectionProps) {
  const t = useT();
  const words = useWords();
  const { date, number } = useFormats();
  const heading = useId();
  const [isOpen, setOpen] = useState(false);
  const { data, error, isPending, refetch } = useTrend({ ...(filter as Query), every, from, to });
  const points = data?.points ?? [];
  // While weeks are on their way, the picture still shows the months of before.
  const shown = data?.every ?? every;
  const nameOf = (point: TrendPoint): string => (shown === 'month' ? t('statistics.month', { month: point.from.slice(5, 7), year: point.from.slice(0, 4) }) : t('statistics.trend.week', { from: date(point.from), to: date(point.to) }));
  const shortNameOf = ({ from: first }: TrendPoint): string => (shown === 'month' ? `${first.slice(5, 7)}/${first.slice(0, 4)}` : date(first).slice(0, 5));
  const lines = trendLines.filter((line) => line !== 'doneNoTerm' || points.some((point) => point.doneNoTerm > 0));
  const last = points.at(-1);
  const sum = (of: (point: TrendPoint) => number): string => number(points.reduce((all, point) => all + of(point), 0));
  return (
    <Paper component="section" aria-labelledby={heading} sx={{ p: { xs: 1.5, md: 2 }, display: 'grid', gap: 1.25, minWidth: 0, '@media print': { border: 0, p: 0, breakInside: 'avoid' } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography id={heading} variant="subtitle1" component="h3" sx={{ fontWeight: 600, mr: 'auto' }}>{t('statistics.trend.title')}</Typography>
        <ToggleButtonGroup exclusive size="small" value={every} aria-label={t('statistics.trend.every')} sx={{ '@media print': { display: 'none' } }} onChange={(_, next: TrendStep | null) => { if (next) onEvery(next); }}>
          {trendSteps.map((step) => <ToggleButton key={step} value={step} sx={{ height: 32, px: 1.5, minHeight: { xs: 44, md: 0 } }}>{words(trendStepNames[step])}</ToggleButton>)}
        </ToggleButtonGroup>
      </Box>
      {error && <Failure error={error} title={t('statistics.trend.loadFailed')} onRetry={() => void refetch()} />}
      {isPending && !error && <Skeleton variant="rounded" height={240} />}
      {data && points.length === 0 && <Typography variant="body2" color="textSecondary">{t('statistics.trend.future')}</Typography>}
      {data?.isCut && <Alert severity="info" variant="outlined">{t('statistics.trend.cut', { number: number(points.length) })}</Alert>}
      {last && (
        <>
          <TrendLegend lines={lines} />
          <Box role="img" aria-label={t('statistics.trend.summary', { from: date(points[0]?.from ?? last.from), to: date(last.to), given: sum(({ given }) => given), done: sum(doneIn), late: sum(({ doneLate }) => doneLate), overdue: number(last.overdue) })}>
            <TrendPicture points={points} nameOf={nameOf} shortNameOf={shortNameOf} />
          </Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, justifyContent: 'space-between' }}>
            <Typography variant="caption" color="textSecondary">{t('statistics.trend.note')}</Typography>
            <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} sx={{ minHeight: { xs: 44, md: 0 }, '@media print': { display: 'none' } }}>{t(isOpen ? 'statistics.trend.hide' : 'statistics.trend.show')}</Button>
          </Box>
          {isOpen && <TrendTable points={points} lines={lines} nameOf={nameOf} filter={filter} head={words(trendStepNames[shown])} />}
        </>
      )}
    </Paper>
  );
}
