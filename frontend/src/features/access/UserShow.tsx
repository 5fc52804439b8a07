import { Box, Paper, Skeleton, Typography } from '@mui/material';
import { roleNames, type User } from '@ioc/shared/access';
import { RecordContextProvider, useGetOne } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { useParams } from 'react-router-dom';
import { useT, useWords } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';
import { Failure } from '#ui/Failure';
import { StatusChip } from '#ui/StatusChip';
import { ScopeText } from './ScopeText';
import { UserHistory } from './UserHistory';
import { useUserStatuses } from './useUserStatuses';

const userEvents = ['user.updated'] as const;

/** A person for whoever may look at users without changing them: who they are, what they may do where, and who gave it to them. */
export function UserShow() {
  const t = useT();
  const words = useWords();
  const statuses = useUserStatuses();
  const { id = '' } = useParams();
  useLiveRecords('users', userEvents);
  const { data: user, error, refetch } = useGetOne<User>('users', { id });
  if (error) return <Failure error={error} title={t('access.loadFailed')} onRetry={() => void refetch()} />;
  if (!user) return <Skeleton variant="rounded" height={160} />;
  return (
    <RecordContextProvider value={user}>
      <Title title={`${user.fullName} (${user.username})`} preferenceKey={false} />
      <Paper sx={{ p: 2, display: 'grid', gap: 0.5, justifyItems: 'start' }}>
        <Typography variant="h5" component="h2">{user.fullName}</Typography>
        <Typography sx={{ color: 'text.secondary' }}>{[user.username, user.position, user.orgName].filter(Boolean).join(' · ')}</Typography>
        <Box>{words(roleNames[user.role])} · <ScopeText scope={user.scope} /></Box>
        <StatusChip tone={user.status === 'active' ? 'good' : 'quiet'} label={words(statuses[user.status])} />
      </Paper>
      <UserHistory />
    </RecordContextProvider>
  );
}
