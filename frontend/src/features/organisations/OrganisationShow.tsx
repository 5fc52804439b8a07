import { useState } from 'react';
import { useGetOne } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { Link, useParams } from 'react-router-dom';
import Edit from '@mui/icons-material/EditOutlined';
import { Box, Button, Link as TextLink, Paper, Skeleton, Typography } from '@mui/material';
import { nowhere } from '@ioc/shared/access';
import type { ChangeValue, FieldChange, RecordChange } from '@ioc/shared/changes';
import { organisationKinds, type Organisation, type OrganisationKind } from '@ioc/shared/organisations';
import { useCan } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { ChangeLog } from '#ui/ChangeLog';
import type { ChangeWords } from '#ui/FieldChanges';
import { Failure } from '#ui/Failure';
import { Fact, Facts, Section } from '#ui/RecordFacts';
import { OrganisationDialog } from './OrganisationDialog';
import { useOrganisations, useSectors, useUnits } from './useCatalogues';
import { useLiveOrganisations } from './useLiveOrganisations';

/** One organisation: what it is, whom it belongs to, what belongs to it, and who changed what. */
export function OrganisationShow() {
  const t = useT();
  const { id = '' } = useParams();
  const [isEditing, setEditing] = useState(false);
  const mayWrite = useCan('organisation:write', { ...nowhere, orgIds: [id] });
  useLiveOrganisations();
  const { data: organisation, error, refetch } = useGetOne<Organisation>('organisations', { id });
  if (error) return <Failure error={error} title={t('organisations.loadFailed')} onRetry={() => void refetch()} />;
  if (!organisation) return <Skeleton variant="rounded" height={200} />;
  return (
    <Box component="article" sx={{ display: 'grid', gap: 1.5, maxWidth: 1080 }}>
      <Title title={organisation.name} preferenceKey={false} />
      <Paper sx={{ p: 2 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }}>
          <Typography variant="h5" component="h2">{organisation.name}</Typography>
          {mayWrite && <Button startIcon={<Edit />} onClick={() => setEditing(true)} sx={{ ml: 'auto' }}>{t('organisations.edit')}</Button>}
        </Box>
        <OrganisationFacts organisation={organisation} />
      </Paper>
      <Section title={t('organisations.below')}><Below organisation={organisation} /></Section>
      <Section title={t('ui.changes.title')}><History id={organisation.id} /></Section>
      {isEditing && <OrganisationDialog organisation={organisation} onClose={() => setEditing(false)} />}
    </Box>
  );
}

function OrganisationFacts({ organisation: { code, shortName, kind, parentId, unitId, sectorCodes, canLeadTask } }: { organisation: Organisation }) {
  const t = useT();
  const words = useWords();
  const parents = useOrganisations();
  const units = useUnits();
  const sectors = useSectors();
  const names = sectors.filter(({ id }) => sectorCodes.includes(id)).map(({ name }) => name);
  return (
    <Facts>
      <Fact label={t('organisations.field.code')}>{code}</Fact>
      <Fact label={t('organisations.field.shortName')}>{shortName}</Fact>
      <Fact label={t('organisations.field.kind')}>{words(organisationKinds[kind])}</Fact>
      <Fact label={t('organisations.field.parent')}>{parentId === null ? '–' : <TextLink component={Link} to={`/organisations/${parentId}/show`}>{parents.nameOf(parentId)}</TextLink>}</Fact>
      <Fact label={t('organisations.field.unit')}>{unitId === null ? '–' : <TextLink component={Link} to={`/units/${unitId}/show`}>{units.nameOf(unitId)}</TextLink>}</Fact>
      <Fact label={t('organisations.field.canLeadTask')}>{t(canLeadTask ? 'organisations.yes' : 'organisations.no')}</Fact>
      <Fact label={t('organisations.field.sectors')} isWide>{names.length > 0 ? names.join('; ') : '–'}</Fact>
    </Facts>
  );
}

function Below({ organisation }: { organisation: Organisation }) {
  const t = useT();
  const below = useOrganisations().organisations.filter(({ parentId }) => parentId === organisation.id);
  if (below.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('organisations.noneBelow')}</Typography>;
  return (
    <Box component="ul" sx={{ columns: '260px', m: 0, pl: 2 }}>
      {below.map(({ id, name }) => <li key={id}><TextLink component={Link} to={`/organisations/${id}/show`}>{name}</TextLink></li>)}
    </Box>
  );
}

const isKind = (value: ChangeValue): value is OrganisationKind => typeof value === 'string' && value in organisationKinds;

function History({ id }: { id: string }) {
  const t = useT();
  const words = useWords();
  const titleOf = ({ name }: RecordChange): string => t(`organisations.edited.${name === 'organisation.created' ? 'created' : 'updated'}`);
  const valueOf = (field: string, value: ChangeValue): ChangeWords['to'] => {
    if (value === null) return null;
    if (typeof value === 'object') return value.map(String);
    if (field === 'kind' && isKind(value)) return words(organisationKinds[value]);
    return typeof value === 'boolean' ? t(value ? 'organisations.yes' : 'organisations.no') : String(value);
  };
  const wordsOf = ({ field, from, to }: FieldChange): ChangeWords => ({ label: t(`organisations.field.${field}`), from: valueOf(field, from), to: valueOf(field, to) });
  return <ChangeLog resource="organisations" id={id} titleOf={titleOf} wordsOf={wordsOf} />;
}
