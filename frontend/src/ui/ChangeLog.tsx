import { Box, Button, Skeleton, Typography } from '@mui/material';
import type { ChangeLog as Log, FieldChange, RecordChange } from '@ioc/shared/changes';
import { useInfiniteQuery } from '@tanstack/react-query';
import { http } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { Empty } from './Empty';
import { Failure } from './Failure';
import { Timeline } from './Timeline';

const perPage = 25;

/** A field in the reader's words; `null` where nothing was said. A list tells what came to it and what left it. */
export interface ChangeWords {
  label: string;
  /** Left out where only `to` says anything. */
  from?: string | readonly string[] | null;
  to: string | readonly string[] | null;
}

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
          key: String(change.seq), at: change.at, title: titleOf(change), by: change.byName ?? t('ui.changes.system'), details: <Fields change={change} wordsOf={wordsOf} />,
        }))}
      />
      {hasNextPage && <Button sx={{ mt: 1 }} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('ui.changes.older')}</Button>}
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mt: 2 }}>{reach}</Typography>
    </>
  );
}

function Fields({ change, wordsOf }: { change: RecordChange; wordsOf: ChangeLogProps['wordsOf'] }) {
  const t = useT();
  if (change.changes === null) return <Note text={t('ui.changes.unknown')} />;
  return (
    <>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: { sm: 'minmax(110px, 170px) minmax(0, 1fr)' }, columnGap: 1.5, rowGap: { xs: 0, sm: 0.25 } }}>
        {change.changes.map((one) => {
          const { label, from, to } = wordsOf(one);
          return (
            <Box key={one.field} sx={{ display: 'contents' }}>
              <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>{label}</Typography>
              <Typography component="dd" variant="body2" sx={{ m: 0, mb: { xs: 0.5, sm: 0 }, overflowWrap: 'anywhere' }}>
                <Values from={from} to={to} isFromWithheld={change.isFromWithheld} />
              </Typography>
            </Box>
          );
        })}
      </Box>
      {change.isFromWithheld && <Note text={t('ui.changes.withheld')} />}
    </>
  );
}

const Note = ({ text }: { text: string }) => <Typography variant="body2" sx={{ color: 'text.secondary' }}>{text}</Typography>;

function Values({ from, to, isFromWithheld }: Omit<ChangeWords, 'label'> & { isFromWithheld: boolean }) {
  const t = useT();
  const said = (value: ChangeWords['to']) => (typeof value === 'string' ? value : (value?.join(', ') ?? t('ui.changes.blank')));
  if (from === undefined || isFromWithheld) return said(to);
  if (Array.isArray(from) || Array.isArray(to)) return <ListChange before={listOf(from)} after={listOf(to)} />;
  return <><Box component="span" sx={{ color: 'text.secondary' }}>{said(from)}</Box> → {said(to)}</>;
}

const listOf = (value: ChangeWords['to']): readonly string[] => (typeof value === 'string' ? [value] : (value ?? []));

function ListChange({ before, after }: { before: readonly string[]; after: readonly string[] }) {
  const t = useT();
  const added = after.filter((one) => !before.includes(one));
  const left = before.filter((one) => !after.includes(one));
  const parts = [added.length > 0 && t('ui.changes.added', { list: added.join(', ') }), left.length > 0 && t('ui.changes.left', { list: left.join(', ') })];
  return parts.filter(Boolean).join('; ') || t('ui.changes.replaced');
}
