import { can, type Actor } from '@ioc/shared/access';
import type { LiveEvent } from '@ioc/shared/events';
import { noticeTable, type NoticeCode, type NoticeEvent, type Notification } from '@ioc/shared/notifications';
import type { ReminderEvents } from '@ioc/shared/reminders';
import { isParty, type TaskParty, type ToldTask } from '@ioc/shared/task-parties';
import { taskPlace, type Task } from '@ioc/shared/tasks';

/** An event as people are told of it. */
export interface News {
  eventId: string;
  at: string;
  code: NoticeCode;
  byId: string | null;
  parties: readonly TaskParty[];
  task: ToldTask;
  params: Notification['params'];
}

/** @param event one of those the listener hears */
export function newsOf({ id, at, name, by, data }: LiveEvent): News {
  const base = { eventId: id, at, byId: by?.id ?? null };
  const paramsOf = ({ code, title, dueAt }: ToldTask, text: string | null) => ({ code, title, dueAt, byName: by?.name ?? null, text });
  if (name === 'reminder.sent') {
    const { reminder, task } = data as ReminderEvents['reminder.sent'];
    return { ...base, code: reminder.kind, parties: reminder.to, task, params: paramsOf(task, reminder.text) };
  }
  const task = data as Task;
  return { ...base, code: name as NoticeEvent, parties: noticeTable[name as NoticeEvent], task, params: paramsOf(task, null) };
}

/** Whom it concerns and who may see it, but for whoever did it: they know. O(people × parties). */
export const peopleFor = ({ byId, parties, task }: News, people: readonly Actor[]): Actor[] =>
  people.filter((person) => person.id !== byId && parties.some((party) => isParty(party, person, task)) && can(person.grants, 'task:read', taskPlace(task)));
