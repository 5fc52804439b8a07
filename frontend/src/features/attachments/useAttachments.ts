import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Attachment } from '@ioc/shared/attachments';
import type { Task } from '@ioc/shared/tasks';
import { http } from '#platform/api';

/** The files of a task. Its version is part of the question: every step anyone takes asks again. Where nobody needs them, `enabled` spares it. */
export function useAttachments({ id, version }: Pick<Task, 'id' | 'version'>, enabled = true): UseQueryResult<Attachment[]> {
  return useQuery({
    queryKey: ['attachments', id, version],
    queryFn: ({ signal }) => http<Attachment[]>('GET', `/tasks/${id}/attachments`, { signal }),
    enabled,
    placeholderData: (old) => old,
  });
}
