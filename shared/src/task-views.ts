/** A way of looking at tasks under a name: which view, narrowed how, in which order. Whoever opens it sees through the own scope. */
import type { Permission } from './access.js';
import type { Choices } from './words.js';

export const taskViewKinds = ['list', 'board', 'calendar', 'timeline', 'map', 'statistics'] as const;
export type TaskViewKind = (typeof taskViewKinds)[number];

export const viewAudiences = ['private', 'organisation', 'everybody'] as const;
export type ViewAudience = (typeof viewAudiences)[number];
export const viewAudienceNames = {
  private: { vi: 'Chỉ mình tôi', en: 'Only me' },
  organisation: { vi: 'Cơ quan tôi', en: 'My organisation' },
  everybody: { vi: 'Mọi người', en: 'Everybody' },
} as const satisfies Choices<ViewAudience>;

/** To put a view before everybody one has to be somebody who speaks for the whole. */
export const shareWithAll: Permission = 'view:share';

/** As the parameters of a list: names of the task query with their values. */
export type SavedFilter = Readonly<Record<string, string | readonly string[]>>;

export interface TaskView {
  id: string;
  name: string;
  view: TaskViewKind;
  filter: SavedFilter;
  sortField: string;
  sortOrder: 'ASC' | 'DESC';
  audience: ViewAudience;
  ownerId: string;
  ownerName: string;
  /** The reader opens the tasks with it. */
  isDefault: boolean;
  version: number;
}

/** Of a view that others see or saw until now. What it holds is no part of the fact: each reads the list by the own right. */
export interface TaskViewEvents {
  'task-view.saved': { id: string };
  'task-view.removed': { id: string };
}
export const taskViewAudience = { 'task-view.saved': 'task:read', 'task-view.removed': 'task:read' } as const satisfies Record<keyof TaskViewEvents, Permission>;

/** So many of one's own; nobody finds anything among more. */
export const mostViews = 50;

export const taskViewProblems = { 'task-view.not-found': 404, 'task-view.not-yours': 403, 'task-view.no-organisation': 422, 'task-view.name-taken': 409, 'task-view.too-many': 409 } as const;
