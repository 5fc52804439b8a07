import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { TaskComment } from '@ioc/shared/comments';
import { taskPlace, type Task } from '@ioc/shared/tasks';
import { freshKey, http, onceHeaders, useCan } from '#platform/api';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { MentionField } from './MentionField';
import { useCommentDraft } from './useCommentDraft';
import { useLeftWords } from './useLeftWords';

interface CommentFormProps {
  task: Task;
  /** It was sent and stands in the timeline. */
  onSaid: () => void;
}

/** Where a comment is written. What is typed outlives a refusal, a lost line and a closed tab. */
export function CommentForm({ task, onSaid }: CommentFormProps) {
  const t = useT();
  const mayComment = useCan('task:comment', taskPlace(task));
  const draft = useCommentDraft(`comment.${task.id}`);
  const leftWords = useLeftWords();
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  /** The same words sent again after a lost answer are the same comment. */
  const [deed, setDeed] = useState({ wire: '', key: freshKey() });
  if (!mayComment) return null;
  const isReady = draft.wire !== '' && draft.left >= 0;

  async function send(): Promise<void> {
    const { key } = deed.wire === draft.wire ? deed : { key: freshKey() };
    setDeed({ wire: draft.wire, key });
    setPending(true);
    setRefusal(null);
    try {
      await http<TaskComment>('POST', `/tasks/${task.id}/comments`, { body: { text: draft.wire }, headers: onceHeaders(key) });
      setDeed({ wire: '', key: freshKey() });
      draft.drop();
      onSaid();
    } catch (error) {
      setRefusal(error);
    } finally {
      setPending(false);
    }
  }

  return (
    <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); if (isReady && !isPending) void send(); }} sx={{ display: 'grid', gap: 1, mb: 2 }}>
      <MentionField taskId={task.id} draft={draft} label={t('comments.write')} helperText={leftWords(draft) ?? t(draft.isKept ? 'comments.kept' : 'comments.hint')} />
      {refusal !== null && <Failure error={refusal} />}
      {/* As long as nothing is written there is nothing to press. */}
      {draft.isKept && <Button type="submit" variant="contained" size="small" disabled={isPending || !isReady} sx={{ justifySelf: 'end', minHeight: { xs: 44, md: 0 } }}>{t('comments.send')}</Button>}
    </Box>
  );
}
