import { useListContext } from 'ra-core';
import { DataTable, Pagination } from 'ra-ui-materialui';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import type { ListedTask } from '@ioc/shared/tasks';
import { useT } from '#platform/i18n';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { denseRows, oneLine, roomy, twoLines, wideOnly, wideWords } from '#ui/listLook';
import { TaskBulk } from './TaskBulk';
import { TaskCard } from './TaskCard';
import { ExtensionChip, OriginalDue } from './TaskExtensionMarks';
import { PriorityMark, TaskDue, TaskProgress, TaskStateChip } from './TaskMarks';
import { TaskNarrowed } from './TaskNarrowed';
import { useSectors } from './useTaskChoices';

/** All tasks in my scope, densely; late ones carry a sign and say so. */
export function TaskList() {
  const t = useT();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  return (
    <TaskNarrowed title={t('tasks.list')}>
      {/* On a phone the cards stand on the page itself: a frame around frames says nothing. */}
      <Box sx={{ border: { xs: 0, md: 1 }, borderColor: { md: 'divider' }, bgcolor: { xs: 'transparent', md: 'background.paper' }, borderRadius: 2, minWidth: 0, flex: 'none', overflowX: 'auto' }}>
        {isPhone ? <TaskCards /> : <TaskTable />}
      </Box>
      <Pagination rowsPerPageOptions={[25, 50, 100]} />
    </TaskNarrowed>
  );
}

function NoTasks() {
  const t = useT();
  const { filterValues, setFilters, error, refetch } = useListContext<ListedTask>();
  if (error) return <Failure error={error} title={t('tasks.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (Object.keys(filterValues as object).length === 0) return <Empty title={t('tasks.none')} text={t('tasks.noneHint')} />;
  return <Empty title={t('tasks.noneFound')} action={<Button onClick={() => setFilters({})}>{t('tasks.clearFilters')}</Button>} />;
}

/** The frame scrolls sideways, so what stands above it would be cut off: the bar of the ticked rows takes a place of its own. */
const tableLook = {
  ...denseRows,
  '&& .RaBulkActionsToolbar-toolbar': { position: 'static', transform: 'none', flexWrap: 'wrap', height: 'auto' },
  '&& .RaBulkActionsToolbar-collapsed': { height: 0 },
} as const;

function TaskTable() {
  const t = useT();
  const sectors = useSectors();
  // Named as buttons too: a table that may delete nothing has no boxes to tick otherwise.
  const bulk = <TaskBulk />;
  return (
    <DataTable<ListedTask> bulkActionButtons={bulk} bulkActionsToolbar={bulk} rowClick="show" size="small" empty={<NoTasks />} sx={tableLook}>
      <DataTable.Col<ListedTask> source="code" label={t('tasks.field.code')} sx={oneLine} />
      <DataTable.Col<ListedTask>
        source="title" label={t('tasks.field.title')} sx={roomy}
        render={({ title, unitName }) => (
          <>
            <Typography variant="body2" title={title} sx={{ fontWeight: 500, lineHeight: 1.35, ...twoLines }}>{title}</Typography>
            {unitName && <Typography variant="caption" color="textSecondary" sx={{ lineHeight: 1.2 }}>{unitName}</Typography>}
          </>
        )}
      />
      <DataTable.Col<ListedTask> source="sectorCode" label={t('tasks.field.sector')} disableSort sx={wideWords} render={({ sectorCode }) => sectors.nameOf(sectorCode)} />
      <DataTable.Col<ListedTask> source="leadOrgName" label={t('tasks.field.lead')} />
      <DataTable.Col<ListedTask> source="focalName" label={t('tasks.field.focal')} disableSort sx={wideOnly} />
      <DataTable.Col<ListedTask> source="priority" label={t('tasks.field.priority')} render={({ priority }) => <PriorityMark priority={priority} />} />
      <DataTable.Col<ListedTask> source="state" label={t('tasks.field.state')} render={(task) => <Stack sx={{ gap: 0.5, alignItems: 'flex-start' }}><TaskStateChip state={task.state} /><ExtensionChip task={task} /></Stack>} />
      <DataTable.Col<ListedTask> source="progressPercent" label={t('tasks.field.progress')} render={({ progressPercent }) => <TaskProgress percent={progressPercent} />} />
      <DataTable.Col<ListedTask> source="dueAt" label={t('tasks.field.dueAt')} sx={oneLine} render={(task) => <><TaskDue task={task} /><OriginalDue task={task} /></>} />
    </DataTable>
  );
}

function TaskCards() {
  const { data, isPending } = useListContext<ListedTask>();
  if (isPending) return null;
  if (!data || data.length === 0) return <NoTasks />;
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {data.map((task) => <li key={task.id} style={{ marginBottom: 8 }}><TaskCard task={task} /></li>)}
    </ul>
  );
}
