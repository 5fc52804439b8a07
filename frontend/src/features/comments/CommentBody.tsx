import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { piecesOf, refuseComment, type TaskComment } from '@ioc/shared/comments';
import { http, useMe } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { useNow } from '#platform/live';
import { ConfirmButton } from '#ui/ConfirmButton';
import { CommentEdit } from './CommentEdit';

interface CommentBodyProps {
  comment: TaskComment;
  onChanged: () => void;
}

/** The words of a comment, as text; to its author, what may still be done with it. */
export function CommentBody({ comment, onChanged }: CommentBodyProps) {
  const t = useT();
  const me = useMe();
  const now = useNow();
  const { dateTime } = useFormats();
  const [isEditing, setEditing] = useState(false);
  const { id, taskId, at, text, mentions, editedAt, removedAt } = comment;
  if (text === null) return <Typography variant="body2" color="textSecondary" sx={{ fontStyle: 'italic' }}>{t('comments.removed', { time: dateTime(removedAt ?? at) })}</Typography>;
  // A form that is open stays open when its time is over: the server says so, and nothing typed is taken away.
  if (isEditing) {
    return <CommentEdit comment={{ ...comment, text }} onClose={() => setEditing(false)} onChanged={onChanged} />;
  }
  const may = (change: 'edit' | 'remove') => me !== null && refuseComment(change, comment, me, now) === null;
  const remove = async () => {
    await http<TaskComment>('DELETE', `/tasks/${taskId}/comments/${id}`);
    onChanged();
  };
  const small = { minWidth: 0, minHeight: { xs: 44, md: 0 }, px: 1, ml: -1, mr: 1 } as const;
  return (
    <>
      <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {piecesOf(text, mentions).map((piece, index) => ('text' in piece
          ? piece.text
          : <Box component="span" key={index} sx={{ fontWeight: 600, color: 'primary.main' }}>@{piece.mention.name}</Box>))}
        {editedAt && <Typography component="span" variant="caption" color="textSecondary"> ({t('comments.edited', { time: dateTime(editedAt) })})</Typography>}
      </Typography>
      {may('edit') && <Button size="small" sx={small} aria-label={t('comments.editNamed', { time: dateTime(at) })} onClick={() => setEditing(true)}>{t('comments.edit')}</Button>}
      {may('remove') && (
        <ConfirmButton
          size="small" sx={small} label={t('comments.remove')} aria-label={t('comments.removeNamed', { time: dateTime(at) })} question={t('comments.removeQuestion')}
          explanation={t('comments.removeHint')} confirmLabel={t('comments.remove')} onConfirm={remove}
        />
      )}
    </>
  );
}
