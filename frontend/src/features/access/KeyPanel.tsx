import { Alert, Box, Button, Paper, Skeleton, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import type { IntegrationKey, User } from '@ioc/shared/access';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEditContext, useNotify } from 'ra-core';
import { useId, useState } from 'react';
import { http } from '#platform/api';
import { useT } from '#platform/i18n';
import { useLiveRecords, useNow } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { byUse } from './integrationKeys';
import { KeyCreate } from './KeyCreate';
import { KeyCards, KeyTable } from './KeyRows';

const keyEvents = ['user.key-created', 'user.key-revoked'] as const;

/** The keys of a service account, beneath its form; other accounts have none. */
export function UserKeys() {
  const { record } = useEditContext<User>();
  return record?.role === 'integrator' ? <KeyPanel user={record} /> : null;
}

export function KeyPanel({ user }: { user: Pick<User, 'id' | 'status'> }) {
  const t = useT();
  const titleId = useId();
  const [isMaking, setMaking] = useState(false);
  return (
    <Paper component="section" aria-labelledby={titleId} sx={{ p: 2, mt: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography id={titleId} variant="h6" component="h2">{t('access.key.title')}</Typography>
        <Button variant="outlined" onClick={() => setMaking(true)} aria-haspopup="dialog">{t('access.key.add')}</Button>
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1, maxWidth: 720 }}>{t('access.key.hint')}</Typography>
      {user.status === 'disabled' && <Alert severity="warning" sx={{ mb: 1 }}>{t('access.key.accountDisabled')}</Alert>}
      <Keys userId={user.id} />
      {isMaking && <KeyCreate userId={user.id} onClose={() => setMaking(false)} />}
    </Paper>
  );
}

function Keys({ userId }: { userId: string }) {
  const t = useT();
  const now = useNow(60_000);
  const notify = useNotify();
  const queryClient = useQueryClient();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  useLiveRecords('users', keyEvents);
  const queryKey = ['users', 'keys', userId];
  const { data, error, isPending, refetch } = useQuery({
    queryKey, queryFn: ({ signal }) => http<IntegrationKey[]>('GET', `/users/${userId}/keys`, { signal }),
  });
  if (isPending) return <Skeleton variant="rounded" height={96} />;
  if (error) return <Failure error={error} title={t('access.key.loadFailed')} onRetry={() => void refetch()} />;
  if (data.length === 0) return <Empty title={t('access.key.none')} text={t('access.key.noneHint')} />;
  const revoke = async (key: IntegrationKey): Promise<void> => {
    await http<undefined>('DELETE', `/users/${userId}/keys/${key.id}`);
    notify(t('access.key.revoked'), { type: 'success' });
    await queryClient.invalidateQueries({ queryKey });
  };
  const Rows = isPhone ? KeyCards : KeyTable;
  return <Rows keys={byUse(data, now)} now={now} onRevoke={revoke} />;
}
