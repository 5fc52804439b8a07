import { Button, Skeleton, Typography } from '@mui/material';
import type { ChangeLog as Log, FieldChange, RecordChange } from '@ioc/shared/changes';
import { useInfiniteQuery } from '@tanstack/react-query';
import { http } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { Empty } from './Empty';
import { Failure } from './Failure';
import { FieldChanges, type ChangeWords } from './FieldChanges';
import { Timeline } from './Timeline';

const perPage = 25;

export interface ChangeLogProps {
  /** Of react-admin, so that what refreshes its records refreshes their history. */
  resource: string;
  id: string;
  titleOf: (change: RecordChange) => string;
  wordsOf: (change: FieldChange) => ChangeWords;
}

/** Who changed what of a record, newest first, and from when on that is known. */
export function ChangeLog({ resource, id, titleOf, wordsOf }: ChangeLogProps) {
  const t = useT();
  const { dateTime } = useFormats();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [resource, 'changes', id],
    queryFn: ({ signal, pageParam }) => http<Log>('GET', `/${resource}/${id}/changes`, { signal, query: { page: pageParam, perPage } }),
    initialPageParam: 1,
    getNextPageParam: ({ total }, _pages, page) => (page * perPage < total ? page + 1 : undefined),
  });
  if (isPending) return <Skeleton variant="rounded" height={120} />;
  if (error) return <Failure error={error} title={t('ui.changes.loadFailed')} onRetry={() => void refetch()} />;
  // An edit made meanwhile moves the last row of a page to the next one: shown once all the same.
  const shown = [...new Map(data.pages.flatMap((page) => page.data).map((change) => [change.seq, change])).values()];
  const since = data.pages[0]?.since ?? null;
  const reach = since === null ? t('ui.changes.reachNothing') : t('ui.changes.reach', { time: dateTime(since) });
  if (shown.length === 0) return <Empty title={t('ui.changes.none')} text={reach} />;
  return (
    <>
      <Timeline
        items={shown.map((change) => ({
          key: String(change.seq), at: change.at, title: titleOf(change), by: change.byName ?? t('ui.changes.system'), details: <FieldChanges changes={change.changes} isFromWithheld={change.isFromWithheld} wordsOf={wordsOf} />,
        }))}
      />
      {hasNextPage && <Button sx={{ mt: 1 }} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('ui.changes.older')}</Button>}
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mt: 2 }}>{reach}</Typography>
    </>
  );
}
