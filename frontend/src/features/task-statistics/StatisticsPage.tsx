import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Box, Button, MenuItem, Skeleton, TextField, Typography } from '@mui/material';
import type { Sector } from '@ioc/shared/sectors';
import { completionPercent, duePercent, onTimePercent } from '@ioc/shared/task-score';
import { doneOf, filtersOfBuckets, sumOfCounts, taskGroupNames, taskGroups, totalOf, type CountedFilter, type TaskCounts, type TaskGroup, type TaskStatistics } from '@ioc/shared/task-statistics';
import { useGetList } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { useSearchParams } from 'react-router-dom';
import { useFormats, useLocale, useT, useWords } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { KeyFigure } from '#ui/KeyFigure';
import { taskListLink } from '#ui/taskListLink';
import { saveCsv } from './statistics.csv';
import { daysOf, periods, type Period } from './statistics.period';
import { StatisticsTable } from './StatisticsTable';
import { useRowName } from './useRowName';
import { useStatistics } from './useStatistics';

interface Choice {
  by: TaskGroup;
  period: Period;
  sectorCode: string;
}

/** What is chosen stands in the address: a link shows what its sender saw. */
function useChoice(): [Choice, (next: Partial<Choice>) => void] {
  const [search, setSearch] = useSearchParams();
  const by = taskGroups.find((group) => group === search.get('by')) ?? 'sector';
  const period = periods.find((one) => one === search.get('period')) ?? 'all';
  const choice = { by, period, sectorCode: search.get('sector') ?? '' };
  return [choice, (next) => {
    const to = { ...choice, ...next };
    setSearch({ by: to.by, period: to.period, ...(to.sectorCode ? { sector: to.sectorCode } : {}) }, { replace: true });
  }];
}

/** For the Monday briefing: how the tasks stand, by sector, unit, person, place or month; every figure leads to its tasks. */
export function StatisticsPage() {
  const t = useT();
  const [choice, choose] = useChoice();
  const days = daysOf(choice.period, new Date(serverNow()));
  const narrow: CountedFilter = { ...days, ...(choice.sectorCode ? { sectorCode: choice.sectorCode } : {}) };
  const { data, error, isPending, refetch } = useStatistics({ by: choice.by, ...days, ...(choice.sectorCode ? { sectorCode: choice.sectorCode } : {}) });
  const sum = sumOfCounts(data?.rows ?? []);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, alignContent: 'start', minWidth: 0, pt: 0.5 }}>
      <Title title={t('statistics.title')} preferenceKey={false} />
      <Typography variant="h5" component="h2" sx={{ display: 'none', '@media print': { display: 'block' } }}>{t('statistics.title')}</Typography>
      <Choices choice={choice} onChoose={choose} statistics={data} />
      {error && <Failure error={error} title={t('statistics.loadFailed')} onRetry={() => void refetch()} />}
      {isPending && !error && <Skeleton variant="rounded" height={320} />}
      {data && totalOf(sum) === 0 && <Empty title={t('statistics.none')} text={t('statistics.noneHint')} />}
      {data && totalOf(sum) > 0 && (
        <>
          <Figures sum={sum} narrow={narrow} />
          {/* While another grouping is on its way, the rows still belong to the last one. */}
          <StatisticsTable statistics={data} sum={sum} narrow={narrow} />
        </>
      )}
    </Box>
  );
}

function Choices({ choice, onChoose, statistics }: { choice: Choice; onChoose: (next: Partial<Choice>) => void; statistics: TaskStatistics | undefined }) {
  const t = useT();
  const words = useWords();
  const locale = useLocale();
  const { dateTime } = useFormats();
  const nameOf = useRowName();
  const { data: sectors = [] } = useGetList<Sector & { id: string }>('sectors', { pagination: { page: 1, perPage: 100 }, sort: { field: 'order', order: 'ASC' } });
  const field = { size: 'small', margin: 'none', select: true, sx: { width: { xs: '100%', sm: 190 } } } as const;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, '@media print': { '& .MuiButton-root': { display: 'none' } } }}>
      <TextField {...field} label={t('statistics.by')} value={choice.by} onChange={({ target }) => onChoose({ by: target.value as TaskGroup })}>
        {taskGroups.map((group) => <MenuItem key={group} value={group}>{words(taskGroupNames[group])}</MenuItem>)}
      </TextField>
      <TextField {...field} label={t('statistics.period')} value={choice.period} onChange={({ target }) => onChoose({ period: target.value as Period })}>
        {periods.map((period) => <MenuItem key={period} value={period}>{t(`statistics.periods.${period}`)}</MenuItem>)}
      </TextField>
      <TextField
        {...field} label={t('statistics.sector')} value={sectors.some(({ code }) => code === choice.sectorCode) ? choice.sectorCode : ''} slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        onChange={({ target }) => onChoose({ sectorCode: target.value })}
      >
        <MenuItem value="">{t('statistics.anySector')}</MenuItem>
        {sectors.map(({ code, nameVi, nameEn }) => <MenuItem key={code} value={code}>{locale === 'vi' ? nameVi : nameEn}</MenuItem>)}
      </TextField>
      {statistics && (
        <>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>{t('statistics.asOf', { at: dateTime(statistics.at) })}</Typography>
          <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1 }}>
            <Button size="small" startIcon={<DownloadOutlined />} onClick={() => saveCsv(statistics, { t, nameOf, group: words(taskGroupNames[statistics.by]) })}>{t('statistics.export')}</Button>
            <Button size="small" startIcon={<PrintOutlined />} onClick={() => window.print()}>{t('statistics.print')}</Button>
          </Box>
        </>
      )}
    </Box>
  );
}

function Figures({ sum, narrow }: { sum: TaskCounts; narrow: CountedFilter }) {
  const t = useT();
  const { number, percent } = useFormats();
  const share = (value: number | null) => (value === null ? null : percent(value));
  const completion = share(completionPercent({ done: doneOf(sum), overdue: sum.overdue }));
  const onTime = share(onTimePercent(sum));
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(5, minmax(0, 1fr))', '@media print': 'repeat(5, minmax(0, 1fr))' }, gap: 1 }}>
      <KeyFigure label={t('statistics.total')} value={number(totalOf(sum))} to={taskListLink({ ...narrow, ...filtersOfBuckets.all, state: [...filtersOfBuckets.all.state] })} />
      <KeyFigure label={t('statistics.done')} value={number(doneOf(sum))} {...(completion === null ? {} : { detail: completion })} to={taskListLink({ ...narrow, state: [...filtersOfBuckets.done.state] })} />
      <KeyFigure label={t('statistics.onTime')} value={onTime} />
      <KeyFigure label={t('statistics.strict')} value={share(duePercent(sum))} />
      <KeyFigure label={t('statistics.overdue')} value={number(sum.overdue)} {...(sum.overdue > 0 ? { tone: 'bad' as const } : {})} to={taskListLink({ ...narrow, deadline: ['overdue'] })} />
    </Box>
  );
}
