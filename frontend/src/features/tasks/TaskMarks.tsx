import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import {
  deadlineState, reviewCycleNames, taskPriorityNames, taskStateNames, type DeadlineState, type Task, type TaskPriority, type TaskState,
} from '@ioc/shared/tasks';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useNow } from '#platform/live';
import { DueDate } from '#ui/DueDate';
import { priorityTones, StatusChip, taskTones } from '#ui/StatusChip';
import { useTermNote } from './useTermNote';

export function TaskStateChip({ state }: { state: TaskState }) {
  const words = useWords();
  return <StatusChip tone={taskTones[state]} label={words(taskStateNames[state])} />;
}

/** Nothing for a normal task: only what is urgent deserves ink. */
export function PriorityMark({ priority, always = false }: { priority: TaskPriority; always?: boolean }) {
  const words = useWords();
  if (priority === 'thuong' && !always) return null;
  return <StatusChip tone={priorityTones[priority]} label={words(taskPriorityNames[priority])} glyph={priority === 'hoa_toc' ? '‼' : '!'} />;
}

/** What the deadline needs to know; the map's tasks are open and carry no completion. */
export type Dated = Pick<Task, 'state' | 'dueAt' | 'warnAt' | 'submittedAt' | 'suspendedAt'> & Partial<Pick<Task, 'completedAt' | 'reviewAt'>>;

const dated = (task: Dated) => ({ ...task, completedAt: task.completedAt ?? null });

export const deadlineOf = (task: Dated, now: Date): DeadlineState | null => deadlineState(dated(task), now);

export function TaskDue({ task }: { task: Dated }) {
  const now = useNow(30_000);
  return <DueDate task={dated(task)} now={now} />;
}

/** For the page of a task: what is left, or how late it is, as the office of whoever leads counts; of work in cycles, which cycle. */
export function TaskTerm({ task }: { task: Task }) {
  const words = useWords();
  const now = useNow(30_000);
  const note = useTermNote(task, now);
  return <DueDate task={task} now={now} note={task.dueAt === null && task.reviewEvery !== null ? words(reviewCycleNames[task.reviewEvery]) : note} />;
}

export function TaskProgress({ percent }: { percent: number }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Stack direction="row" sx={{ alignItems: 'center', gap: 1, minWidth: 84 }}>
      <LinearProgress variant="determinate" value={percent} aria-label={t('tasks.field.progress')} sx={{ flex: 1, borderRadius: 2 }} />
      <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums', minWidth: 40, textAlign: 'right', whiteSpace: 'nowrap' }}>
        {formats.percent(percent, 0)}
      </Typography>
    </Stack>
  );
}
