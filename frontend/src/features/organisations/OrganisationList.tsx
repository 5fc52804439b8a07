import { useState } from 'react';
import { useListContext, useRedirect } from 'ra-core';
import { DataTable, List, Pagination, SearchInput, TopToolbar } from 'ra-ui-materialui';
import { Link as RouterLink } from 'react-router-dom';
import Add from '@mui/icons-material/Add';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Button, Link, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { organisationKinds, type Organisation } from '@ioc/shared/organisations';
import { useCan } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { denseRows, frameless, listToolbar, oneLine, roomy, wideOneLine, wideOnly } from '#ui/listLook';
import { RecordCards } from '#ui/RecordCards';
import { WordsInput } from '#ui/WordsSelect';
import { OrganisationDialog } from './OrganisationDialog';
import { useOrganisations, useUnits } from './useCatalogues';
import { useLiveOrganisations } from './useLiveOrganisations';

/** Who owns, leads and employs. Everybody may look; whoever keeps the catalogue adds to it by hand or by file. */
export function OrganisationList() {
  const t = useT();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  useLiveOrganisations();
  return (
    <List
      resource="organisations" sx={frameless} title={t('organisations.name')} perPage={25} sort={{ field: 'name', order: 'ASC' }} exporter={false} empty={false}
      pagination={<Pagination rowsPerPageOptions={[25, 50, 100]} />}
      filters={[
        <SearchInput key="q" source="q" alwaysOn placeholder={t('organisations.search')} slotProps={{ htmlInput: { 'aria-label': t('organisations.search') } }} sx={{ minWidth: 260 }} />,
        <WordsInput key="kind" source="kind" label={t('organisations.field.kind')} words={organisationKinds} alwaysOn />,
      ]}
      actions={<TopToolbar sx={listToolbar}><Actions /></TopToolbar>}
    >
      {isPhone ? <OrganisationCards /> : <OrganisationTable />}
    </List>
  );
}

function Actions() {
  const t = useT();
  const redirect = useRedirect();
  const mayWrite = useCan('organisation:write');
  const mayImport = useCan('import:run');
  const [isCreating, setCreating] = useState(false);
  return (
    <>
      {mayImport && <Button size="small" component={RouterLink} to="/organisation-aliases">{t('organisations.aliases.name')}</Button>}
      {mayWrite && mayImport && <Button size="small" component={RouterLink} to="/imports/create?target=organisations" startIcon={<UploadFile />}>{t('organisations.import')}</Button>}
      {mayWrite && <Button size="small" variant="contained" startIcon={<Add />} onClick={() => setCreating(true)}>{t('organisations.create')}</Button>}
      {isCreating && <OrganisationDialog organisation={null} onClose={() => setCreating(false)} onSaved={({ id }) => redirect('show', 'organisations', id)} />}
    </>
  );
}

function NoOrganisations() {
  const t = useT();
  const { error, refetch, filterValues } = useListContext<Organisation>();
  if (error) return <Failure error={error} title={t('organisations.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (Object.keys(filterValues as object).length > 0) return <Empty title={t('organisations.noneFound')} />;
  return <Empty title={t('organisations.none')} text={t('organisations.noneHint')} action={<Actions />} />;
}

function OrganisationTable() {
  const t = useT();
  const words = useWords();
  const parents = useOrganisations();
  const units = useUnits();
  return (
    <DataTable<Organisation> bulkActionButtons={false} rowClick="show" size="small" empty={<NoOrganisations />} sx={denseRows}>
      <DataTable.Col<Organisation> source="code" label={t('organisations.field.code')} sx={oneLine} />
      <DataTable.Col<Organisation> source="name" label={t('organisations.field.name')} sx={roomy} render={({ name }) => <Typography variant="body2" sx={{ fontWeight: 500 }}>{name}</Typography>} />
      <DataTable.Col<Organisation> source="shortName" label={t('organisations.field.shortName')} sx={wideOneLine} />
      <DataTable.Col<Organisation> source="kind" label={t('organisations.field.kind')} sx={oneLine} render={({ kind }) => words(organisationKinds[kind])} />
      <DataTable.Col<Organisation> label={t('organisations.field.parent')} sx={oneLine} render={({ parentId }) => parents.nameOf(parentId)} />
      <DataTable.Col<Organisation> label={t('organisations.field.unit')} sx={oneLine} render={({ unitId }) => units.nameOf(unitId)} />
      <DataTable.Col<Organisation> label={t('organisations.field.canLeadTask')} sx={wideOnly} render={({ canLeadTask }) => t(canLeadTask ? 'organisations.leads' : 'organisations.leadsNot')} />
    </DataTable>
  );
}

function OrganisationCards() {
  const words = useWords();
  return (
    <RecordCards<Organisation>
      none={<NoOrganisations />}
      card={({ id, name, code, kind }) => (
        <>
          <Link component={RouterLink} to={`/organisations/${id}/show`} color="textPrimary" underline="hover" sx={{ fontWeight: 600 }}>{name}</Link>
          <Typography variant="body2" color="textSecondary">{code} · {words(organisationKinds[kind])}</Typography>
        </>
      )}
    />
  );
}
