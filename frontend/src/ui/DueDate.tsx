import { deadlineState, stoppedAt, type DeadlineState, type Task, type TaskState } from '@ioc/shared/tasks';
import { Box } from '@mui/material';
import { useFormats, useT } from '#platform/i18n';
import { deadlineTones, toneColour } from './StatusChip';

export interface DueDateProps {
  task: Pick<Task, 'state' | 'dueAt' | 'warnAt' | 'submittedAt' | 'completedAt' | 'suspendedAt'> & Partial<Pick<Task, 'reviewAt'>>;
  /** The server's clock. */
  now: Date;
  /** Said beneath the date instead of the plain distance, by who knows better. */
  note?: string | undefined;
}

const signs: Partial<Record<DeadlineState, string>> = { overdue: '⚠', due_soon: '◔', done_late: '⚠' };

/** In these a report on the work is still to come; once it waits for acceptance, or its clock stands, none is late. */
const owesReport: readonly TaskState[] = ['assigned', 'received', 'in_progress'];

interface ReviewDateProps {
  reviewAt: string;
  isOwed: boolean;
  now: Date;
  note: string | undefined;
}

/** In place of a due date, and never to be taken for one: a day in a cycle, with the sign of coming round. */
function ReviewDate({ reviewAt, isOwed, now, note }: ReviewDateProps) {
  const t = useT();
  const { date, duration } = useFormats();
  const late = now.getTime() - Date.parse(reviewAt);
  const isLate = isOwed && late > 0;
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexDirection: 'column', lineHeight: 1.3, whiteSpace: 'nowrap' }}>
      <span><span aria-hidden>↻ </span>{date(reviewAt)}</span>
      <Box component="span" sx={{ fontSize: '0.75rem', color: (theme) => (isLate ? toneColour(theme, 'warn') : theme.palette.text.secondary) }}>
        {isLate && <span aria-hidden>⚠ </span>}
        {isLate ? t('ui.due.reviewLate', { time: duration(late) }) : (note ?? t('ui.due.review'))}
      </Box>
    </Box>
  );
}

/** The date always, and how late or how near when that calls for action: by sign and words, colour only repeats. */
export function DueDate({ task, now, note }: DueDateProps) {
  const t = useT();
  const { dateTime, duration } = useFormats();
  if (task.dueAt === null && task.reviewAt) return <ReviewDate reviewAt={task.reviewAt} isOwed={owesReport.includes(task.state)} now={now} note={note} />;
  if (task.dueAt === null) return <Box component="span" sx={{ color: 'text.secondary' }}>{t('ui.due.none')}</Box>;
  const deadline = deadlineState(task, now);
  if (deadline === null) return <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{dateTime(task.dueAt)}</Box>;
  const end = task.completedAt ?? stoppedAt(task);
  const distance = Math.abs(Date.parse(task.dueAt) - (end === null ? now.getTime() : Date.parse(end)));
  const plain = { overdue: 'ui.due.late', due_soon: 'ui.due.left', done_late: 'ui.due.doneLate' }[deadline as string];
  const said = note ?? (plain && t(plain, { time: duration(distance) }));
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexDirection: 'column', lineHeight: 1.3, whiteSpace: 'nowrap' }}>
      <span>{dateTime(task.dueAt)}</span>
      {said && (
        <Box component="span" sx={{ fontSize: '0.75rem', color: (theme) => toneColour(theme, deadlineTones[deadline]) }}>
          <span aria-hidden>{signs[deadline]} </span>
          {said}
        </Box>
      )}
    </Box>
  );
}
