import { deadlineStateNames, deadlineStates, type DeadlineState } from '@ioc/shared/tasks';
import type { PlacedTask } from '@ioc/shared/task-places';
import type { Words } from '@ioc/shared/words';
import type { PointShape, PointState } from '#platform/map';
import { deadlineOf } from './TaskMarks';

/** How a task stands to its term; `none`: prepared, or called off. */
export type PlaceMark = DeadlineState | 'none';

export interface MarkLook {
  shape: PointShape;
  state: PointState;
  name: Words;
}

/** Shape and sign tell the marks apart, colour repeats it: a triangle is late, a tick is done. */
const looks: Readonly<Record<PlaceMark, Pick<MarkLook, 'shape' | 'state'>>> = {
  overdue: { shape: 'triangle', state: 'offline' },
  due_soon: { shape: 'diamond', state: 'degraded' },
  in_term: { shape: 'circle', state: 'online' },
  no_term: { shape: 'hexagon', state: 'unknown' },
  done_on_time: { shape: 'square', state: 'done' },
  done_late: { shape: 'triangle', state: 'done' },
  none: { shape: 'circle', state: 'maintenance' },
};

/** Worst first, as a legend tells them. */
export const placeMarks: readonly PlaceMark[] = ['overdue', 'due_soon', ...deadlineStates.filter((state) => state !== 'overdue' && state !== 'due_soon'), 'none'];

const unowed: Words = { vi: 'Chưa giao hoặc đã hủy', en: 'Not given, or cancelled' };

export const lookOf = (mark: PlaceMark): MarkLook => ({ ...looks[mark], name: mark === 'none' ? unowed : deadlineStateNames[mark] });

export const markOf = (task: PlacedTask, now: Date): PlaceMark => deadlineOf(task, now) ?? 'none';

/** All tasks of the map under their marks: one pass, and every mark is there. */
export function marked(tasks: readonly PlacedTask[], now: Date): ReadonlyMap<PlaceMark, readonly PlacedTask[]> {
  const groups = new Map<PlaceMark, PlacedTask[]>(placeMarks.map((mark) => [mark, []]));
  for (const task of tasks) groups.get(markOf(task, now))?.push(task);
  return groups;
}
