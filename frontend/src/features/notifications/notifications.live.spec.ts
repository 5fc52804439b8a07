import { describe, expect, it } from '@jest/globals';
import type { LiveEvent } from '@ioc/shared/events';
import { noticesOnBoard, type Notification, type NotificationEvents } from '@ioc/shared/notifications';
import { applyToNotices, runsShort, type NoticeLive } from './notifications.live';

const notice = (id: string, minute: number, readAt: string | null = null): Notification => ({
  id, at: `2026-11-23T02:${String(minute).padStart(2, '0')}:00.000Z`, code: 'task.assigned', taskId: `task of ${id}`, templateId: null,
  params: { code: 'NV-2026-00001', title: 'Khôi phục liên lạc', dueAt: null, byName: 'Trực Ban', text: null }, readAt,
});
const event = <Name extends keyof NotificationEvents>(seq: number, name: Name, data: NotificationEvents[Name]): LiveEvent =>
  ({ seq, id: `event-${seq}`, name, at: '2026-11-23T03:00:00Z', by: null, data }) as LiveEvent;
const board: NoticeLive = { seq: 10, unread: 2, notifications: [notice('b', 20), notice('a', 10), notice('old', 5, '2026-11-23T02:06:00Z')] };
const figures = ({ unread, notifications }: NoticeLive) => ({ unread, ids: notifications.map(({ id, readAt }) => (readAt === null ? id : `${id} ✓`)) });
const readAll = { id: null, until: notice('b', 20).at, at: '2026-11-23T03:00:00Z', count: 2 };

describe('live notifications', () => {
  it('make the new board out of the old one and the events between them', () => {
    const added = applyToNotices(board, [event(11, 'notification.added', notice('c', 30))]);
    expect(figures(added)).toEqual({ unread: 3, ids: ['c', 'b', 'a', 'old ✓'] });
    const read = applyToNotices(added, [event(12, 'notification.read', { id: 'b', until: null, at: '2026-11-23T03:00:00Z', count: 1 })]);
    expect(figures(read)).toEqual({ unread: 2, ids: ['c', 'a', 'b ✓', 'old ✓'] });
  });

  it('leave unread what came after the moment up to which all was read', () => {
    const after = applyToNotices(board, [event(11, 'notification.added', notice('c', 30)), event(12, 'notification.read', readAll)]);
    expect(figures(after)).toEqual({ unread: 1, ids: ['c', 'b ✓', 'a ✓', 'old ✓'] });
  });

  it('quote what was corrected as it reads by now, wherever it stands', () => {
    const after = applyToNotices(board, [event(11, 'notification.corrected', { id: 'a', text: null })]);
    expect(after.notifications.map(({ id, params }) => [id, params.text])).toEqual([['b', null], ['a', null], ['old', null]]);
    const said = applyToNotices(after, [event(12, 'notification.corrected', { id: 'a', text: 'Đỉnh đồi' })]);
    expect([said.unread, said.notifications.map(({ params }) => params.text)]).toEqual([2, [null, 'Đỉnh đồi', null]]);
  });

  it('change nothing when the same events arrive again, and stand still for events about something else', () => {
    const events = [event(11, 'notification.added', notice('c', 30))];
    const once = applyToNotices(board, events);
    expect(applyToNotices(once, events)).toBe(once);
    const [foreign] = [{ seq: 12, id: 'x', name: 'calendar.applied', at: '2026-11-23T03:00:00Z', by: null, data: { tasks: 1 } } as LiveEvent];
    expect(applyToNotices(once, [foreign]).notifications).toBe(once.notifications);
  });

  it('ask for more when there are unread ones the board does not hold', () => {
    const many: NoticeLive = { seq: 10, unread: 40, notifications: Array.from({ length: noticesOnBoard }, (_, n) => notice(`n${n}`, n)) };
    expect(runsShort(many)).toBe(false);
    expect(runsShort(applyToNotices(many, [event(11, 'notification.read', { id: 'n3', until: null, at: '2026-11-23T03:00:00Z', count: 1 })]))).toBe(true);
    expect(runsShort(applyToNotices(board, [event(11, 'notification.read', readAll)]))).toBe(false);
  });
});
