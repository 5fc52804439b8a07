import { Box } from '@mui/material';
import { unitKinds, type AdminUnit } from '@ioc/shared/territory';
import { useListContext } from 'ra-core';
import { DataTable, List, Pagination, SearchInput, SelectInput } from 'ra-ui-materialui';
import { useMemo } from 'react';
import { useFormats, useT, useWords } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { StatusChip } from '#ui/StatusChip';
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
    <DataTable<AdminUnit> size="small" bulkActionButtons={false} rowClick="show" empty={<NoUnits />}>
      <DataTable.Col<AdminUnit> source="code" label={t('territory.field.code')} sx={{ whiteSpace: 'nowrap' }} />
      <DataTable.Col<AdminUnit>
        source="name" label={t('territory.field.name')}
        render={(unit) => (
          <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'center' }}>
            {unit.name}
            {!isInForce(unit, now) && <StatusChip tone="quiet" label={t('territory.formerBadge')} />}
          </Box>
        )}
      />
      <DataTable.Col<AdminUnit> source="kind" label={t('territory.field.kind')} render={(unit) => words(unitKinds[unit.kind])} />
      <DataTable.Col<AdminUnit>
        label={t('territory.field.formerNames')} render={(unit) => unit.formerNames.join(', ')} sx={{ color: 'text.secondary' }}
      />
      <DataTable.Col<AdminUnit>
        source="validFrom" label={t('territory.field.validity')} sx={{ whiteSpace: 'nowrap' }} render={(unit) => <Validity unit={unit} />}
      />
      <DataTable.Col<AdminUnit>
        source="areaKm2" align="right" label={`${t('territory.field.area')} (km²)`} render={(unit) => (unit.areaKm2 === null ? '–' : number(unit.areaKm2, 1))}
      />
      <DataTable.Col<AdminUnit>
        source="population" align="right" label={t('territory.field.population')} render={(unit) => (unit.population === null ? '–' : number(unit.population))}
      />
      <DataTable.Col<AdminUnit> label={t('territory.field.boundary')} render={(unit) => t(unit.hasBoundary ? 'territory.hasBoundary' : 'territory.noBoundary')} />
    </DataTable>
  );
}

/** Units as they are today; the old ones are one choice away, and old names find the new ones. */
export function UnitList() {
  const t = useT();
  const levels = useLevels();
  const inForce = useMemo(() => ({ on: today(serverNow()) }), []);
  return (
    <List
      resource="units" perPage={100} sort={{ field: 'code', order: 'ASC' }} empty={false} exporter={false} actions={false}
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
      <UnitTable />
    </List>
  );
}
