import { Box, Link, type SxProps, type Theme } from '@mui/material';
import { alpha } from '@mui/material/styles';
import { deadlineStateNames, taskStateNames, type ListedTask } from '@ioc/shared/tasks';
import { Link as RouterLink } from 'react-router-dom';
import { useFormats, useT, useWords } from '#platform/i18n';
import { deadlineTones, toneColour } from '#ui/StatusChip';
import { deadlineOf } from './TaskMarks';
import { barOf } from './timeline.rows';

interface TimelineBarProps {
  task: ListedTask;
  now: Date;
  x: (ms: number) => number;
  width: number;
  index: number;
  /** The one task of the chart that Tab stops at. */
  isStop: boolean;
  names: SxProps<Theme> & object;
  onFocus: () => void;
}

/** One task: its name, its bar, and all of it in words for those who do not see the bar. */
export function TimelineBar({ task, now, x, width, index, isStop, names, onFocus }: TimelineBarProps) {
  const t = useT();
  const words = useWords();
  const { date } = useFormats();
  const { from, to, lateTo, original, doneAt } = barOf(task, now);
  const deadline = deadlineOf(task, now);
  const said = [
    task.title, task.code, t('views.timeline.from', { date: date(task.assignedAt) }), task.dueAt === null ? t('tasks.noTerm') : t('views.timeline.due', { date: date(task.dueAt) }),
    original === null ? null : t('extensions.original', { date: date(new Date(original).toISOString()) }), words(deadline === null ? taskStateNames[task.state] : deadlineStateNames[deadline]),
  ].filter(Boolean).join(', ');
  const left = Math.max(0, x(from));
  return (
    <>
      <Box sx={names}>
        <Link
          component={RouterLink} to={`/tasks/${task.id}/show`} data-row={index} tabIndex={isStop ? 0 : -1} aria-label={said} title={said} onFocus={onFocus}
          color="textPrimary" underline="hover" variant="body2" noWrap sx={{ display: 'block', minWidth: 0, '&:focus-visible': { outlineOffset: -2 } }}
        >
          {task.title}
        </Link>
      </Box>
      <Box aria-hidden sx={{ position: 'relative', width, borderBottom: 1, borderColor: 'divider' }}>
        <Box
          sx={(theme) => {
            const colour = toneColour(theme, deadline === null ? 'quiet' : deadlineTones[deadline] === 'bad' ? 'work' : deadlineTones[deadline] === 'quiet' ? 'work' : deadlineTones[deadline]);
            return {
              position: 'absolute', top: 7, height: 16, left, width: Math.max(6, x(to) - left), borderRadius: '4px', fontSize: '0.75rem', lineHeight: '14px', pl: 0.5, overflow: 'hidden', color: 'text.primary',
              border: `1.5px ${task.state === 'suspended' || deadline === null || task.dueAt === null ? 'dashed' : 'solid'} ${colour}`, backgroundColor: doneAt === null ? alpha(colour, 0.28) : 'transparent',
            };
          }}
        >
          {doneAt === null ? '' : '✓'}
        </Box>
        {lateTo !== null && (
          <Box
            sx={(theme) => ({
              position: 'absolute', top: 7, height: 16, left: x(to), width: Math.max(4, x(lateTo) - x(to)), border: `1.5px solid ${theme.palette.error.main}`, borderLeft: 0, borderRadius: '0 4px 4px 0',
              background: `repeating-linear-gradient(45deg, ${alpha(theme.palette.error.main, 0.55)} 0 3px, transparent 3px 7px)`, printColorAdjust: 'exact',
            })}
          />
        )}
        {original !== null && <Box sx={{ position: 'absolute', top: 4, left: x(original) - 7, fontSize: '1rem', lineHeight: '22px', color: 'text.primary' }}>◇</Box>}
      </Box>
    </>
  );
}
