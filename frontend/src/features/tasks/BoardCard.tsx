import { useState, type PointerEvent } from 'react';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import DragIndicator from '@mui/icons-material/DragIndicator';
import MoreVert from '@mui/icons-material/MoreVert';
import { taskStateNames, type ListedTask, type TaskStep } from '@ioc/shared/tasks';
import { useMe } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { movesOf } from './board.columns';
import { TaskCard } from './TaskCard';

export interface BoardCardProps {
  task: ListedTask;
  isHeld: boolean;
  onGrab: (task: ListedTask, event: PointerEvent<HTMLElement>) => void;
  onStep: (task: ListedTask, step: TaskStep) => void;
}

/** A card that can be carried: by its grip with a finger, anywhere on it with a mouse, by its menu with the keyboard. */
export function BoardCard({ task, isHeld, onGrab, onStep }: BoardCardProps) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const grab = (event: PointerEvent<HTMLElement>): void => {
    const on = event.target instanceof Element ? event.target : null;
    const isOn = (selector: string): boolean => Boolean(on?.closest(selector));
    if (event.button !== 0 || (!isOn('[data-grip]') && (event.pointerType !== 'mouse' || isOn('button, [role="menu"]')))) return;
    onGrab(task, event);
  };
  return (
    <Box
      component="li" data-card data-task={task.id} tabIndex={0} onPointerDown={grab} onDragStart={(event) => event.preventDefault()}
      sx={{ position: 'relative', borderRadius: 1, opacity: isHeld ? 0.45 : 1, cursor: { md: 'grab' } }}
    >
      <TaskCard task={task} onBoard onStep={(step) => onStep(task, step)} />
      <Box sx={{ position: 'absolute', top: 2, right: 2, display: 'flex', alignItems: 'center' }}>
        <Box data-grip aria-hidden sx={{ display: 'grid', placeItems: 'center', width: { xs: 44, md: 22 }, height: { xs: 44, md: 30 }, touchAction: 'none', color: 'text.disabled' }}>
          <DragIndicator fontSize="small" />
        </Box>
        <IconButton
          size="small" aria-label={t('views.board.moveCard', { code: task.code })} aria-haspopup="menu" aria-expanded={anchor !== null}
          onClick={({ currentTarget }) => setAnchor(currentTarget)} sx={{ width: { xs: 44, md: 30 }, height: { xs: 44, md: 30 } }}
        >
          <MoreVert fontSize="small" />
        </IconButton>
      </Box>
      {anchor && <MoveMenu task={task} anchor={anchor} onClose={() => setAnchor(null)} onStep={onStep} />}
    </Box>
  );
}

function MoveMenu({ task, anchor, onClose, onStep }: Pick<BoardCardProps, 'task' | 'onStep'> & { anchor: HTMLElement; onClose: () => void }) {
  const t = useT();
  const words = useWords();
  const me = useMe();
  const moves = me ? movesOf(task, me, serverNow()) : [];
  const choose = (step: TaskStep): void => {
    onClose();
    onStep(task, step);
  };
  return (
    <Menu anchorEl={anchor} open onClose={onClose} slotProps={{ list: { 'aria-label': t('views.board.moveTo') } }}>
      <Box component="li" role="presentation" sx={{ px: 2, py: 0.5, typography: 'caption', color: 'text.secondary' }}>{t('views.board.moveTo')}</Box>
      {moves.flatMap(({ column, steps }) => steps.map((step) => (
        <MenuItem key={step} onClick={() => choose(step)}><ListItemText primary={words(taskStateNames[column])} secondary={t(`tasks.step.${step}`)} /></MenuItem>
      )))}
      {/* What is closed to this person but open to another says so; what is no way from here is left out. */}
      {moves.filter(({ refusal }) => refusal !== null && refusal !== 'task.step-refused').map(({ column, refusal }) => (
        <MenuItem key={column} disabled><ListItemText primary={words(taskStateNames[column])} secondary={t(`views.board.refused.${refusal}`)} /></MenuItem>
      ))}
      {moves.every(({ steps }) => steps.length === 0) && <Box component="li" role="presentation" sx={{ px: 2, py: 0.5, typography: 'body2' }}>{t('tasks.noSteps')}</Box>}
    </Menu>
  );
}
