import { Box } from '@mui/material';
import { completionPercent, duePercent, onTimePercent } from '@ioc/shared/task-score';
import { doneOf, filtersOfBuckets, narrowedBy, totalOf, type CountedFilter, type NarrowFilter, type TaskCounts } from '@ioc/shared/task-statistics';
import { useFormats, useT } from '#platform/i18n';
import { KeyFigure } from '#ui/KeyFigure';
import { taskListLink } from '#ui/taskListLink';

/** The sums of the page and the rates of the government's report. */
export function StatisticsFigures({ sum, narrow }: { sum: TaskCounts; narrow: NarrowFilter }) {
  const t = useT();
  const { number, percent } = useFormats();
  const share = (value: number | null) => (value === null ? null : percent(value));
  const completion = share(completionPercent({ done: doneOf(sum), overdue: sum.overdue }));
  const to = (part: CountedFilter): { to?: string } => {
    const filter = narrowedBy(narrow, part);
    return filter === null ? {} : { to: taskListLink(filter) };
  };
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(5, minmax(0, 1fr))' }, gap: 1, '& > :first-of-type': { gridColumn: { xs: '1 / -1', md: 'auto' }, '@media print': { gridColumn: 'auto' } }, '@media print': { gridTemplateColumns: 'repeat(5, minmax(0, 1fr))' } }}>
      <KeyFigure label={t('statistics.total')} value={number(totalOf(sum))} {...to({ state: [...filtersOfBuckets.all.state] })} />
      <KeyFigure label={t('statistics.done')} value={number(doneOf(sum))} {...(completion === null ? {} : { detail: completion })} {...to({ state: [...filtersOfBuckets.done.state] })} />
      <KeyFigure label={t('statistics.onTime')} value={share(onTimePercent(sum))} />
      <KeyFigure label={t('statistics.strict')} value={share(duePercent(sum))} />
      <KeyFigure label={t('statistics.overdue')} value={number(sum.overdue)} {...(sum.overdue > 0 ? { tone: 'bad' as const } : {})} {...to({ deadline: ['overdue'] })} />
    </Box>
  );
}
