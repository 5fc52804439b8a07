/**
 * Channels ("kênh thông báo"): how a notification leaves the portal, by e-mail or by a signed call to another system. The
 * list under the bell is whole whatever becomes of them. Every message waits in the outbox until it was taken or given up.
 */
import type { Permission } from './access.js';
import type { NoticeCode } from './notifications.js';
import type { Choices } from './words.js';

export const channels = ['email', 'webhook'] as const;
export type Channel = (typeof channels)[number];
export const channelNames: Choices<Channel> = {
  email: { vi: 'Thư điện tử', en: 'E-mail' },
  webhook: { vi: 'Webhook', en: 'Webhook' },
};

/** What people choose by: the many kinds of notifications in a few lines. */
export const noticeGroups = ['work', 'reminders', 'results', 'extensions', 'evaluations', 'comments', 'changes'] as const;
export type NoticeGroup = (typeof noticeGroups)[number];
export const noticeGroupNames: Choices<NoticeGroup> = {
  work: { vi: 'Việc được giao', en: 'Work that is given' },
  reminders: { vi: 'Nhắc việc, đôn đốc', en: 'Reminders and urging' },
  results: { vi: 'Kết quả, nghiệm thu', en: 'Results and acceptance' },
  extensions: { vi: 'Gia hạn', en: 'More time' },
  evaluations: { vi: 'Đánh giá, kiến nghị', en: 'Evaluations and appeals' },
  comments: { vi: 'Ý kiến trao đổi', en: 'Comments' },
  changes: { vi: 'Nội dung, tình trạng thay đổi', en: 'Changes of content and state' },
};

export const groupOf: Readonly<Record<NoticeCode, NoticeGroup>> = {
  'task.assigned': 'work', 'task.reassigned': 'work', 'task.insisted': 'work', 'task.reopened': 'work', 'task.part-given': 'work', 'task.focal-named': 'work',
  'task.submitted': 'results', 'task.completed': 'results', 'task.sent-back': 'results', 'task.part-reported': 'results', 'task.part-sent-back': 'results', 'task.part-accepted': 'results', 'task.part-waived': 'results',
  'task.approval-requested': 'work',
  'task.extension-requested': 'extensions', 'task.extension-approved': 'extensions', 'task.extension-refused': 'extensions',
  'task.extension-countered': 'extensions', 'task.extension-accepted': 'extensions', 'task.extension-declined': 'extensions', 'task.term-moved': 'extensions',
  'task.evaluated': 'evaluations', 'task.appealed': 'evaluations', 'task.appeal-decided': 'evaluations',
  mentioned: 'comments', commented: 'comments', 'task.rejected': 'changes', 'task.withdrawn': 'changes', 'task.started': 'changes',
  'task.updated': 'changes', 'task.received': 'changes', 'task.returned': 'changes', 'task.suspended': 'changes', 'task.resumed': 'changes', 'task.cancelled': 'changes', 'task-template.stopped': 'changes',
  due_soon: 'reminders', due_today: 'reminders', overdue: 'reminders', not_received: 'reminders', report_missing: 'reminders', part_due_soon: 'reminders', part_overdue: 'reminders', not_evaluated: 'reminders', review_due: 'reminders', manual: 'reminders',
};

export const mailWays = ['at_once', 'digest', 'off'] as const;
export type MailWay = (typeof mailWays)[number];
export const mailWayNames: Choices<MailWay> = {
  at_once: { vi: 'Gửi ngay', en: 'At once' },
  digest: { vi: 'Trong bản tin ngày', en: 'In the daily digest' },
  off: { vi: 'Không gửi thư', en: 'No e-mail' },
};

/** How one person wants to be told by e-mail. Minutes count from midnight in Asia/Ho_Chi_Minh. */
export interface MailPreferences {
  ways: Record<NoticeGroup, MailWay>;
  /** From … to nothing is sent at once but what is an emergency (`hoa_toc`); it may reach over midnight. Null = at any hour. */
  quiet: { fromMinute: number; toMinute: number } | null;
  digestMinute: number;
}

export interface OwnPreferences extends MailPreferences {
  /** Where it goes; an administrator sets it. Null = this person gets no e-mail. */
  address: string | null;
  /** Does this installation send e-mail at all? */
  isMailOn: boolean;
  /** 0 = never changed: the usual ones. */
  version: number;
}

export const usualPreferences: MailPreferences = {
  ways: { work: 'at_once', reminders: 'at_once', results: 'at_once', extensions: 'at_once', evaluations: 'digest', comments: 'at_once', changes: 'digest' },
  quiet: { fromMinute: 21 * 60, toMinute: 6 * 60 + 30 },
  digestMinute: 7 * 60 + 30,
};

/** Another system that is called for each notification of these groups. Its secret is told once and never again. */
export interface Webhook {
  id: string;
  name: string;
  url: string;
  groups: NoticeGroup[];
  isOn: boolean;
  createdAt: string;
  updatedAt: string;
  version: number;
}

/** The only moment at which the secret can be read. */
export interface NewWebhook extends Webhook {
  secret: string;
}

export const outboxStates = ['waiting', 'sent', 'failed', 'dropped'] as const;
export type OutboxState = (typeof outboxStates)[number];
export const outboxStateNames: Choices<OutboxState> = {
  waiting: { vi: 'Chờ gửi', en: 'Waiting' },
  sent: { vi: 'Đã gửi', en: 'Sent' },
  failed: { vi: 'Không gửi được', en: 'Failed' },
  /** Whom it was for may not see it any more, or has no address. */
  dropped: { vi: 'Đã bỏ', en: 'Dropped' },
};

/** One message on its way. It says of what kind it is and for whom, not what it tells: an administrator reads no tasks. */
export interface OutboxMessage {
  id: string;
  channel: Channel;
  webhookId: string | null;
  webhookName: string | null;
  recipientName: string;
  /** Null where a digest or a trial holds no single one. */
  code: NoticeCode | null;
  isTest: boolean;
  notices: number;
  state: OutboxState;
  createdAt: string;
  /** Not before: quiet hours, the hour of the digest, the pause after a failure. */
  dueAt: string;
  doneAt: string | null;
  attempts: number;
  /** Why the last attempt came to nothing, at most 500 characters. */
  reason: string | null;
}

export interface OutboxCounts {
  waiting: number;
  failed: number;
  sentToday: number;
  lastSentAt: string | null;
}

export interface ChannelBoard {
  email: { isOn: boolean; host: string | null; from: string | null } & OutboxCounts;
  webhook: OutboxCounts;
}

/** A message is given up after so many attempts: about five hours after the first. */
export const mostAttempts = 12;
/** Nothing of what another server answered is kept beyond this. */
export const longestReason = 500;

/** The names of the headers of a signed call. The signature is `v1=` and HMAC-SHA256 (hex) over `<timestamp>.<body>`. */
export const webhookHeaders = { delivery: 'x-ioc-delivery', timestamp: 'x-ioc-timestamp', signature: 'x-ioc-signature' } as const;

/**
 * The body of a signed call: that something happened, to which task, for whom; not what the task says. Whoever receives it
 * reads the task with the rights of its own key. A receiver that has seen the delivery before answers 200 and does nothing.
 */
export interface WebhookCall {
  delivery: string;
  isTest: boolean;
  recipient: { username: string };
  notices: { at: string; code: NoticeCode; title: string; task: { id: string; code: string; dueAt: string | null } | null; template: { id: string; code: string } | null; url: string | null }[];
}

export interface ChannelEvents {
  'channel.webhook-created': Webhook;
  'channel.webhook-updated': Webhook;
  'channel.webhook-removed': Webhook;
  'channel.webhook-tested': { id: string; messageId: string };
  /** Given up: somebody has to look. */
  'channel.message-failed': { id: string; channel: Channel; reason: string };
  'channel.messages-retried': { count: number };
  'channel.preferences-changed': MailPreferences & { version: number };
}
export const channelAudience = {
  'channel.webhook-created': 'channel:manage',
  'channel.webhook-updated': 'channel:manage',
  'channel.webhook-removed': 'channel:manage',
  'channel.webhook-tested': 'channel:manage',
  'channel.message-failed': 'channel:manage',
  'channel.messages-retried': 'channel:manage',
  'channel.preferences-changed': 'addressee',
} as const satisfies Record<keyof ChannelEvents, Permission | 'addressee'>;

export const channelProblems = {
  'channel.webhook-not-found': 404,
  'channel.webhook-already-made': 409,
  'channel.address-refused': 422,
  'channel.message-not-found': 404,
  'channel.message-not-failed': 409,
  'channel.mail-off': 409,
  'channel.no-address': 409,
} as const;
