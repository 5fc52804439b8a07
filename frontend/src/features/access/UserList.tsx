import PersonAdd from '@mui/icons-material/PersonAddOutlined';
import { Button, Link as TextLink, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { roleNames, type User } from '@ioc/shared/access';
import { useListContext } from 'ra-core';
import { DataTable, List, SearchInput, TopToolbar } from 'ra-ui-materialui';
import { Link } from 'react-router-dom';
import { useCan } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { denseRows, frameless, listToolbar, oneLine, wideOneLine } from '#ui/listLook';
import { RecordCards } from '#ui/RecordCards';
import { StatusChip } from '#ui/StatusChip';
import { WordsInput } from '#ui/WordsSelect';
import { ScopeText } from './ScopeText';
import { useUserStatuses } from './useUserStatuses';

const userEvents = ['user.created', 'user.updated'] as const;

function UserActions() {
  const t = useT();
  const canWrite = useCan('user:write');
  return (
    <TopToolbar sx={listToolbar}>
      {canWrite && <Button component={Link} to="/users/create" variant="contained" startIcon={<PersonAdd />}>{t('access.add')}</Button>}
    </TopToolbar>
  );
}

function NoUsers() {
  const t = useT();
  const { filterValues, error, refetch } = useListContext<User>();
  if (error) return <Failure error={error} title={t('access.loadFailed')} onRetry={() => void refetch()} />;
  return <Empty title={t(Object.keys(filterValues as object).length > 0 ? 'access.noneFound' : 'access.none')} />;
}

function UserTable() {
  const t = useT();
  const words = useWords();
  const { dateTime } = useFormats();
  const statuses = useUserStatuses();
  const canWrite = useCan('user:write');
  return (
    <DataTable<User> size="small" bulkActionButtons={false} rowClick={canWrite ? 'edit' : 'show'} empty={<NoUsers />} sx={denseRows}>
      <DataTable.Col<User> source="username" label={t('access.field.username')} sx={oneLine} />
      <DataTable.Col<User> source="fullName" label={t('access.field.fullName')} sx={oneLine} />
      <DataTable.Col<User> source="role" label={t('access.field.role')} sx={oneLine} render={(user) => words(roleNames[user.role])} />
      <DataTable.Col<User> source="orgName" label={t('access.field.org')} disableSort />
      <DataTable.Col<User> label={t('access.field.scope')} render={(user) => <ScopeText scope={user.scope} />} />
      <DataTable.Col<User>
        source="status" label={t('access.field.status')}
        render={(user) => <StatusChip tone={user.status === 'active' ? 'good' : 'quiet'} label={words(statuses[user.status])} />}
      />
      <DataTable.Col<User>
        source="lastSignInAt" label={t('access.field.lastSignIn')} sx={wideOneLine}
        render={(user) => (user.lastSignInAt ? dateTime(user.lastSignInAt) : t('access.never'))}
      />
    </DataTable>
  );
}

function UserCard({ user }: { user: User }) {
  const words = useWords();
  const statuses = useUserStatuses();
  const canWrite = useCan('user:write');
  return (
    <>
      <TextLink component={Link} to={`/users/${user.id}${canWrite ? '' : '/show'}`} color="text.primary" underline="hover" sx={{ fontWeight: 600 }}>{user.fullName}</TextLink>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>{[user.username, words(roleNames[user.role]), user.orgName].filter(Boolean).join(' · ')}</Typography>
      <div><StatusChip tone={user.status === 'active' ? 'good' : 'quiet'} label={words(statuses[user.status])} /></div>
    </>
  );
}

export function UserList() {
  const t = useT();
  const statuses = useUserStatuses();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  useLiveRecords('users', userEvents);
  return (
    <List
      resource="users" sx={frameless} perPage={25} sort={{ field: 'username', order: 'ASC' }} empty={false} exporter={false} actions={<UserActions />}
      filters={[
        <SearchInput key="q" source="q" alwaysOn placeholder={t('access.search')} slotProps={{ htmlInput: { 'aria-label': t('access.search') } }} />,
        <WordsInput key="role" source="role" label={t('access.field.role')} words={roleNames} alwaysOn />,
        <WordsInput key="status" source="status" label={t('access.field.status')} words={statuses} alwaysOn />,
      ]}
    >
      {isPhone ? <RecordCards<User> card={(user) => <UserCard user={user} />} none={<NoUsers />} /> : <UserTable />}
    </List>
  );
}
