import { Link as RouterLink } from 'react-router-dom';
import Box from '@mui/material/Box';
import ListItemButton from '@mui/material/ListItemButton';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import type { LngLat } from '@ioc/shared/geo';
import { useT } from '#platform/i18n';
import { useSharedLive } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { PriorityMark, TaskDue } from './TaskMarks';
import { byDue } from './tasks.live';
import { liveTasks } from './tasks.store';

const most = 100;

/** The open tasks beside the map, the ones due first on top. */
export function TaskPanel({ onPlace }: { onPlace: (place: LngLat) => void }) {
  const t = useT();
  const { status, state, error } = useSharedLive(liveTasks, 500);
  if (status === 'loading') return <Stack sx={{ p: 2, gap: 1 }}><Skeleton height={44} /><Skeleton height={44} /></Stack>;
  if (status === 'failed') return <Failure error={error} title={t('tasks.loadFailed')} onRetry={liveTasks.reload} />;
  const tasks = [...state.tasks.values()].sort(byDue);
  if (tasks.length === 0) return <Empty title={t('tasks.noneOpen')} />;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {tasks.slice(0, most).map((task) => (
        <Box component="li" key={task.id} sx={{ display: 'flex', alignItems: 'center', borderBottom: 1, borderColor: 'divider' }}>
          <ListItemButton component={RouterLink} to={`/tasks/${task.id}/show`} sx={{ display: 'block', py: 0.75, minWidth: 0 }}>
            <Typography variant="body2" sx={{ fontWeight: 500 }}>{task.title}</Typography>
            <Typography variant="caption" color="textSecondary" component="div" noWrap>{task.code} · {task.leadOrgName}</Typography>
            <Stack direction="row" sx={{ gap: 1, alignItems: 'center', mt: 0.25 }}>
              <TaskDue task={task} />
              <PriorityMark priority={task.priority} />
            </Stack>
          </ListItemButton>
          {task.location && (
            <IconButton aria-label={`${t('tasks.showOnMap')}: ${task.code}`} onClick={() => task.location && onPlace(task.location)}>
              <PlaceOutlined fontSize="small" />
            </IconButton>
          )}
        </Box>
      ))}
      {tasks.length > most && (
        <li><ListItemButton component={RouterLink} to="/tasks">{t('tasks.more')}</ListItemButton></li>
      )}
    </Box>
  );
}
