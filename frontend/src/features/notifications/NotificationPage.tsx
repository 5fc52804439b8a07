import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Pagination from '@mui/material/Pagination';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useGetList } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { Link, useSearchParams } from 'react-router-dom';
import type { Notification } from '@ioc/shared/notifications';
import { useT } from '#platform/i18n';
import { onEvents, refreshLists, useNow } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { NotificationRow } from './NotificationRow';
import { useRead } from './useRead';

const perPage = 25;
const newest = { field: 'at', order: 'DESC' } as const;

function useLiveList(): void {
  const queryClient = useQueryClient();
  useEffect(() => onEvents((events) => {
    if (events.some(({ name }) => name.startsWith('notification.'))) refreshLists(queryClient, 'notifications');
  }), [queryClient]);
}

/** All that this person was told, page by page; which page and whether only the unread is in the address. */
export function NotificationPage() {
  const t = useT();
  const now = useNow();
  const [search, setSearch] = useSearchParams();
  const [page, isUnreadOnly] = [Math.max(1, Number(search.get('page')) || 1), search.get('unread') === 'true'];
  const go = (next: number, unread: boolean) => setSearch({ ...(next > 1 ? { page: String(next) } : {}), ...(unread ? { unread: 'true' } : {}) }, { replace: true });
  useLiveList();
  const { readOne, readAll, refusal } = useRead();
  const { data = [], total = 0, isPending, error, refetch } = useGetList<Notification>('notifications', {
    pagination: { page, perPage }, sort: newest, filter: isUnreadOnly ? { unread: true } : {},
  });
  return (
    <Box sx={{ maxWidth: 860, width: '100%', mx: 'auto' }}>
      <Title title={t('notifications.name')} preferenceKey={false} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
        <FormControlLabel
          control={<Checkbox size="small" checked={isUnreadOnly} onChange={(_, only) => go(1, only)} />} label={t('notifications.unreadOnly')} sx={{ flex: 1 }}
          slotProps={{ typography: { variant: 'body2' } }}
        />
        <Button component={Link} to="/notifications/settings">{t('notifications.settings')}</Button>
        <Button onClick={() => readAll(data)} disabled={!data.some(({ readAt }) => readAt === null)}>{t('notifications.readAll')}</Button>
      </Box>
      {error && <Failure error={error} title={t('notifications.loadFailed')} onRetry={() => void refetch()} />}
      {refusal && <Failure error={refusal} />}
      {isPending && <Skeleton variant="rounded" height={320} />}
      {!isPending && !error && (
        <Paper variant="outlined">
          {data.length === 0
            ? <Empty title={t('notifications.none')} text={t('notifications.noneHint')} />
            : (
              <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
                {data.map((one) => <NotificationRow key={one.id} notification={one} now={now} onRead={readOne} onGo={() => readOne(one)} />)}
              </Box>
            )}
        </Paper>
      )}
      {total > perPage && (
        <Pagination page={page} count={Math.ceil(total / perPage)} onChange={(_, next) => go(next, isUnreadOnly)} sx={{ mt: 1.5, display: 'flex', justifyContent: 'center' }} />
      )}
    </Box>
  );
}
