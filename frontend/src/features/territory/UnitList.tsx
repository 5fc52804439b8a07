import { Box, Link as TextLink, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { unitKinds, type AdminUnit } from '@ioc/shared/territory';
import { useListContext } from 'ra-core';
import { DataTable, List, Pagination, SearchInput, SelectInput } from 'ra-ui-materialui';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useFormats, useT, useWords } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { denseRows, frameless, oneLine, wideOnly, wideOneLine } from '#ui/listLook';
import { RecordCards } from '#ui/RecordCards';
import { StatusChip } from '#ui/StatusChip';
import { UnitToolbar } from './UnitToolbar';
import { useUnitNews } from './useUnitNews';
import { isInForce, today, useLevels, Validity } from './Validity';

function NoUnits() {
  const t = useT();
  const { filterValues, error, refetch } = useListContext<AdminUnit>();
  if (error) return <Failure error={error} title={t('territory.loadFailed')} onRetry={() => void refetch()} />;
  const { q, level } = filterValues as { q?: string; level?: string };
  if (q || level) return <Empty title={t('territory.noneFound')} />;
  return <Empty title={t('territory.none')} text={t('territory.noneHint')} />;
}

function UnitTable() {
  const t = useT();
  const words = useWords();
  const { number } = useFormats();
  const now = serverNow();
  return (
    <DataTable<AdminUnit> size="small" bulkActionButtons={false} rowClick="show" empty={<NoUnits />} sx={denseRows}>
      <DataTable.Col<AdminUnit> source="code" label={t('territory.field.code')} sx={oneLine} />
      <DataTable.Col<AdminUnit>
        source="name" label={t('territory.field.name')} sx={oneLine}
        render={(unit) => (
          <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'center' }}>
            {unit.name}
            {!isInForce(unit, now) && <StatusChip tone="quiet" label={t('territory.formerBadge')} />}
          </Box>
        )}
      />
      <DataTable.Col<AdminUnit> source="kind" label={t('territory.field.kind')} sx={wideOneLine} render={(unit) => words(unitKinds[unit.kind])} />
      <DataTable.Col<AdminUnit>
        label={t('territory.field.formerNames')} render={(unit) => unit.formerNames.join(', ')} sx={{ color: 'text.secondary' }}
      />
      <DataTable.Col<AdminUnit>
        source="validFrom" label={t('territory.field.validity')} sx={oneLine} render={(unit) => <Validity unit={unit} />}
      />
      <DataTable.Col<AdminUnit>
        source="areaKm2" align="right" label={`${t('territory.field.area')} (km²)`} render={(unit) => (unit.areaKm2 === null ? '–' : number(unit.areaKm2, 1))}
      />
      <DataTable.Col<AdminUnit>
        source="population" align="right" label={t('territory.field.population')} render={(unit) => (unit.population === null ? '–' : number(unit.population))}
      />
      <DataTable.Col<AdminUnit> label={t('territory.field.boundary')} sx={wideOnly} render={(unit) => t(unit.hasBoundary ? 'territory.hasBoundary' : 'territory.noBoundary')} />
    </DataTable>
  );
}

function UnitCard({ unit }: { unit: AdminUnit }) {
  const t = useT();
  const { number } = useFormats();
  const size = [
    unit.areaKm2 === null ? null : `${number(unit.areaKm2, 1)} km²`,
    unit.population === null ? null : `${number(unit.population)} ${t('territory.people')}`,
  ].filter(Boolean).join(' · ');
  return (
    <>
      <TextLink component={Link} to={`/units/${unit.id}/show`} color="text.primary" underline="hover" sx={{ fontWeight: 600 }}>{unit.name}</TextLink>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>{[unit.code, size].filter(Boolean).join(' · ')}</Typography>
      {unit.formerNames.length > 0 && <Typography variant="caption" sx={{ color: 'text.secondary' }}>{unit.formerNames.join(', ')}</Typography>}
      {!isInForce(unit, serverNow()) && <div><StatusChip tone="quiet" label={t('territory.formerBadge')} /></div>}
    </>
  );
}

/** Units as they are today; the old ones are one choice away, and old names find the new ones. */
export function UnitList() {
  const t = useT();
  const levels = useLevels();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  useUnitNews();
  const inForce = useMemo(() => ({ on: today(serverNow()) }), []);
  return (
    <List
      resource="units" sx={frameless} perPage={25} sort={{ field: 'code', order: 'ASC' }} empty={false} exporter={false} actions={<UnitToolbar />}
      filterDefaultValues={inForce} pagination={<Pagination rowsPerPageOptions={[25, 50, 100, 250]} />}
      filters={[
        <SearchInput key="q" source="q" alwaysOn placeholder={t('territory.search')} slotProps={{ htmlInput: { 'aria-label': t('territory.search') } }} sx={{ minWidth: 300 }} />,
        <SelectInput key="level" source="level" label={t('territory.field.level')} choices={levels} translateChoice={false} alwaysOn />,
        <SelectInput
          key="on" source="on" label={t('territory.version')} alwaysOn emptyText={t('territory.former')} translateChoice={false}
          choices={[{ id: inForce.on, name: t('territory.inForce') }]} sx={{ minWidth: 230 }}
        />,
      ]}
    >
      {isPhone ? <RecordCards<AdminUnit> card={(unit) => <UnitCard unit={unit} />} none={<NoUnits />} /> : <UnitTable />}
    </List>
  );
}
