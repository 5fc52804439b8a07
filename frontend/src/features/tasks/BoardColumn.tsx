import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { taskStateNames } from '@ioc/shared/tasks';
import { useFormats, useT, useWords } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { BoardCard, type BoardCardProps } from './BoardCard';
import type { Move } from './board.columns';
import type { BoardColumnData } from './useBoard';

const mostCards = 500;

interface BoardColumnProps extends Pick<BoardCardProps, 'onGrab' | 'onStep'> {
  data: BoardColumnData;
  /** While a card is carried: what bringing it here would do. */
  move: Move | undefined;
  isOver: boolean;
  heldId: string | null;
  onMore: () => void;
  onWiden: () => void;
}

export function BoardColumn({ data, move, isOver, heldId, onMore, onWiden, onGrab, onStep }: BoardColumnProps) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const { column, wanted, tasks, total, overdue, isPending, error, retry } = data;
  const isWanted = wanted.length > 0;
  const isAllowed = move !== undefined && move.steps.length > 0;
  return (
    <Box
      component="section" data-column={column} aria-label={words(taskStateNames[column])}
      sx={{
        display: 'flex', flexDirection: 'column', minHeight: 0, borderRadius: 2, scrollSnapAlign: 'start', bgcolor: isOver && isAllowed ? 'action.selected' : 'action.hover',
        outline: isAllowed ? '2px dashed' : 'none', outlineColor: 'primary.main', outlineOffset: -2,
      }}
    >
      <Stack direction="row" sx={{ px: 1.5, py: 1, gap: 1, alignItems: 'baseline' }}>
        <Box sx={{ flex: 1 }}>
          <Typography component="h2" variant="subtitle2">{words(taskStateNames[column])}</Typography>
          {/* The line is kept where nothing is late, so that the cards of all columns begin at one height. */}
          <Typography variant="caption" color="error" sx={{ display: 'block', minHeight: '1lh' }}>{overdue > 0 && <>⚠ {t('tasks.overdueCount', { count: formats.number(overdue) })}</>}</Typography>
        </Box>
        {isWanted && <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>{total === undefined ? '–' : formats.number(total)}</Typography>}
      </Stack>
      {move && (
        <Typography variant="caption" sx={{ px: 1.5, pb: 0.75, fontWeight: 600, color: isAllowed ? 'primary.main' : 'text.secondary' }}>
          {move.refusal === null ? move.steps.map((step) => `→ ${t(`tasks.step.${step}`)}`).join(' / ') : `⊘ ${t(`views.board.refused.${move.refusal}`)}`}
        </Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, px: 1, pb: 1, overflowY: 'auto', flex: 1, display: 'flex', flexDirection: 'column', gap: 1 }}>
        {isPending && <li><Skeleton variant="rounded" height={96} /></li>}
        {error && <li><Failure error={error} onRetry={retry} /></li>}
        {!isWanted && (
          <Typography component="li" variant="body2" color="textSecondary" sx={{ textAlign: 'center', py: 3 }}>
            {t('views.board.filteredOut')}<br /><Button size="small" onClick={onWiden}>{t('views.board.show')}</Button>
          </Typography>
        )}
        {isWanted && !isPending && !error && tasks.length === 0 && (
          <Typography component="li" variant="body2" color="textSecondary" sx={{ textAlign: 'center', py: 3 }}>{t('tasks.columnEmpty')}</Typography>
        )}
        {tasks.map((task) => <BoardCard key={task.id} task={task} isHeld={task.id === heldId} onGrab={onGrab} onStep={onStep} />)}
        {total !== undefined && total > tasks.length && tasks.length > 0 && (
          <Typography component="li" variant="caption" color="textSecondary" sx={{ textAlign: 'center' }}>
            {t('tasks.shown', { count: formats.number(tasks.length), total: formats.number(total) })}
            {tasks.length < mostCards && <Button size="small" onClick={onMore} sx={{ display: 'block', mx: 'auto' }}>{t('tasks.more')}</Button>}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
