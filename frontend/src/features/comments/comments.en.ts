import type { Same } from '#platform/i18n';
import type { commentsVi } from './comments.vi';

export const commentsEn: Same<typeof commentsVi> = {
  comments: {
    said: 'Comment',
    write: 'Write a comment',
    hint: 'Type @ to mention somebody who may see this task.',
    kept: 'What you write is kept on this machine until it is sent.',
    left: '%{smart_count} characters left',
    over: '%{smart_count} characters too long',
    send: 'Send comment',
    edit: 'Edit',
    editNamed: 'Edit the comment of %{time}',
    save: 'Save',
    cancel: 'Cancel',
    remove: 'Remove',
    removeNamed: 'Remove the comment of %{time}',
    removeQuestion: 'Remove this comment?',
    removeHint: 'Everybody still sees that a comment was removed. It cannot be brought back.',
    edited: 'edited %{time}',
    removed: 'The comment was removed on %{time}.',
    people: 'People you may mention',
    nobody: 'Nobody like that may see this task',
  },
};
