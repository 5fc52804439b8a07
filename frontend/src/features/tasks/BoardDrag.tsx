import { useEffect, useEffectEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ListedTask } from '@ioc/shared/tasks';

/** Below this it was a press, not a carry. */
const carriedPx = 6;
const edgePx = 48;

interface BoardDragProps {
  task: ListedTask;
  from: { x: number; y: number };
  /** It left its place, and lies over this column; null = over none. */
  onOver: (column: string | null) => void;
  /** It was let go of, over a column, or the carry was given up. */
  onEnd: (column: string | null) => void;
}

const columnUnder = (x: number, y: number): HTMLElement | null => {
  const under = document.elementFromPoint(x, y)?.closest('[data-column]');
  return under instanceof HTMLElement ? under : null;
};

/** Lives as long as a pointer holds a card. Listens to the window: the card itself may scroll away meanwhile. */
export function BoardDrag({ task, from, onOver, onEnd }: BoardDragProps) {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const move = useEffectEvent((event: PointerEvent) => {
    const { clientX: x, clientY: y } = event;
    if (at === null && Math.hypot(x - from.x, y - from.y) < carriedPx) return;
    event.preventDefault();
    setAt({ x, y });
    const column = columnUnder(x, y);
    onOver(column?.dataset['column'] ?? null);
    const board = column?.parentElement;
    if (!board) return;
    const { left, right } = board.getBoundingClientRect();
    if (x < left + edgePx) board.scrollBy({ left: -16 });
    else if (x > right - edgePx) board.scrollBy({ left: 16 });
  });
  const drop = useEffectEvent((event: PointerEvent) => {
    onEnd(at === null ? null : columnUnder(event.clientX, event.clientY)?.dataset['column'] ?? null);
    // The press that ends a carry is no press on the title under it.
    if (at !== null) window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
  });
  const giveUp = useEffectEvent(() => onEnd(null));
  useEffect(() => {
    const cancel = (): void => giveUp();
    const key = (event: KeyboardEvent): void => { if (event.key === 'Escape') giveUp(); };
    const moved = (event: PointerEvent): void => move(event);
    const dropped = (event: PointerEvent): void => drop(event);
    window.addEventListener('pointermove', moved, { passive: false });
    window.addEventListener('pointerup', dropped);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', key);
    return () => {
      window.removeEventListener('pointermove', moved);
      window.removeEventListener('pointerup', dropped);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', key);
    };
  }, []);
  return at && createPortal(
    <Paper elevation={8} aria-hidden sx={{ position: 'fixed', left: at.x + 8, top: at.y + 8, width: 220, p: 1.25, zIndex: 'tooltip', pointerEvents: 'none', rotate: '2deg' }}>
      <Typography variant="caption" color="textSecondary">{task.code}</Typography>
      <Typography variant="body2" noWrap sx={{ fontWeight: 500 }}>{task.title}</Typography>
    </Paper>,
    document.body,
  );
}

const swallow = (event: Event): void => {
  event.preventDefault();
  event.stopPropagation();
};
