import BarChart from '@mui/icons-material/BarChart';
import CalendarMonthOutlined from '@mui/icons-material/CalendarMonthOutlined';
import MapOutlined from '@mui/icons-material/MapOutlined';
import ViewKanbanOutlined from '@mui/icons-material/ViewKanbanOutlined';
import ViewListOutlined from '@mui/icons-material/ViewListOutlined';
import ViewTimelineOutlined from '@mui/icons-material/ViewTimelineOutlined';
import { Box, ButtonBase, Tooltip } from '@mui/material';
import type { TaskViewKind } from '@ioc/shared/task-views';
import { useListContext } from 'ra-core';
import { Link, useLocation } from 'react-router-dom';
import { useT } from '#platform/i18n';
import { addressOf, isOpenOnly, keptFilter, viewAt, viewPaths } from './saved.views';

const icons = { list: ViewListOutlined, board: ViewKanbanOutlined, calendar: CalendarMonthOutlined, timeline: ViewTimelineOutlined, map: MapOutlined, statistics: BarChart } as const;
const views = Object.keys(icons) as TaskViewKind[];

/** The same tasks in another form; what the list is narrowed to goes along. */
export function TaskViews() {
  const t = useT();
  const { pathname, search } = useLocation();
  const { filterValues, sort } = useListContext();
  const current = viewAt(pathname);
  const filter = keptFilter(filterValues as Record<string, unknown>);
  // Figures begin with all tasks and the others with open ones, so between them what was not chosen has to be said.
  const to = (view: TaskViewKind): string => {
    if (search !== '' || (view === 'statistics') === (current === 'statistics')) return `${viewPaths[view]}${search}`;
    return isOpenOnly(filter) ? viewPaths[view] : addressOf({ view, filter, sortField: sort.field, sortOrder: sort.order });
  };
  return (
    <Box component="nav" aria-label={t('tasks.views.label')} sx={{ display: 'flex', border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden', flex: 'none' }}>
      {views.map((name) => {
        const [isCurrent, Icon] = [name === current, icons[name]];
        return (
          <Tooltip key={name} title={t(`tasks.views.${name}`)}>
            <ButtonBase
              component={Link} to={to(name)} aria-label={t(`tasks.views.${name}`)} {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
              sx={{ px: 1, height: 30, '@media (pointer: coarse)': { height: 44 }, color: isCurrent ? 'primary.main' : 'text.secondary', bgcolor: isCurrent ? 'action.selected' : 'transparent', '&:focus-visible': { outlineOffset: -2 } }}
            >
              <Icon fontSize="small" />
            </ButtonBase>
          </Tooltip>
        );
      })}
    </Box>
  );
}
