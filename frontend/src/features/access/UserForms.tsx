import { Alert, Box, Button } from '@mui/material';
import type { User } from '@ioc/shared/access';
import { useEditContext, useNotify, useRedirect, useRefresh } from 'ra-core';
import { Create, Edit, SaveButton, SimpleForm, Toolbar } from 'ra-ui-materialui';
import { useState } from 'react';
import { freshKey, isProblem } from '#platform/api';
import { useT } from '#platform/i18n';
import { UserKeys } from './KeyPanel';
import { UserFields } from './UserFields';
import { UserHistory } from './UserHistory';
import { creation, edition, userProblems } from './userForm';

/** On a phone react-admin would lay it over the bar at the bottom. */
const inPlace = { '&.RaToolbar-mobileToolbar': { position: 'static', boxShadow: 'none' } } as const;
/** Long names in a field must not make the page wider than a phone. */
const narrow = { '& .RaEdit-card, & .RaCreate-card': { minWidth: 0 } } as const;
const SaveOnly = () => <Toolbar sx={inPlace}><SaveButton alwaysEnable /></Toolbar>;

export function UserCreate() {
  const t = useT();
  const notify = useNotify();
  const redirect = useRedirect();
  const [idempotencyKey] = useState(freshKey);
  return (
    <Create
      resource="users" title={t('access.add')} transform={creation} component="div" sx={narrow}
      mutationOptions={{
        meta: { idempotencyKey },
        onSuccess: () => {
          notify(t('access.created'), { type: 'success' });
          redirect('list', 'users');
        },
      }}
    >
      <SimpleForm toolbar={<SaveOnly />} validate={(values) => userProblems(values, t)} defaultValues={{ scope: { everywhere: false } }} component={Box}>
        <UserFields isNew />
      </SimpleForm>
    </Create>
  );
}

function EditTitle() {
  const { record } = useEditContext<User>();
  return <span>{record ? `${record.fullName} (${record.username})` : ''}</span>;
}

function StaleNotice({ onReload }: { onReload: () => void }) {
  const t = useT();
  return (
    <Alert severity="warning" sx={{ mb: 1 }} action={<Button color="inherit" onClick={onReload}>{t('access.reload')}</Button>}>
      {t('access.stale')}
    </Alert>
  );
}

export function UserEdit() {
  const t = useT();
  const notify = useNotify();
  const redirect = useRedirect();
  const refresh = useRefresh();
  const [isStale, setStale] = useState(false);
  return (
    <Edit
      resource="users" mutationMode="pessimistic" title={<EditTitle />} actions={false} component="div" sx={narrow}
      transform={edition}
      mutationOptions={{
        onSuccess: () => {
          notify(t('access.saved'), { type: 'success' });
          redirect('list', 'users');
        },
        onError: (error) => {
          if (isProblem(error, 'request.version-stale')) setStale(true);
          else notify(error instanceof Error ? error.message : String(error), { type: 'error' });
        },
      }}
    >
      {isStale && (
        <StaleNotice
          onReload={() => {
            setStale(false);
            refresh();
          }}
        />
      )}
      <SimpleForm toolbar={<SaveOnly />} validate={(values) => userProblems(values, t)} component={Box}>
        <UserFields isNew={false} />
      </SimpleForm>
      <UserKeys />
      <UserHistory />
    </Edit>
  );
}
