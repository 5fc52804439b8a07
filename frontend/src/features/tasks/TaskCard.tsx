import { Link as RouterLink } from 'react-router-dom';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ListedTask, TaskStep } from '@ioc/shared/tasks';
import { ExtensionChip, OriginalDue } from './TaskExtensionMarks';
import { PriorityMark, TaskDue, TaskProgress, TaskStateChip } from './TaskMarks';
import { TaskActions } from './TaskActions';

interface TaskCardProps {
  task: ListedTask;
  /** On the board the column says the state and the card offers the steps. */
  onBoard?: boolean;
  /** Takes over where a step is begun: a dialog in a card would leave with the card. */
  onStep?: (step: TaskStep) => void;
}

/** The grip and the menu lie over the corner, as large as a thumb on a phone: neither code nor title runs under them. */
const besideGrip = { pr: { xs: 10, md: 6 }, minHeight: { xs: 32, md: 0 } } as const;

/** A task in the hand: on phones and on the board. */
export function TaskCard({ task, onBoard = false, onStep }: TaskCardProps) {
  return (
    <Paper component="article" variant="outlined" sx={{ p: onBoard ? 1.25 : 1.5, display: 'flex', flexDirection: 'column', gap: 0.75 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap', ...(onBoard ? besideGrip : {}) }}>
        <Typography variant="caption" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>{task.code}</Typography>
        {!onBoard && <TaskStateChip state={task.state} />}
        <PriorityMark priority={task.priority} />
        <ExtensionChip task={task} />
      </Stack>
      <Link component={RouterLink} to={`/tasks/${task.id}/show`} color="textPrimary" underline="hover" variant={onBoard ? 'body2' : 'body1'} sx={{ fontWeight: 500, lineHeight: 1.4, overflowWrap: 'anywhere' }}>
        {task.title}
      </Link>
      <Typography variant="body2" color="textSecondary">{task.leadOrgName}</Typography>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap' }}>
        <Box sx={{ typography: 'body2' }}><TaskDue task={task} /><OriginalDue task={task} /></Box>
        {task.progressPercent > 0 && <TaskProgress percent={task.progressPercent} />}
      </Stack>
      {onBoard && <TaskActions task={task} compact {...(onStep ? { onStep } : {})} />}
    </Paper>
  );
}
