import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { TaskComment } from '@ioc/shared/comments';
import { http } from '#platform/api';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { MentionField } from './MentionField';
import { useCommentDraft } from './useCommentDraft';
import { useLeftWords } from './useLeftWords';

interface CommentEditProps {
  comment: TaskComment & { text: string };
  onClose: () => void;
  onChanged: () => void;
}

/** A correction of one's own comment, upon the version that was read. */
export function CommentEdit({ comment, onClose, onChanged }: CommentEditProps) {
  const t = useT();
  const [base] = useState(comment);
  const draft = useCommentDraft(`comment.${base.id}.edit`, base);
  const leftWords = useLeftWords();
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const isReady = draft.wire !== '' && draft.left >= 0;

  async function save(): Promise<void> {
    setPending(true);
    setRefusal(null);
    try {
      if (draft.wire !== base.text) await http<TaskComment>('PATCH', `/tasks/${base.taskId}/comments/${base.id}`, { body: { text: draft.wire }, version: base.version });
      draft.drop();
      onChanged();
      onClose();
    } catch (error) {
      setRefusal(error);
      setPending(false);
    }
  }

  return (
    <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); if (isReady && !isPending) void save(); }} sx={{ display: 'grid', gap: 1, mt: 1 }}>
      <MentionField taskId={base.taskId} draft={draft} label={t('comments.said')} helperText={leftWords(draft) ?? t('comments.hint')} autoFocus />
      {refusal !== null && <Failure error={refusal} />}
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
        <Button size="small" onClick={() => { draft.drop(); onClose(); }}>{t('comments.cancel')}</Button>
        <Button size="small" type="submit" variant="contained" disabled={isPending || !isReady}>{t('comments.save')}</Button>
      </Box>
    </Box>
  );
}
