import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { ListBase } from 'ra-core';
import { ListToolbar, Title, TopToolbar } from 'ra-ui-materialui';
import { useLiveRecords } from '#platform/live';
import { listToolbar } from '#ui/listLook';
import { MoreFilters } from '#ui/MoreFilters';
import { openOnly } from './saved.views';
import { taskEventNames } from './task.events';
import { TaskFilterChips } from './TaskFilterChips';
import { useTaskFilters } from './TaskFilters';
import { TaskHead } from './TaskHead';

export const dueFirst = { field: 'dueAt', order: 'ASC' } as const;
const all = {};
/** The filters share one line: what was added beside them goes on to the next one. */
const oneRow = {
  display: 'flex', flexShrink: 0, '@media print': { display: 'none' }, '& .RaListToolbar-root': { alignItems: 'center', minHeight: 48 },
  '& form': { flexWrap: 'wrap', minHeight: 0 }, '& .RaListToolbar-actions': { minHeight: { xs: 0, sm: 36, md: 48 }, p: { xs: 0, sm: undefined }, pt: 0 },
} as const;

interface TaskNarrowedProps {
  title: string;
  /** The view asks for its own part of the tasks, so the page of a list is not asked for. */
  asksItself?: boolean;
  /** Figures are of all tasks until somebody narrows them; what they were narrowed to last is remembered by itself. */
  beginsWithAll?: boolean;
  children: ReactNode;
}

/**
 * What all views of tasks stand in: one filter, kept in the address in one form and remembered in one place, so that
 * another view shows the same tasks.
 */
export function TaskNarrowed({ title, asksItself = false, beginsWithAll = false, children }: TaskNarrowedProps) {
  const filters = useTaskFilters();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  useLiveRecords('tasks', taskEventNames);
  return (
    <ListBase
      resource="tasks" sort={dueFirst} filterDefaultValues={beginsWithAll ? all : openOnly} perPage={25} storeKey={beginsWithAll ? 'tasks.statistics' : 'tasks.list'}
      {...(asksItself ? { queryOptions: { enabled: false } } : {})}
    >
      <Title title={title} preferenceKey={false} />
      <TaskHead>{isPhone && <MoreFilters filters={filters} />}</TaskHead>
      <Box sx={oneRow}>
        <ListToolbar filters={filters} actions={<TopToolbar sx={listToolbar}><TaskFilterChips hasPeriodField={beginsWithAll} />{!isPhone && <MoreFilters />}</TopToolbar>} />
      </Box>
      {children}
    </ListBase>
  );
}
