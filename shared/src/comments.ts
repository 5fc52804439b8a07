/**
 * What people say to each other about a task ("ý kiến"). A comment is text and nothing else; whoever is named in it
 * ("nhắc đến") stands there by id and is shown by name. It is heard by exactly those who may see the task.
 */
import { can, type Actor, type Permission } from './access.js';
import type { ToldTask } from './task-parties.js';
import { isPrepared, taskPlace, type RuledTask, type Task } from './tasks.js';
import { minutes } from './time.js';

export const longestComment = 4_000;
/** A slip of the keyboard is put right at once; later a second comment says it. */
export const editCommentWithinMinutes = 15;
export const mostMentioned = 20;

export interface Mention {
  id: string;
  name: string;
}

export interface TaskComment {
  id: string;
  taskId: string;
  at: string;
  byId: string;
  byName: string;
  orgName: string | null;
  /** `<@id>` stands where somebody is mentioned. Null once it was removed: that it was there stays. */
  text: string | null;
  mentions: Mention[];
  editedAt: string | null;
  removedAt: string | null;
  version: number;
}

/** Somebody who may be mentioned in a comment on a task. */
export interface TaskPerson extends Mention {
  orgName: string | null;
}

/** A comment, the task as far as it decides who is told, and who is mentioned that was not before. */
export interface CommentTold {
  comment: TaskComment;
  task: ToldTask;
  mentioned: string[];
}

/** What is said about work that is only prepared is for those who prepare it. */
export const commentAudience = {
  'comment.added': 'task:read',
  'comment.edited': 'task:read',
  'comment.removed': 'task:read',
  'comment.added-to-draft': 'task:assign',
  'comment.edited-on-draft': 'task:assign',
  'comment.removed-from-draft': 'task:assign',
} as const satisfies Record<string, Permission>;
export type CommentEvents = Record<keyof typeof commentAudience, CommentTold>;

export const commentEvent = (done: 'added' | 'edited' | 'removed', { state }: Pick<Task, 'state'>): keyof CommentEvents => {
  if (!isPrepared(state)) return `comment.${done}`;
  return ({ added: 'comment.added-to-draft', edited: 'comment.edited-on-draft', removed: 'comment.removed-from-draft' } as const)[done];
};

export const commentProblems = {
  'comment.not-found': 404,
  'comment.not-yours': 403,
  'comment.removed-already': 409,
  'comment.edit-too-late': 409,
  'comment.not-mentionable': 422,
} as const;

/** Whether this task exists for this person. The SQL twin is `taskScope` in the backend. */
export const maySeeTask = (task: Pick<RuledTask, 'state' | 'leadOrgId' | 'coordinatingOrgIds' | 'unitId' | 'sectorCode'>, { grants }: Pick<Actor, 'grants'>): boolean =>
  can(grants, 'task:read', taskPlace(task)) && (!isPrepared(task.state) || can(grants, 'task:assign', taskPlace(task)));

export type CommentRefusal = Extract<keyof typeof commentProblems, 'comment.not-yours' | 'comment.removed-already' | 'comment.edit-too-late'>;

/** Why this person may not change this comment any more; null = they may. The buttons and the service both ask here. */
export function refuseComment(change: 'edit' | 'remove', { byId, at, removedAt }: Pick<TaskComment, 'byId' | 'at' | 'removedAt'>, who: Pick<Actor, 'id'>, now: Date): CommentRefusal | null {
  if (byId !== who.id) return 'comment.not-yours';
  if (removedAt !== null) return 'comment.removed-already';
  return change === 'edit' && now.getTime() > Date.parse(at) + minutes(editCommentWithinMinutes) ? 'comment.edit-too-late' : null;
}

const token = /<@([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})>/g;

/** Everybody a text mentions, once each, in the order in which they stand there. */
export const mentionedIn = (text: string): string[] => [...new Set([...text.matchAll(token)].map(([, id]) => id ?? ''))];

export type CommentPiece = { text: string } | { mention: Mention };

/** The text in pieces, so that a screen writes names and text, and never markup. A person nobody knows any more is left as "@?". */
export function piecesOf(text: string, mentions: readonly Mention[]): CommentPiece[] {
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  // Splitting at a group keeps what the group held: text and ids take turns.
  return text.split(token).flatMap((part, index): CommentPiece[] => {
    if (index % 2 === 1) return [{ mention: byId.get(part) ?? { id: part, name: '?' } }];
    return part === '' ? [] : [{ text: part }];
  });
}

/** As one line of plain words, for a notification. */
export const wordsOf = (text: string, mentions: readonly Mention[]): string =>
  piecesOf(text, mentions).map((piece) => ('text' in piece ? piece.text : `@${piece.mention.name}`)).join('');
