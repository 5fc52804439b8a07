import type { LiveEvent } from '@ioc/shared/events';
import { noticesOnBoard, type Notification, type NotificationBoard } from '@ioc/shared/notifications';

/** The newest notifications and how many are unread in truth. */
export type NoticeLive = NotificationBoard;

export const noNotices: NoticeLive = { seq: 0, unread: 0, notifications: [] };

/** Unread first, newest first: the order in which the server tells them too. */
const inOrder = (notifications: readonly Notification[]): Notification[] =>
  [...notifications].sort((a, b) => Number(a.readAt !== null) - Number(b.readAt !== null) || (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1));

/** Old board + events = new board. Events the board already contains change nothing. */
export function applyToNotices(board: NoticeLive, events: readonly LiveEvent[]): NoticeLive {
  let { seq, unread, notifications } = board;
  for (const event of events) {
    if (event.seq <= seq) continue;
    seq = event.seq;
    if (event.name === 'notification.added') {
      unread += 1;
      notifications = [event.data, ...notifications];
    }
    if (event.name === 'notification.corrected') {
      const { id, text } = event.data;
      notifications = notifications.map((one) => (one.id === id ? { ...one, params: { ...one.params, text } } : one));
    }
    if (event.name === 'notification.read') {
      const { id, until, at, count } = event.data;
      unread -= count;
      const isRead = (one: Notification) => one.readAt === null && (id === null ? until !== null && one.at <= until : one.id === id);
      notifications = notifications.map((one) => (isRead(one) ? { ...one, readAt: at } : one));
    }
  }
  if (seq === board.seq) return board;
  if (notifications === board.notifications) return { ...board, seq };
  return { seq, unread: Math.max(0, unread), notifications: inOrder(notifications).slice(0, noticesOnBoard) };
}

/** Has the board run out of unread ones although there are some? */
export const runsShort = ({ unread, notifications }: NoticeLive): boolean =>
  notifications.filter(({ readAt }) => readAt === null).length < Math.min(unread, noticesOnBoard);
