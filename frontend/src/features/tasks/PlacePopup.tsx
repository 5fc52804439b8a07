import { Link as RouterLink } from 'react-router-dom';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { placeKindNames, type PlacedTask } from '@ioc/shared/task-places';
import { useFormats, useT, useWords } from '#platform/i18n';
import { MapPopup, StatusIcon } from '#platform/map';
import { lookOf, markOf } from './place.marks';
import { PriorityMark, TaskDue, TaskStateChip } from './TaskMarks';

interface PlacePopupProps {
  /** All of one place; the map cannot take them apart. */
  tasks: readonly PlacedTask[];
  now: Date;
  onClose: () => void;
}

/** What the work is, whose, until when, and why it stands here: without leaving the map. */
export function PlacePopup({ tasks, now, onClose }: PlacePopupProps) {
  const t = useT();
  const { number } = useFormats();
  const [first] = tasks;
  if (!first) return null;
  const label = tasks.length === 1 ? `${first.code} · ${first.title}` : t('views.map.here', { smart_count: tasks.length, number: number(tasks.length) });
  return (
    <MapPopup at={first.place} label={label} onClose={onClose}>
      {tasks.length === 1 ? <TaskFacts task={first} /> : (
        <>
          <Typography variant="subtitle2" component="h3" sx={{ pr: 2 }}>{label}</Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 260, overflowY: 'auto' }}>
            {tasks.map((task) => <PileRow key={task.id} task={task} now={now} />)}
          </Box>
        </>
      )}
    </MapPopup>
  );
}

function TaskFacts({ task }: { task: PlacedTask }) {
  const t = useT();
  const words = useWords();
  return (
    <Stack sx={{ gap: 0.75 }}>
      <Typography variant="caption" color="textSecondary" sx={{ pr: 2 }}>{task.code}</Typography>
      <Typography variant="subtitle2" component="h3" sx={{ lineHeight: 1.35, overflowWrap: 'anywhere' }}>{task.title}</Typography>
      <Stack direction="row" sx={{ gap: 0.75, flexWrap: 'wrap' }}><TaskStateChip state={task.state} /><PriorityMark priority={task.priority} /></Stack>
      <Typography variant="body2" component="div">{task.leadOrgName}</Typography>
      <Typography variant="body2" component="div"><TaskDue task={task} /></Typography>
      <Typography variant="caption" color="textSecondary" component="div">{[words(placeKindNames[task.placeKind]), task.unitName].filter(Boolean).join(': ')}</Typography>
      <Link component={RouterLink} to={`/tasks/${task.id}/show`} variant="body2">{t('views.map.open')}</Link>
    </Stack>
  );
}

function PileRow({ task, now }: { task: PlacedTask; now: Date }) {
  const words = useWords();
  const { shape, state, name } = lookOf(markOf(task, now));
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, py: 0.75, borderTop: 1, borderColor: 'divider' }}>
      <StatusIcon shape={shape} state={state} size={18} title={words(name)} />
      <Box sx={{ minWidth: 0 }}>
        <Link component={RouterLink} to={`/tasks/${task.id}/show`} underline="hover" variant="body2" sx={{ overflowWrap: 'anywhere' }}>{task.title}</Link>
        <Typography variant="caption" color="textSecondary" component="div">{task.code} · {task.leadOrgName}</Typography>
      </Box>
    </Box>
  );
}
