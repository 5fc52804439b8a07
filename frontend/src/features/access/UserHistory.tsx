import { Paper, Typography } from '@mui/material';
import { roleNames, type Role, type User } from '@ioc/shared/access';
import type { ChangeValue, FieldChange, RecordChange } from '@ioc/shared/changes';
import type { EventName } from '@ioc/shared/events';
import { useQueryClient } from '@tanstack/react-query';
import { useRecordContext } from 'ra-core';
import { useEffect, useId } from 'react';
import { useT, useWords } from '#platform/i18n';
import { onEvents, refreshLists } from '#platform/live';
import { ChangeLog } from '#ui/ChangeLog';
import type { ChangeWords } from '#ui/FieldChanges';

const titles: Partial<Record<EventName, string>> = {
  'user.created': 'created', 'user.updated': 'updated', 'user.password-changed': 'ownPassword', 'user.key-created': 'keyCreated', 'user.key-revoked': 'keyRevoked',
};

const labels: Readonly<Record<string, string>> = {
  fullName: 'field.fullName', phone: 'field.phone', email: 'field.email', orgName: 'field.org', position: 'field.position', role: 'field.role', status: 'field.status', locale: 'field.locale',
  password: 'field.password', 'scope.everywhere': 'scope.everywhere', 'scope.units': 'scope.units', 'scope.orgs': 'scope.orgs', 'scope.sectors': 'scope.sectors', key: 'key.name',
};

const isRole = (value: ChangeValue): value is Role => typeof value === 'string' && value in roleNames;

/** What happened to an account, beneath its form: the form itself is left alone, whatever others do meanwhile. */
export function UserHistory() {
  const t = useT();
  const titleId = useId();
  const user = useRecordContext<User>();
  useLiveHistory();
  const wordsOf = useChangeWords();
  if (!user) return null;
  const titleOf = ({ name }: RecordChange): string => t(`access.edited.${titles[name] ?? 'updated'}`);
  return (
    <Paper component="section" aria-labelledby={titleId} sx={{ p: 2, mt: 1.5 }}>
      <Typography id={titleId} variant="h6" component="h2" sx={{ mb: 1 }}>{t('ui.changes.title')}</Typography>
      <ChangeLog resource="users" id={user.id} titleOf={titleOf} wordsOf={wordsOf} />
    </Paper>
  );
}

function useLiveHistory(): void {
  const queryClient = useQueryClient();
  useEffect(() => onEvents((events) => {
    if (events.some(({ name }) => name in titles)) refreshLists(queryClient, 'users');
  }), [queryClient]);
}

function useChangeWords(): (change: FieldChange) => ChangeWords {
  const t = useT();
  const words = useWords();
  const valueOf = (field: string, value: ChangeValue): ChangeWords['to'] => {
    if (value === null) return null;
    if (typeof value === 'object') return value.map(String);
    if (field === 'role' && isRole(value)) return words(roleNames[value]);
    if (field === 'status') return t(`access.status.${String(value)}`);
    if (field === 'scope.everywhere') return t(value === true ? 'access.on' : 'access.off');
    if (field === 'locale') return value === 'vi' ? 'Tiếng Việt' : 'English';
    return String(value);
  };
  return ({ field, from, to }) => {
    const label = t(`access.${labels[field] ?? 'field.username'}`);
    if (field === 'password') return { label, to: t('access.newPassword') };
    if (field === 'key') return { label, to: valueOf(field, to ?? from) };
    return { label, from: valueOf(field, from), to: valueOf(field, to) };
  };
}
