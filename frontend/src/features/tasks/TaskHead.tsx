import { useState, type ReactNode } from 'react';
import { useListContext } from 'ra-core';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import AssignmentAdd from '@mui/icons-material/AssignmentAdd';
import { useCan, useMe } from '#platform/api';
import { useT } from '#platform/i18n';
import { SavedViews } from './SavedViews';
import { TaskExport } from './TaskExport';
import { TaskForm } from './TaskForm';
import { TaskViews } from './TaskViews';
import { WaitingToggles } from './WaitingToggles';

/**
 * The line above the filters, the same over every view: which view, whose work, what can be done with it.
 * @param children where there is no room for a line of their own
 */
export function TaskHead({ children }: { children?: ReactNode }) {
  const t = useT();
  const me = useMe();
  const mayAssign = useCan('task:assign');
  const doesTasks = useCan('task:report');
  const [isGiving, setGiving] = useState(false);
  const { filterValues, setFilters } = useListContext();
  const { leadOrgId, ...others } = filterValues as Record<string, unknown>;
  const isMine = me?.orgId !== null && leadOrgId === me?.orgId;
  return (
    <Box
      sx={{
        display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, minHeight: 36, flexShrink: 0, '@media print': { display: 'none' },
        '& .MuiToggleButton-root': { height: 32, color: 'text.secondary', whiteSpace: 'nowrap' },
      }}
    >
      <TaskViews />
      <SavedViews />
      {me?.orgId && doesTasks && (
        <ToggleButton value="mine" size="small" selected={isMine} onChange={() => setFilters(isMine ? others : { ...others, leadOrgId: me.orgId })}>
          {t('tasks.mine')}
        </ToggleButton>
      )}
      <WaitingToggles />
      <Box sx={{ ml: 'auto', display: 'flex', gap: 1, alignItems: 'center' }}>
        {children}
        <TaskExport />
        {mayAssign && <Button size="small" variant="contained" startIcon={<AssignmentAdd />} onClick={() => setGiving(true)}>{t('tasks.give')}</Button>}
      </Box>
      {isGiving && <TaskForm origin={null} onClose={() => setGiving(false)} />}
    </Box>
  );
}
