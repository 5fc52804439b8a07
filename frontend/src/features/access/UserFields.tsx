import { Box, Paper, Typography } from '@mui/material';
import { roleNames } from '@ioc/shared/access';
import { AutocompleteInput, PasswordInput, ReferenceInput, SelectInput, TextInput } from 'ra-ui-materialui';
import { useId, type ReactNode } from 'react';
import { useT } from '#platform/i18n';
import { WordsInput } from '#ui/WordsSelect';
import { ScopeInputs } from './ScopeInputs';
import { useUserStatuses } from './useUserStatuses';

function Part({ title, children }: { title: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <Paper component="section" aria-labelledby={titleId} sx={{ p: 2, flex: '1 1 320px', minWidth: 0 }}>
      <Typography id={titleId} variant="h6" component="h2" sx={{ mb: 1 }}>{title}</Typography>
      {children}
    </Paper>
  );
}

const languages = [{ id: 'vi', name: 'Tiếng Việt' }, { id: 'en', name: 'English' }];

export function UserFields({ isNew }: { isNew: boolean }) {
  const t = useT();
  const statuses = useUserStatuses();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, width: '100%', alignItems: 'flex-start' }}>
      <Part title={t('access.account')}>
        {isNew && (
          <TextInput source="username" label={t('access.field.username')} helperText={t('access.field.usernameHint')} isRequired autoComplete="off" />
        )}
        <TextInput source="fullName" label={t('access.field.fullName')} isRequired />
        <TextInput source="phone" label={t('access.field.phone')} type="tel" />
        <TextInput source="email" label={t('access.field.email')} type="email" />
        <ReferenceInput source="orgId" reference="organisations" sort={{ field: 'name', order: 'ASC' }}>
          <AutocompleteInput label={t('access.field.org')} optionText="name" filterToQuery={(q: string) => ({ q })} />
        </ReferenceInput>
        <TextInput source="position" label={t('access.field.position')} />
        <SelectInput source="locale" label={t('access.field.locale')} choices={languages} translateChoice={false} defaultValue="vi" isRequired />
        <PasswordInput
          source="password" autoComplete="new-password" isRequired={isNew}
          label={t(isNew ? 'access.field.password' : 'access.field.newPassword')}
          helperText={t(isNew ? 'access.field.passwordHint' : 'access.field.newPasswordHint')}
        />
      </Part>
      <Part title={t('access.rights')}>
        {!isNew && <WordsInput source="status" label={t('access.field.status')} words={statuses} isRequired />}
        <WordsInput source="role" label={t('access.field.role')} words={roleNames} isRequired />
        <ScopeInputs />
      </Part>
    </Box>
  );
}
