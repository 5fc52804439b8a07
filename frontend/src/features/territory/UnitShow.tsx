import MapIcon from '@mui/icons-material/MapOutlined';
import { Box, Button, Link as TextLink, Paper, Skeleton, Typography } from '@mui/material';
import { unitKinds, type AdminUnit, type UnitVersion } from '@ioc/shared/territory';
import { useGetList, useGetOne } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { Suspense } from 'react';
import { Link, useParams } from 'react-router-dom';
import { SceneButton, useMaySimulate } from '#features/simulation';
import { useFormats, useT, useWords } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { Failure } from '#ui/Failure';
import { Fact, Facts, Section } from '#ui/RecordFacts';
import { StatusChip } from '#ui/StatusChip';
import { UnitDeeds } from './UnitDeeds';
import { UnitHistory } from './UnitHistory';
import { useUnitNews } from './useUnitNews';
import { isInForce, Validity } from './Validity';

function Children({ unit }: { unit: AdminUnit }) {
  const t = useT();
  const { data, isPending } = useGetList<AdminUnit>('units', {
    pagination: { page: 1, perPage: 500 }, sort: { field: 'name', order: 'ASC' }, filter: { parentId: unit.id },
  });
  if (isPending) return <Skeleton height={80} />;
  if (!data?.length) return <Typography sx={{ color: 'text.secondary' }}>{t('territory.noChildren')}</Typography>;
  return (
    <Box component="ul" sx={{ columns: '220px', m: 0, pl: 2 }}>
      {data.map((child) => (
        <li key={child.id}><TextLink component={Link} to={`/units/${child.id}/show`}>{child.name}</TextLink></li>
      ))}
    </Box>
  );
}

/** Codes are used again and names repeat: the period tells the units apart. */
function Versions({ units, none }: { units: readonly UnitVersion[]; none: string }) {
  if (units.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{none}</Typography>;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2 }}>
      {units.map((unit) => (
        <li key={unit.id}>
          <TextLink component={Link} to={`/units/${unit.id}/show`}>{unit.name}</TextLink>{' '}
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>{unit.code} · <Validity unit={unit} /></Typography>
        </li>
      ))}
    </Box>
  );
}

function UnitFacts({ unit }: { unit: AdminUnit }) {
  const t = useT();
  const words = useWords();
  const { number } = useFormats();
  const { data: parent } = useGetOne<AdminUnit>('units', { id: unit.parentId ?? '' }, { enabled: unit.parentId !== null });
  return (
    <Facts>
      <Fact label={t('territory.field.code')}>{unit.code}</Fact>
      <Fact label={t('territory.field.kind')}><Box component="span" sx={{ display: 'inline-block', '&::first-letter': { textTransform: 'uppercase' } }}>{words(unitKinds[unit.kind])}</Box></Fact>
      <Fact label={t('territory.field.validity')}><Validity unit={unit} /></Fact>
      {parent && <Fact label={t('territory.field.parent')}><TextLink component={Link} to={`/units/${parent.id}/show`}>{parent.name}</TextLink></Fact>}
      <Fact label={t('territory.field.area')}>{unit.areaKm2 === null ? '–' : `${number(unit.areaKm2, 2)} km²`}</Fact>
      <Fact label={t('territory.field.population')}>{unit.population === null ? '–' : `${number(unit.population)} ${t('territory.people')}`}</Fact>
      <Fact label={t('territory.field.legalAct')}>{unit.legalAct ?? '–'}</Fact>
      <Fact label={t('territory.field.boundary')}>{t(unit.hasBoundary ? 'territory.hasBoundary' : 'territory.noBoundary')}</Fact>
    </Facts>
  );
}

/** One unit of one period: what it is, since when, out of which old units it was formed, and what an old one became. */
export function UnitShow() {
  const t = useT();
  const { id = '' } = useParams();
  const maySimulate = useMaySimulate();
  useUnitNews();
  const { data: unit, error, isPending, refetch } = useGetOne<AdminUnit>('units', { id });
  if (error) return <Failure error={error} title={t('territory.loadFailed')} onRetry={() => void refetch()} />;
  if (isPending || !unit) return <Skeleton variant="rounded" height={280} />;
  return (
    <Box component="article" sx={{ display: 'grid', gap: 1.5, maxWidth: 1080 }}>
      <Title title={unit.name} preferenceKey={false} />
      <Paper sx={{ p: 2 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }}>
          <Typography variant="h5" component="h2">{unit.name}</Typography>
          {!isInForce(unit, serverNow()) && <StatusChip tone="quiet" label={t('territory.formerBadge')} />}
          {unit.synthetic && <StatusChip tone="work" label={t('territory.synthetic')} />}
          <Box sx={{ flex: 1 }} />
          {unit.centre && (
            <Button component={Link} to={`/?at=${unit.centre.map((degrees) => degrees.toFixed(5)).join(',')},12`} startIcon={<MapIcon />}>
              {t('territory.onMap')}
            </Button>
          )}
          <UnitDeeds unit={unit} />
          {maySimulate && unit.level === 'commune' && isInForce(unit, serverNow()) && (
            <Suspense fallback={null}><SceneButton play={{ scene: 'commune-outage', unitId: unit.id }} /></Suspense>
          )}
        </Box>
        <UnitFacts unit={unit} />
      </Paper>
      {!isInForce(unit, serverNow()) && (
        <Section title={t('territory.field.nowPartOf')}>
          <Versions units={unit.successors} none={t('territory.noSuccessor')} />
        </Section>
      )}
      <Section title={t('territory.field.formerNames')}>
        <Versions units={unit.predecessors} none={t('territory.noFormer')} />
      </Section>
      {unit.level !== 'commune' && (
        <Section title={t('territory.field.children')}>
          <Children unit={unit} />
        </Section>
      )}
      <UnitHistory id={unit.id} />
    </Box>
  );
}
