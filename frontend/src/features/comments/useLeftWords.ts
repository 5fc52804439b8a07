import { useT } from '#platform/i18n';
import type { CommentDraft } from './useCommentDraft';

const saidBelow = 200;

/** How much room is left, once that matters; null before. */
export function useLeftWords(): (draft: Pick<CommentDraft, 'left'>) => string | null {
  const t = useT();
  return ({ left }) => {
    if (left < 0) return t('comments.over', { smart_count: -left });
    return left < saidBelow ? t('comments.left', { smart_count: left }) : null;
  };
}
