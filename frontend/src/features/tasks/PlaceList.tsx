import { memo } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import ListItemButton from '@mui/material/ListItemButton';
import Typography from '@mui/material/Typography';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import { isInside, type BoundingBox } from '@ioc/shared/geo';
import type { PlacedTask } from '@ioc/shared/task-places';
import { useFormats, useT, useWords } from '#platform/i18n';
import { StatusIcon } from '#platform/map';
import { lookOf, markOf } from './place.marks';
import { TaskDue } from './TaskMarks';

/** More than somebody reads beside a map; the list of tasks has them all. */
const most = 100;

interface PlaceListProps {
  tasks: readonly PlacedTask[];
  /** What the map shows; null before it knows. */
  box: BoundingBox | null;
  now: Date;
  chosen: string | null;
  onPlace: (task: PlacedTask) => void;
}

/** What the map shows right now, those due first: the map for those who use a keyboard or hear the screen. */
export const PlaceList = memo(function PlaceList({ tasks, box, now, chosen, onPlace }: PlaceListProps) {
  const t = useT();
  const words = useWords();
  const { number } = useFormats();
  const seen = box === null ? [] : tasks.filter(({ place }) => isInside(place, box));
  const more = seen.length > most ? ` · ${t('views.map.first', { number: number(most) })}` : '';
  return (
    <>
      <Typography variant="caption" color="textSecondary" component="h2" aria-live="polite" sx={{ display: 'block', px: 1.5, py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
        {t('views.map.inView', { smart_count: seen.length, number: number(seen.length) })}{more}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, flex: 1, minHeight: 0, overflowY: { md: 'auto' } }}>
        {seen.slice(0, most).map((task) => {
          const { shape, state, name } = lookOf(markOf(task, now));
          return (
            <Box
              component="li" key={task.id}
              sx={{ display: 'flex', alignItems: 'center', borderBottom: 1, borderColor: 'divider', bgcolor: task.id === chosen ? 'action.selected' : 'transparent' }}
            >
              <ListItemButton component={RouterLink} to={`/tasks/${task.id}/show`} sx={{ gap: 1, py: 0.75, pl: 1.5, pr: 0.5, minWidth: 0, alignItems: 'flex-start' }}>
                <StatusIcon shape={shape} state={state} title={words(name)} size={20} />
                <Box sx={{ minWidth: 0 }}>
                  <Typography variant="body2" sx={{ fontWeight: 500, lineHeight: 1.35, overflowWrap: 'anywhere' }}>{task.title}</Typography>
                  <Typography variant="caption" color="textSecondary" component="div" noWrap>{task.code} · {task.leadOrgName}</Typography>
                  <Typography variant="caption" component="div"><TaskDue task={task} /></Typography>
                </Box>
              </ListItemButton>
              <IconButton aria-label={`${t('tasks.showOnMap')}: ${task.code}`} onClick={() => onPlace(task)}><PlaceOutlined fontSize="small" /></IconButton>
            </Box>
          );
        })}
      </Box>
    </>
  );
});
