/**
 * One change to many tasks ("thay đổi hàng loạt"): what may be changed, as one transaction, and how it ended for each. A
 * task that refuses is left as it was and named with the reason; all others change together.
 */
import type { ProblemCode } from './problems.js';
import type { Choices, Words } from './words.js';

export const changeSetActions = ['remind', 'due', 'priority', 'reassign', 'drop'] as const;
export type ChangeSetAction = (typeof changeSetActions)[number];
export const changeSetActionNames = {
  remind: { vi: 'Đôn đốc', en: 'Urge' },
  due: { vi: 'Đổi hạn hoàn thành', en: 'Change the due date' },
  priority: { vi: 'Đổi độ khẩn', en: 'Change the priority' },
  reassign: { vi: 'Đổi đơn vị chủ trì', en: 'Change the lead unit' },
  drop: { vi: 'Hủy dự thảo', en: 'Cancel drafts' },
} as const satisfies Choices<ChangeSetAction>;

/** What one request takes at most. An installation allows fewer (`Settings.tasks`): what a person can still look through, in a transaction of a few seconds. */
export const mostChanged = 500;

export interface RefusedChange {
  taskId: string;
  code: ProblemCode;
  reason: Words;
}

export interface TaskChangeSet {
  id: string;
  action: ChangeSetAction;
  at: string;
  byId: string;
  byName: string;
  /** What was said about it: the reason, or the words of the urging. */
  text: string | null;
  /** Ids of the tasks that changed. */
  changed: string[];
  refused: RefusedChange[];
}

/** What would come of a change to all tasks of a filter, found out by doing it and taking all of it back. */
export interface TaskChangePreview {
  /** The tasks as they were then; whoever changes them names these versions, so that nothing else is changed than what was seen. */
  tasks: { id: string; version: number; code: string; title: string }[];
  changed: string[];
  refused: RefusedChange[];
}

export const taskChangeSetProblems = { 'task-change-set.too-many': 422, 'task-change-set.none': 422 } as const;
