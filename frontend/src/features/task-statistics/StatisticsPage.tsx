import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Box, Button, MenuItem, Skeleton, TextField, Typography } from '@mui/material';
import { sumOfCounts, taskGroupNames, taskGroups, totalOf, type NarrowFilter, type TaskGroup, type TaskStatistics } from '@ioc/shared/task-statistics';
import { trendSteps, type TrendStep } from '@ioc/shared/task-trend';
import { useListContext } from 'ra-core';
import { Suspense } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { TaskNarrowed } from '#features/tasks';
import { useSettings, type Query } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { PeriodField } from './PeriodField';
import { saveCsv } from './statistics.csv';
import { periodOf } from './statistics.period';
import { StatisticsFigures } from './StatisticsFigures';
import { StatisticsTable } from './StatisticsTable';
import { TrendSection } from './TrendSection';
import { useNarrowWords } from './useNarrowWords';
import { useRowName } from './useRowName';
import { useStatistics } from './useStatistics';

interface Choice {
  by: TaskGroup;
  every: TrendStep;
}

/** In the path, because the query is the filter's: a link shows what its sender saw. */
function useChoice(): [Choice, (next: Partial<Choice>) => void] {
  const navigate = useNavigate();
  const { search } = useLocation();
  const params = useParams();
  const by = taskGroups.find((group) => group === params['by']) ?? 'sector';
  const every = trendSteps.find((step) => step === params['every']) ?? 'month';
  return [{ by, every }, (next) => void navigate(`/tasks/statistics/${next.by ?? by}/${next.every ?? every}${search}`, { replace: true })];
}

/** For the Monday briefing: how the tasks of the filter stand, by what they have in common and over time; every figure leads to its tasks. */
export function StatisticsPage() {
  const t = useT();
  return (
    <Suspense fallback={<Skeleton variant="rounded" height={420} />}>
      <TaskNarrowed title={t('statistics.title')} asksItself beginsWithAll><Statistics /></TaskNarrowed>
    </Suspense>
  );
}

function Statistics() {
  const t = useT();
  const [{ by, every }, choose] = useChoice();
  const { filterValues, setFilters } = useListContext();
  const filter = filterValues as NarrowFilter;
  const { data, error, isPending, refetch } = useStatistics({ ...(filter as Query), by });
  const sum = sumOfCounts(data?.rows ?? []);
  const isNarrow = Object.keys(filter).length > 0;
  return (
    <Box sx={{ display: 'grid', gap: 1.5, alignContent: 'start', minWidth: 0 }}>
      <PrintedHead statistics={data} filter={filter} />
      <Choices by={by} onChoose={(next) => choose({ by: next })} statistics={data} />
      {error && <Failure error={error} title={t('statistics.loadFailed')} onRetry={() => void refetch()} />}
      {isPending && !error && <Skeleton variant="rounded" height={320} />}
      {data && totalOf(sum) === 0 && (
        <Empty title={t('statistics.none')} text={t('statistics.noneHint')} {...(isNarrow ? { action: <Button onClick={() => setFilters({})}>{t('tasks.clearFilters')}</Button> } : {})} />
      )}
      {data && totalOf(sum) > 0 && (
        <>
          <StatisticsFigures sum={sum} narrow={filter} />
          <TrendSection every={every} onEvery={(next) => choose({ every: next })} filter={filter} days={periodOf(filter, new Date(serverNow()))} />
          {/* While another grouping is on its way, the rows still belong to the last one. */}
          <StatisticsTable statistics={data} sum={sum} narrow={filter} />
        </>
      )}
    </Box>
  );
}

/** On paper the fields are gone: what the figures are of is said in words. */
function PrintedHead({ statistics, filter }: { statistics: TaskStatistics | undefined; filter: NarrowFilter }) {
  const t = useT();
  const { dateTime } = useFormats();
  const said = useNarrowWords()(filter);
  return (
    <Box sx={{ display: 'none', '@media print': { display: 'block' } }}>
      <Typography variant="h5" component="h2">{t('statistics.title')}</Typography>
      <Typography variant="body2">{said.length === 0 ? t('statistics.allTasks') : said.join(' · ')}</Typography>
      {statistics && <Typography variant="caption">{t('statistics.asOf', { at: dateTime(statistics.at) })}</Typography>}
    </Box>
  );
}

function Choices({ by, onChoose, statistics }: { by: TaskGroup; onChoose: (by: TaskGroup) => void; statistics: TaskStatistics | undefined }) {
  const t = useT();
  const words = useWords();
  const { dateTime } = useFormats();
  const nameOf = useRowName();
  const isSynthetic = useSettings()?.synthetic ?? false;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', columnGap: 1, rowGap: { xs: 1.75, sm: 1 }, pt: 0.75, '@media print': { display: 'none' } }}>
      <TextField select size="small" margin="none" label={t('statistics.by')} value={by} onChange={({ target }) => onChoose(target.value as TaskGroup)} sx={{ width: { xs: '100%', sm: 165 } }}>
        {taskGroups.map((group) => <MenuItem key={group} value={group}>{words(taskGroupNames[group])}</MenuItem>)}
      </TextField>
      <PeriodField />
      {statistics && (
        <Box sx={{ ml: { sm: 'auto' }, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, minHeight: 40 }}>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>{t('statistics.asOf', { at: dateTime(statistics.at) })}</Typography>
          <Button size="small" startIcon={<DownloadOutlined />} onClick={() => saveCsv(statistics, { t, nameOf, group: words(taskGroupNames[statistics.by]), words, isSynthetic })}>{t('statistics.export')}</Button>
          <Button size="small" startIcon={<PrintOutlined />} onClick={() => window.print()}>{t('statistics.print')}</Button>
        </Box>
      )}
    </Box>
  );
}
