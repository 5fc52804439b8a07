import CalendarMonthOutlined from '@mui/icons-material/CalendarMonthOutlined';
import MapOutlined from '@mui/icons-material/MapOutlined';
import ViewKanbanOutlined from '@mui/icons-material/ViewKanbanOutlined';
import ViewListOutlined from '@mui/icons-material/ViewListOutlined';
import ViewTimelineOutlined from '@mui/icons-material/ViewTimelineOutlined';
import { Box, ButtonBase, Tooltip } from '@mui/material';
import { Link, useLocation } from 'react-router-dom';
import { useT } from '#platform/i18n';

const views = [
  { name: 'list', to: '/tasks', Icon: ViewListOutlined },
  { name: 'board', to: '/tasks/board', Icon: ViewKanbanOutlined },
  { name: 'calendar', to: '/tasks/calendar', Icon: CalendarMonthOutlined },
  { name: 'timeline', to: '/tasks/timeline', Icon: ViewTimelineOutlined },
  { name: 'map', to: '/tasks/map', Icon: MapOutlined },
] as const;

/** The same tasks in another form; what the list is narrowed to goes along. */
export function TaskViews() {
  const t = useT();
  const { pathname, search } = useLocation();
  const current = views.findLast(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <Box component="nav" aria-label={t('tasks.views.label')} sx={{ display: 'flex', border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden', flex: 'none' }}>
      {views.map(({ name, to, Icon }) => {
        const isCurrent = name === current?.name;
        return (
          <Tooltip key={name} title={t(`tasks.views.${name}`)}>
            <ButtonBase
              component={Link} to={`${to}${search}`} aria-label={t(`tasks.views.${name}`)} {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
              sx={{ px: 1, height: 30, color: isCurrent ? 'primary.main' : 'text.secondary', bgcolor: isCurrent ? 'action.selected' : 'transparent', '&:focus-visible': { outlineOffset: -2 } }}
            >
              <Icon fontSize="small" />
            </ButtonBase>
          </Tooltip>
        );
      })}
    </Box>
  );
}
