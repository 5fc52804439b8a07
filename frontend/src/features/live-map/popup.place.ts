export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const gap = 12;

const overlap = (a: Rect, b: Rect): boolean => a.right > b.left && a.left < b.right && a.bottom > b.top && a.top < b.bottom;

const moved = (rect: Rect, dx: number, dy: number): Rect =>
  ({ left: rect.left + dx, top: rect.top + dy, right: rect.right + dx, bottom: rect.bottom + dy });

/**
 * How far a popup has to move to be read whole: down from the upper edge of the window, then to the right of what lies over
 * it, or below that where the window is too narrow.
 */
export function stepAside(popup: Rect, panels: readonly Rect[], window: Rect): { dx: number; dy: number } {
  const down = Math.max(0, window.top + gap - popup.top);
  const lowered = moved(popup, 0, down);
  const over = panels.filter((panel) => overlap(lowered, panel));
  if (over.length === 0) return { dx: 0, dy: down };
  const right = Math.max(...over.map((panel) => panel.right)) + gap - lowered.left;
  if (lowered.right + right <= window.right) return { dx: right, dy: down };
  return { dx: 0, dy: down + Math.max(...over.map((panel) => panel.bottom)) + gap - lowered.top };
}
