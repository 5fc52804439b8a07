import { can, rolePermissions, roles, type Actor, type Permission, type Role } from '@ioc/shared/access';
import { wordsOf, type CommentEvents, type CommentTold } from '@ioc/shared/comments';
import { eventAudience, type LiveEvent } from '@ioc/shared/events';
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
  /** People it names, whatever they are to the task. */
  named: readonly string[];
  /** Whoever follows the task is told as well, but for these; null = they are not. */
  watchersBut: readonly string[] | null;
  /** Whoever may not hear the event is not told of it. */
  permission: Permission | 'addressee';
  task: ToldTask;
  params: Notification['params'];
  /** The comment it quotes. */
  commentId: string | null;
}

/** What a comment says by now, for the notifications that quote it; null = it was taken back. */
export interface Correction {
  commentId: string;
  text: string | null;
  task: ToldTask;
}

const longestQuote = 200;

/** Comments that tell people something, besides being on the page. */
export const toldComments = ['comment.added', 'comment.added-to-draft', 'comment.edited', 'comment.edited-on-draft'] as const satisfies readonly (keyof CommentEvents)[];

/** Comments that make what was told before untrue. */
export const correctedComments = ['comment.edited', 'comment.edited-on-draft', 'comment.removed', 'comment.removed-from-draft'] as const satisfies readonly (keyof CommentEvents)[];

const quoteOf = ({ text, mentions }: CommentTold['comment']): string | null => {
  if (text === null) return null;
  const words = wordsOf(text, mentions);
  return words.length > longestQuote ? `${words.slice(0, longestQuote)}…` : words;
};

/** The last word of each comment among these events. */
export function correctionsOf(events: readonly LiveEvent[]): Correction[] {
  const last = new Map<string, Correction>();
  for (const { name, data } of events) {
    if (!(correctedComments as readonly string[]).includes(name)) continue;
    const { comment, task } = data as CommentTold;
    last.set(comment.id, { commentId: comment.id, text: quoteOf(comment), task });
  }
  return [...last.values()];
}

const isComment = (name: LiveEvent['name']): boolean => (toldComments as readonly string[]).includes(name);

/** @param event one of those the listener hears */
export function newsOf({ id, at, name, by, data }: LiveEvent): News[] {
  const base = { eventId: id, at, byId: by?.id ?? null, permission: eventAudience[name], named: [], watchersBut: null, commentId: null };
  const paramsOf = ({ code, title, dueAt }: ToldTask, text: string | null) => ({ code, title, dueAt, byName: by?.name ?? null, text });
  if (name === 'reminder.sent') {
    const { reminder, task } = data as ReminderEvents['reminder.sent'];
    // Of all coordinating units the part of one is no other's.
    const of = reminder.part ? { ...task, dueAt: reminder.part.dueAt, coordinatingOrgIds: [reminder.part.orgId] } : task;
    return [{ ...base, code: reminder.kind, parties: reminder.to, task: of, params: paramsOf(of, reminder.text) }];
  }
  if (isComment(name)) {
    const { comment, task, mentioned } = data as CommentTold;
    const said = { ...base, parties: [], task, params: paramsOf(task, quoteOf(comment)), commentId: comment.id };
    const toNamed: News = { ...said, code: 'mentioned', named: mentioned };
    // A correction is on the page for whoever reads it; it is no news but to whom it now names.
    return name.startsWith('comment.edited') ? [toNamed] : [toNamed, { ...said, code: 'commented', watchersBut: mentioned }];
  }
  if (!(name in noticeTable)) return [];
  const task = data as Task;
  const watchersBut = name === 'task.withdrawn' ? null : [];
  return [{ ...base, code: name as NoticeEvent, parties: noticeTable[name as NoticeEvent], watchersBut, task, params: paramsOf(task, null) }];
}

/** Whom it concerns and who may see it, but for whoever did it: they know. O(people × parties). */
export const peopleFor = ({ byId, parties, named, watchersBut, permission, task }: News, people: readonly Actor[], watchers: ReadonlySet<string>): Actor[] =>
  people.filter((person) =>
    person.id !== byId
    && (named.includes(person.id) || parties.some((party) => isParty(party, person, task)) || (watchersBut !== null && watchers.has(person.id) && !watchersBut.includes(person.id)))
    && permission !== 'addressee' && can(person.grants, 'task:read', taskPlace(task)) && can(person.grants, permission, taskPlace(task)));

/** As what a person is told: the first party it is for that they belong to; null = they follow the task or are named. */
export const partyOf = ({ parties, task }: News, person: Actor): TaskParty | null => parties.find((party) => isParty(party, person, task)) ?? null;

/** Among whom those are whom the news concern: in which offices, and in which roles whatever the office. One question for all of them. */
export const soughtFor = (news: readonly News[]): { orgIds: string[]; roles: Role[] } => ({
  orgIds: news.flatMap(({ task, parties }) => [
    task.leadOrgId, ...task.coordinatingOrgIds, ...(parties.includes('decider') && task.giverOrgId ? [task.giverOrgId] : []),
  ]),
  roles: roles.filter((role) => news.some(({ parties }) =>
    (role === 'leader' && parties.includes('leader')) || (parties.includes('reviewer') && rolePermissions[role].includes('task:review')))),
});
