/**
 * Sendings ("lần gửi thông báo ra ngoài"): that an event of a task was told by e-mail or webhook, as one line of its timeline
 * however many people it went to. It counts people by what they are to the task and never says who they are.
 */
import type { Permission } from './access.js';
import type { Channel, OutboxState } from './channels.js';
import type { NoticeCode } from './notifications.js';
import type { TaskParty } from './task-parties.js';
import type { Choices } from './words.js';

/** Why a message did not arrive, in our words: what another server answers may name an address, so that stays with administrators. */
export const sendingReasons = ['no-address', 'not-permitted', 'switched-off', 'address-refused', 'mail-off', 'refused', 'unreachable'] as const;
export type SendingReason = (typeof sendingReasons)[number];
export const sendingReasonNames: Choices<SendingReason> = {
  'no-address': { vi: 'tài khoản bị khóa hoặc không còn địa chỉ thư', en: 'the account is disabled or has no e-mail address any more' },
  'not-permitted': { vi: 'người nhận không còn quyền xem nhiệm vụ', en: 'whom it was for may not see the task any more' },
  'switched-off': { vi: 'webhook đã tắt hoặc bị xóa', en: 'the webhook was switched off or removed' },
  'address-refused': { vi: 'địa chỉ của hệ thống nhận không được phép gọi', en: 'the address of the other system may not be called' },
  'mail-off': { vi: 'chưa cấu hình máy chủ thư', en: 'no mail server is configured' },
  refused: { vi: 'máy chủ nhận từ chối', en: 'the other server refused it' },
  unreachable: { vi: 'máy chủ nhận không trả lời hoặc báo bận', en: 'the other server gave no answer or was busy' },
};

/** Messages of one channel that have come equally far, to people who are the same to the task. */
export interface SendingPart {
  channel: Channel;
  /** What they are to the task; null = they follow it or were mentioned. */
  party: TaskParty | null;
  state: OutboxState;
  reason: SendingReason | null;
  count: number;
  /** The most of any of them. */
  attempts: number;
  /** When the last of them went out or was given up; null = they wait. */
  endedAt: string | null;
}

export interface Sending {
  id: string;
  taskId: string;
  /** When it happened what is told, so that the line stands beside it. */
  at: string;
  code: NoticeCode;
  parts: SendingPart[];
}

export interface SendingEvents {
  /** It began, all of it has ended, some of it was given up, or it is tried anew. */
  'sending.changed': { id: string; task: { id: string } };
}
/** Of drafts it is not told: whoever may read the others would learn that there is one. */
export const sendingAudience = { 'sending.changed': 'task:read' } as const satisfies Record<keyof SendingEvents, Permission>;
