/**
 * What each person is told ("thông báo"). A notification belongs to one person, keeps a code and parameters, and becomes
 * words when somebody reads it, in their language. Whom an event concerns is the table below; never whoever did it.
 */
import type { Permission } from './access.js';
import { reminderKindNames, reminderKinds } from './reminders.js';
import type { TaskExtensionEvents } from './task-extensions.js';
import type { TaskFocalEvents } from './task-focal.js';
import type { TaskParty } from './task-parties.js';
import type { TaskPartEvents } from './task-parts.js';
import type { TaskEvents } from './tasks.js';
import type { Page } from './list.js';
import type { Choices } from './words.js';

/** Who is told of what befalls a task, besides those who follow it. Whom a reminder is for, its rule says. */
export const noticeTable = {
  'task.approval-requested': ['decider'],
  'task.assigned': ['focal', 'unit-leader', 'coordinating'],
  'task.updated': ['focal', 'unit-leader'],
  'task.received': ['assigner'],
  'task.returned': ['assigner', 'decider'],
  'task.reassigned': ['focal', 'unit-leader', 'coordinating'],
  'task.rejected': ['assigner'],
  'task.started': [],
  'task.withdrawn': ['focal', 'unit-leader'],
  'task.insisted': ['focal', 'unit-leader'],
  'task.submitted': ['assigner', 'decider'],
  'task.completed': ['focal', 'unit-leader', 'coordinating'],
  'task.sent-back': ['focal', 'unit-leader'],
  'task.evaluated': ['focal', 'unit-leader'],
  'task.appealed': ['assigner', 'reviewer'],
  'task.appeal-decided': ['focal', 'unit-leader'],
  'task.suspended': ['focal', 'unit-leader', 'coordinating'],
  'task.resumed': ['focal', 'unit-leader', 'coordinating'],
  'task.reopened': ['focal', 'unit-leader', 'coordinating'],
  'task.cancelled': ['focal', 'unit-leader', 'coordinating'],
  'task.extension-requested': ['assigner', 'decider'],
  'task.extension-approved': ['focal', 'unit-leader', 'coordinating'],
  'task.extension-refused': ['focal', 'unit-leader'],
  'task.extension-countered': ['focal', 'unit-leader'],
  'task.extension-accepted': ['assigner', 'coordinating'],
  'task.extension-declined': ['assigner', 'decider'],
  'task.term-moved': ['focal', 'unit-leader', 'coordinating'],
  'task.part-given': ['coordinating'],
  'task.part-reported': ['focal', 'assigner'],
  'task.part-accepted': ['coordinating'],
  'task.part-waived': ['coordinating'],
  'task.part-sent-back': ['coordinating'],
  'task.focal-named': ['focal'],
} as const satisfies Partial<Record<keyof (TaskEvents & TaskExtensionEvents & TaskPartEvents & TaskFocalEvents), readonly TaskParty[]>>;

export type NoticeEvent = keyof typeof noticeTable;
export const noticeEvents = Object.keys(noticeTable) as NoticeEvent[];

/** What is said about a task reaches whom it names, and whoever follows the task. */
export const commentNotices = ['mentioned', 'commented'] as const;
export type CommentNotice = (typeof commentNotices)[number];

/** About a template of tasks and not about a task. */
export const templateNotices = ['task-template.stopped'] as const;
export type TemplateNotice = (typeof templateNotices)[number];

export const noticeCodes = [...noticeEvents, ...commentNotices, ...reminderKinds, ...templateNotices] as const;
export type NoticeCode = (typeof noticeCodes)[number];

export const noticeTitles: Choices<NoticeCode> = {
  'task.approval-requested': { vi: 'Dự thảo chờ phê duyệt', en: 'A draft waits for approval' },
  'task.assigned': { vi: 'Nhiệm vụ mới được giao', en: 'A task was given' },
  'task.updated': { vi: 'Nội dung nhiệm vụ được sửa', en: 'A task was changed' },
  'task.received': { vi: 'Đơn vị đã tiếp nhận', en: 'A task was received' },
  'task.returned': { vi: 'Đơn vị trả lại nhiệm vụ', en: 'A task was returned' },
  'task.reassigned': { vi: 'Nhiệm vụ được chuyển đến đơn vị', en: 'A task was reassigned' },
  'task.rejected': { vi: 'Dự thảo không được phê duyệt', en: 'A draft was not approved' },
  'task.started': { vi: 'Đơn vị bắt đầu thực hiện', en: 'Work on a task began' },
  'task.withdrawn': { vi: 'Nhiệm vụ được chuyển cho đơn vị khác', en: 'A task went to another unit' },
  'task.insisted': { vi: 'Nhiệm vụ được giao lại đơn vị', en: 'A returned task stays with the unit' },
  'task.submitted': { vi: 'Kết quả chờ nghiệm thu', en: 'A result waits for acceptance' },
  'task.completed': { vi: 'Kết quả được nghiệm thu', en: 'A result was accepted' },
  'task.sent-back': { vi: 'Kết quả bị trả lại', en: 'A result was sent back' },
  'task.evaluated': { vi: 'Kết quả được đánh giá', en: 'A result was evaluated' },
  'task.appealed': { vi: 'Đơn vị kiến nghị về đánh giá', en: 'An evaluation was appealed' },
  'task.appeal-decided': { vi: 'Kiến nghị được giải quyết', en: 'An appeal was decided' },
  'task.suspended': { vi: 'Nhiệm vụ tạm dừng', en: 'A task was suspended' },
  'task.resumed': { vi: 'Nhiệm vụ tiếp tục', en: 'A task goes on' },
  'task.reopened': { vi: 'Nhiệm vụ được mở lại', en: 'A task was reopened' },
  'task.cancelled': { vi: 'Nhiệm vụ bị hủy', en: 'A task was cancelled' },
  'task.extension-requested': { vi: 'Đơn vị đề nghị gia hạn', en: 'More time was asked for' },
  'task.extension-approved': { vi: 'Được gia hạn', en: 'More time was given' },
  'task.extension-refused': { vi: 'Không được gia hạn', en: 'More time was refused' },
  'task.extension-countered': { vi: 'Được đề xuất hạn khác', en: 'Another due date was proposed' },
  'task.extension-accepted': { vi: 'Đơn vị đồng ý hạn mới', en: 'The proposed due date was accepted' },
  'task.extension-declined': { vi: 'Đơn vị không đồng ý hạn đề xuất', en: 'The proposed due date was declined' },
  'task.term-moved': { vi: 'Hạn hoàn thành được thay đổi', en: 'The due date was moved' },
  'task.part-given': { vi: 'Phần việc phối hợp được giao', en: 'A part of a task was given' },
  'task.part-reported': { vi: 'Đơn vị phối hợp báo cáo phần việc', en: 'A part of a task was reported' },
  'task.part-accepted': { vi: 'Phần việc phối hợp được xác nhận', en: 'A part of a task was confirmed' },
  'task.part-waived': { vi: 'Phần việc phối hợp được miễn', en: 'A part of a task was waived' },
  'task.part-sent-back': { vi: 'Phần việc phối hợp bị trả lại', en: 'A part of a task was sent back' },
  mentioned: { vi: 'Có người nhắc đến bạn', en: 'You were mentioned' },
  commented: { vi: 'Ý kiến mới về nhiệm vụ', en: 'A new comment on a task' },
  'task.focal-named': { vi: 'Đầu mối xử lý được cử', en: 'Who handles a task was named' },
  'task-template.stopped': { vi: 'Giao việc định kỳ bị dừng', en: 'Regular giving stopped' },
  ...reminderKindNames,
};

/** How grave it is, for the colour and the mark beside it. */
export const noticeTones: Readonly<Record<NoticeCode, 'quiet' | 'work' | 'good' | 'warn' | 'bad'>> = {
  'task.assigned': 'work', 'task.updated': 'quiet', 'task.received': 'quiet', 'task.returned': 'warn', 'task.reassigned': 'work',
  'task.rejected': 'warn', 'task.started': 'quiet', 'task.withdrawn': 'quiet', mentioned: 'work', commented: 'quiet',
  'task.focal-named': 'work',
  'task.insisted': 'warn', 'task.submitted': 'work', 'task.completed': 'good', 'task.sent-back': 'bad',
  'task.evaluated': 'good', 'task.appealed': 'warn', 'task.appeal-decided': 'work', 'task.suspended': 'warn', 'task.resumed': 'work', 'task.reopened': 'warn',
  'task.cancelled': 'bad', 'task.extension-requested': 'work', 'task.extension-approved': 'good', 'task.extension-refused': 'bad', 'task.extension-countered': 'work',
  'task.extension-accepted': 'good', 'task.extension-declined': 'warn', 'task.term-moved': 'warn', 'task.part-given': 'work', 'task.part-reported': 'work', 'task.part-sent-back': 'bad', 'task.part-accepted': 'good', 'task.part-waived': 'quiet', 'task.approval-requested': 'work',
  part_due_soon: 'warn', part_overdue: 'bad', not_evaluated: 'warn', review_due: 'warn', due_soon: 'warn', due_today: 'warn', overdue: 'bad', not_received: 'warn', report_missing: 'warn', manual: 'warn',
  'task-template.stopped': 'bad',
};

export interface Notification {
  id: string;
  at: string;
  code: NoticeCode;
  /** What it is about: a task, or else a template of tasks. */
  taskId: string | null;
  templateId: string | null;
  /** As it was when it happened. */
  params: { code: string; title: string; dueAt: string | null; byName: string | null; text: string | null };
  readAt: string | null;
}

/** Unread first, newest first. Only of what the reader may still see. */
export interface NotificationPage extends Page<Notification> {
  unread: number;
}

/** What the bell shows, and the event it is true at. */
export interface NotificationBoard {
  seq: number;
  unread: number;
  notifications: Notification[];
}

export const noticesOnBoard = 30;

/** Each goes to one person alone. */
export interface NotificationEvents {
  /** What it quotes was corrected or, null, taken back by whoever wrote it. */
  'notification.corrected': { id: string; text: string | null };
  'notification.added': Notification;
  /** One that was read, or all up to a moment; `count` of them were unread until then. */
  'notification.read': { id: string | null; until: string | null; at: string; count: number };
}
export const notificationAudience = {
  'notification.added': 'task:read',
  'notification.corrected': 'task:read',
  'notification.read': 'addressee',
} as const satisfies Record<keyof NotificationEvents, Permission | 'addressee'>;

export const notificationProblems = { 'notification.not-found': 404 } as const;

