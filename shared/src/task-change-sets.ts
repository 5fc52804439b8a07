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

/** So many tasks at once: what a person can still look through, and a transaction of a few seconds. */
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
