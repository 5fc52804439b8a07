import { useEffect } from 'react';
import { useListContext, useNotify } from 'ra-core';
import { DataTable, List, SearchInput } from 'ra-ui-materialui';
import { useQueryClient } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import { Box, Link, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { mayForgetAlias, type OrganisationAlias } from '@ioc/shared/organisation-aliases';
import { http, useMe } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { onEvents, refreshLists } from '#platform/live';
import { ConfirmButton } from '#ui/ConfirmButton';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { denseRows, frameless, oneLine, roomy } from '#ui/listLook';
import { RecordCards } from '#ui/RecordCards';

const newestFirst = { field: 'keptAt', order: 'DESC' } as const;
const events: ReadonlySet<string> = new Set(['organisation.alias-kept', 'organisation.alias-forgotten']);
const showOf = ({ orgId }: OrganisationAlias) => `/organisations/${orgId}/show`;

/** What people said that files mean by a name, who said it and when; taken back by who said it or keeps such files. */
export function OrganisationAliasList() {
  const t = useT();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const queryClient = useQueryClient();
  useEffect(() => onEvents((happened) => {
    if (happened.some(({ name }) => events.has(name))) refreshLists(queryClient, 'organisation-aliases');
  }), [queryClient]);
  const search = (
    <SearchInput key="q" source="q" alwaysOn placeholder={t('organisations.aliases.search')} slotProps={{ htmlInput: { 'aria-label': t('organisations.aliases.search') } }} sx={{ minWidth: { md: 340 } }} />
  );
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 900 }}>{t('organisations.aliases.hint')}</Typography>
      <List
        resource="organisation-aliases" sx={frameless} title={t('organisations.aliases.name')} filters={[search]} sort={newestFirst} perPage={25} exporter={false} empty={false} actions={false}
      >
        {isPhone ? <AliasCards /> : <AliasTable />}
      </List>
    </Box>
  );
}

function NoAliases() {
  const t = useT();
  const { error, refetch, filterValues } = useListContext<OrganisationAlias>();
  if (error) return <Failure error={error} title={t('organisations.aliases.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (Object.keys(filterValues as object).length > 0) return <Empty title={t('organisations.aliases.noneFound')} />;
  return <Empty title={t('organisations.aliases.none')} text={t('organisations.aliases.noneHint')} />;
}

function Forget({ alias }: { alias: OrganisationAlias }) {
  const t = useT();
  const me = useMe();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { id, text, orgName } = alias;
  if (!me || !mayForgetAlias(alias, me)) return null;
  return (
    <ConfirmButton
      size="small" color="error" label={t('organisations.aliases.forget')} aria-label={t('organisations.aliases.forgetNamed', { text })}
      question={t('organisations.aliases.forgetQuestion', { text })} explanation={t('organisations.aliases.forgetHint', { org: orgName })}
      onConfirm={async () => {
        await http('DELETE', `/organisation-aliases/${id}`);
        refreshLists(queryClient, 'organisation-aliases');
        notify(t('organisations.aliases.forgotten', { text }), { type: 'success' });
      }}
    />
  );
}

function AliasTable() {
  const t = useT();
  const { dateTime } = useFormats();
  return (
    <DataTable<OrganisationAlias> bulkActionButtons={false} rowClick={false} size="small" empty={<NoAliases />} sx={denseRows}>
      <DataTable.Col<OrganisationAlias> source="text" label={t('organisations.aliases.text')} sx={roomy} render={({ text }) => <Typography variant="body2" sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{text}</Typography>} />
      <DataTable.Col<OrganisationAlias> source="orgName" label={t('organisations.aliases.means')} render={(alias) => <Link component={RouterLink} to={showOf(alias)} underline="hover">{alias.orgName}</Link>} />
      <DataTable.Col<OrganisationAlias> source="byName" label={t('organisations.aliases.by')} sx={oneLine} render={({ byName }) => byName ?? t('organisations.aliases.nobody')} />
      <DataTable.Col<OrganisationAlias> source="keptAt" label={t('organisations.aliases.at')} sx={oneLine} render={({ keptAt }) => dateTime(keptAt)} />
      <DataTable.Col<OrganisationAlias> label="" align="right" render={(alias) => <Forget alias={alias} />} />
    </DataTable>
  );
}

function AliasCards() {
  const t = useT();
  const { dateTime } = useFormats();
  return (
    <RecordCards<OrganisationAlias>
      none={<NoAliases />}
      card={(alias) => (
        <>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{alias.text}</Typography>
          <Link component={RouterLink} to={showOf(alias)} underline="hover" variant="body2">{alias.orgName}</Link>
          <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
            <Typography variant="body2" color="textSecondary">{alias.byName ?? t('organisations.aliases.nobody')} · {dateTime(alias.keptAt)}</Typography>
            <Forget alias={alias} />
          </Box>
        </>
      )}
    />
  );
}
