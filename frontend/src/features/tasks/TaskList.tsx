import { useState } from 'react';
import { useListContext } from 'ra-core';
import {
  AutocompleteInput, DataTable, List, Pagination, ReferenceInput, SearchInput, SelectInput, TopToolbar,
} from 'ra-ui-materialui';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import AssignmentAdd from '@mui/icons-material/AssignmentAdd';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import { extensionStateNames, openExtensionStates } from '@ioc/shared/task-extensions';
import { deadlineStateNames, openTaskStates, taskPriorityNames, taskStateNames, type ListedTask } from '@ioc/shared/tasks';
import { apiUrl, useCan, useMe, type Query } from '#platform/api';
import { useLocale, useT } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { denseRows, frameless, listToolbar, oneLine, roomy, twoLines, wideOnly } from '#ui/listLook';
import { ManyInput } from '#ui/ManyInput';
import { MoreFilters } from '#ui/MoreFilters';
import { useWordsChoices } from '#ui/WordsSelect';
import { taskEventNames } from './task.events';
import { TaskCard } from './TaskCard';
import { TaskFilterChips } from './TaskFilterChips';
import { ExtensionChip, OriginalDue } from './TaskExtensionMarks';
import { TaskForm } from './TaskForm';
import { PriorityMark, TaskDue, TaskProgress, TaskStateChip } from './TaskMarks';
import { TaskViews } from './TaskViews';
import { useSectors } from './useTaskChoices';
import { WaitingToggles } from './WaitingToggles';

const openOnly = { state: [...openTaskStates] };
const dueFirst = { field: 'dueAt', order: 'ASC' } as const;
const byName = { field: 'name', order: 'ASC' } as const;

/** All tasks in my scope, densely; late ones carry a sign and say so. */
export function TaskList() {
  const t = useT();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const filters = useTaskFilters();
  useLiveRecords('tasks', taskEventNames);
  return (
    <List
      resource="tasks" sx={frameless} title={t('tasks.list')} filters={filters} sort={dueFirst} filterDefaultValues={openOnly} perPage={25} exporter={false}
      actions={<TaskToolbar />} empty={false} pagination={<Pagination rowsPerPageOptions={[25, 50, 100]} />} storeKey="tasks.list"
    >
      {isPhone ? <TaskCards /> : <TaskTable />}
    </List>
  );
}

export function useTaskFilters() {
  const t = useT();
  const sectors = useSectors();
  const states = useWordsChoices(taskStateNames);
  const deadlines = useWordsChoices(deadlineStateNames);
  const priorities = useWordsChoices(taskPriorityNames);
  const extensions = useWordsChoices(extensionStateNames).filter(({ id }) => (openExtensionStates as readonly string[]).includes(id));
  return [
    <SearchInput key="q" source="q" alwaysOn placeholder={t('tasks.searchLabel')} slotProps={{ htmlInput: { 'aria-label': t('tasks.searchLabel') } }} />,
    <ManyInput key="state" source="state" label={t('tasks.field.state')} choices={states} alwaysOn />,
    <ManyInput key="deadline" source="deadline" label={t('tasks.field.deadline')} choices={deadlines} alwaysOn />,
    <SelectInput key="priority" source="priority" label={t('tasks.field.priority')} choices={priorities} translateChoice={false} />,
    <SelectInput key="sectorCode" source="sectorCode" label={t('tasks.field.sector')} choices={sectors.choices} translateChoice={false} />,
    <SelectInput key="extension" source="extension" label={t('extensions.filter')} choices={extensions} translateChoice={false} />,
    <ReferenceInput key="leadOrgId" source="leadOrgId" label={t('tasks.field.lead')} reference="organisations" perPage={500} sort={byName}>
      <AutocompleteInput label={t('tasks.field.lead')} optionText="name" filterToQuery={(q: string) => ({ q })} sx={{ minWidth: 260 }} />
    </ReferenceInput>,
  ];
}

export function TaskToolbar() {
  const t = useT();
  const me = useMe();
  const mayAssign = useCan('task:assign');
  const doesTasks = useCan('task:report');
  const [isGiving, setGiving] = useState(false);
  const locale = useLocale();
  const { filterValues, setFilters, sort } = useListContext<ListedTask>();
  const isMine = me?.orgId !== null && filterValues['leadOrgId'] === me?.orgId;
  const { leadOrgId: _, ...others } = filterValues as Record<string, unknown>;
  const reportUrl = apiUrl('/tasks/report', { ...(filterValues as Query), sort: sort.field, order: sort.order, locale });
  return (
    <TopToolbar sx={listToolbar}>
      <TaskFilterChips />
      <MoreFilters />
      {me?.orgId && doesTasks && (
        <ToggleButton
          value="mine" size="small" selected={isMine} onChange={() => setFilters(isMine ? others : { ...others, leadOrgId: me.orgId })}
        >
          {t('tasks.mine')}
        </ToggleButton>
      )}
      <TaskViews />
      <WaitingToggles />
      <Tooltip title={t('tasks.report')}>
        <IconButton size="small" component="a" href={reportUrl} download aria-label={t('tasks.report')} sx={{ display: { xs: 'none', md: 'inline-flex' } }}><DownloadOutlined fontSize="small" /></IconButton>
      </Tooltip>
      {mayAssign && (
        <Button size="small" variant="contained" startIcon={<AssignmentAdd />} onClick={() => setGiving(true)}>{t('tasks.give')}</Button>
      )}
      {isGiving && <TaskForm origin={null} onClose={() => setGiving(false)} />}
    </TopToolbar>
  );
}

function NoTasks() {
  const t = useT();
  const { filterValues, setFilters, error, refetch } = useListContext<ListedTask>();
  if (error) return <Failure error={error} title={t('tasks.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (Object.keys(filterValues as object).length === 0) return <Empty title={t('tasks.none')} text={t('tasks.noneHint')} />;
  return <Empty title={t('tasks.noneFound')} action={<Button onClick={() => setFilters({})}>{t('tasks.clearFilters')}</Button>} />;
}

function TaskTable() {
  const t = useT();
  const sectors = useSectors();
  return (
    <DataTable<ListedTask> bulkActionButtons={false} rowClick="show" size="small" empty={<NoTasks />} sx={denseRows}>
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
      <DataTable.Col<ListedTask> source="sectorCode" label={t('tasks.field.sector')} disableSort sx={wideOnly} render={({ sectorCode }) => sectors.nameOf(sectorCode)} />
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
