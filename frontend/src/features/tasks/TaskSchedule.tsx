import { useState } from 'react';
import { useGetList, useListContext } from 'ra-core';
import { useSearchParams } from 'react-router-dom';
import { Alert, Box, Button, IconButton, Skeleton, ToggleButton, ToggleButtonGroup, Tooltip, Typography } from '@mui/material';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import type { ListedTask } from '@ioc/shared/tasks';
import { useFormats, useT } from '#platform/i18n';
import { useNow } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { deadlineOf } from './TaskMarks';
import { TaskNarrowed } from './TaskNarrowed';
import { laneKinds, laneRows, zooms, type LaneKind, type Zoom } from './timeline.rows';
import { TimelineChart } from './TimelineChart';
import { useSectors } from './useTaskChoices';

/** As many as the server gives at once. */
const mostShown = 500;

/** The tasks of the filter along the days: from giving to the term, and beyond. */
export function TaskSchedule() {
  const t = useT();
  return <TaskNarrowed title={t('views.timeline.title')} asksItself><Lanes /></TaskNarrowed>;
}

function Lanes() {
  const t = useT();
  const { number } = useFormats();
  const now = useNow(60_000);
  const sectors = useSectors();
  const { filterValues, setFilters, sort } = useListContext();
  const [search, setSearch] = useSearchParams();
  const lanes = laneKinds.find((kind) => kind === search.get('lanes')) ?? 'lead';
  const zoom = search.get('zoom') === 'week' ? 'week' : 'month';
  const [today, setToday] = useState(0);
  const { data, total = 0, error, isPending, refetch } = useGetList<ListedTask>('tasks', {
    pagination: { page: 1, perPage: mostShown }, sort: { field: sort.field, order: sort.order }, filter: filterValues as object,
  });
  // A filter that changes keeps what is chosen here: both stand in one address. A list takes any word in it for the whole query, so the filter is named.
  const choose = (name: 'lanes' | 'zoom', value: string) => setSearch((last) => {
    if (!last.has('filter')) last.set('filter', JSON.stringify(filterValues));
    last.set(name, value);
    return last;
  }, { replace: true });
  const rows = laneRows(data ?? [], (task) => (lanes === 'lead' ? { key: task.leadOrgId, name: task.leadOrgName } : { key: task.sectorCode, name: sectors.nameOf(task.sectorCode) }), (task) => deadlineOf(task, now) === 'overdue');
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', flexShrink: 0, pb: 1, '@media print': { display: 'none' } }}>
        <Choice name="lanes" chosen={lanes} options={laneKinds} onChoose={choose} />
        <Choice name="zoom" chosen={zoom} options={Object.keys(zooms) as Zoom[]} onChoose={choose} />
        <Button size="small" onClick={() => setToday((last) => last + 1)}>{t('tasks.month.today')}</Button>
        <Legend />
        {data && <Typography variant="body2" sx={{ color: 'text.secondary', ml: 'auto' }}>{t('views.timeline.count', { smart_count: total, number: number(total) })}</Typography>}
        <Tooltip title={t('views.timeline.print')}><IconButton size="small" aria-label={t('views.timeline.print')} onClick={() => window.print()}><PrintOutlined fontSize="small" /></IconButton></Tooltip>
      </Box>
      {error && <Failure error={error} title={t('tasks.loadFailed')} onRetry={() => void refetch()} />}
      {total > mostShown && <Alert severity="info" variant="outlined" sx={{ mb: 1 }}>{t('views.timeline.cut', { shown: number(mostShown), number: number(total) })}</Alert>}
      {isPending && !error && <Skeleton variant="rounded" height={420} />}
      {data?.length === 0 && <Empty title={t('tasks.noneFound')} action={<Button onClick={() => setFilters({})}>{t('tasks.clearFilters')}</Button>} />}
      {data && data.length > 0 && <TimelineChart key={zoom} rows={rows} pxPerDay={zooms[zoom]} now={now} toToday={today} />}
    </>
  );
}

function Choice({ name, chosen, options, onChoose }: { name: 'lanes' | 'zoom'; chosen: LaneKind | Zoom; options: readonly (LaneKind | Zoom)[]; onChoose: (name: 'lanes' | 'zoom', value: string) => void }) {
  const t = useT();
  return (
    <ToggleButtonGroup exclusive size="small" value={chosen} aria-label={t(`views.timeline.${name}`)} onChange={(_, value: string | null) => { if (value !== null) onChoose(name, value); }}>
      {options.map((option) => <ToggleButton key={option} value={option} sx={{ height: 32, px: 1.25, whiteSpace: 'nowrap' }}>{t(`views.timeline.${option}`)}</ToggleButton>)}
    </ToggleButtonGroup>
  );
}

/** The signs of the bars in words; they say the same without their colours. */
function Legend() {
  const t = useT();
  return (
    <Typography variant="caption" color="textSecondary" sx={{ display: { xs: 'none', md: 'block' } }}>
      ◇ {t('views.timeline.original')} · ▨ {t('views.timeline.late')} · ✓ {t('views.timeline.done')}
    </Typography>
  );
}
