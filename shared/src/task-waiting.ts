/**
 * What waits for one person ("việc của tôi"): work the own unit owes, and decisions that are asked of them. What units under
 * their supervision owe is theirs, and stands in the list of tasks. A task stands once, under the first kind that fits it;
 * the kinds are in the order in which a day begins.
 */
import type { ListedTask } from './tasks.js';
import type { Choices } from './words.js';

export const waitingKinds = [
  'receive', 'overdue', 'due_today', 'due_week', 'review', 'rework', 'counter', 'approval', 'returned', 'acceptance', 'extension', 'appeal', 'evaluation', 'part_report', 'part',
] as const;
export type WaitingKind = (typeof waitingKinds)[number];
export const waitingKindNames = {
  receive: { vi: 'Chưa tiếp nhận', en: 'To receive' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  due_today: { vi: 'Đến hạn hôm nay', en: 'Due today' },
  due_week: { vi: 'Đến hạn trong tuần', en: 'Due this week' },
  review: { vi: 'Đến kỳ xem xét', en: 'To review' },
  rework: { vi: 'Bị trả lại, phải làm tiếp', en: 'Sent back' },
  counter: { vi: 'Được đề xuất hạn khác', en: 'Another due date proposed' },
  approval: { vi: 'Chờ phê duyệt', en: 'To approve' },
  returned: { vi: 'Đơn vị trả lại', en: 'Returned by the unit' },
  acceptance: { vi: 'Chờ nghiệm thu', en: 'To accept' },
  extension: { vi: 'Xin gia hạn', en: 'Extensions to decide' },
  appeal: { vi: 'Kiến nghị chờ giải quyết', en: 'Appeals to decide' },
  evaluation: { vi: 'Chờ đánh giá', en: 'To evaluate' },
  part_report: { vi: 'Phần việc chờ xác nhận', en: 'Parts to confirm' },
  part: { vi: 'Phần việc phối hợp', en: 'Parts to report' },
} as const satisfies Choices<WaitingKind>;

/** A task with the moment it waits for, where that is not its own term: by when to evaluate it, when the own part of it is due. */
export interface WaitingTask extends ListedTask {
  moment: { dueAt: string; warnAt: string | null } | null;
}

export interface WaitingGroup {
  kind: WaitingKind;
  total: number;
  /** The first of them, those due first in front; of those to receive, the longest waiting. */
  tasks: WaitingTask[];
}

export interface TaskWaiting {
  /** The moment the deadlines were compared with. */
  at: string;
  total: number;
  /** In the order of the kinds; empty ones are left out. */
  groups: WaitingGroup[];
}

/** How many of a group travel with it. */
export const firstOfGroup = 10;
