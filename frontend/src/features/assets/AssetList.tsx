import { useMemo, type ReactElement } from 'react';
import { useListContext } from 'ra-core';
import { AutocompleteInput, DataTable, List, Pagination, ReferenceInput, SearchInput, SelectInput, TopToolbar } from 'ra-ui-materialui';
import { Link as RouterLink, useParams } from 'react-router-dom';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import Add from '@mui/icons-material/Add';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import { borderChecks, lifecycles, operationalStateNames, type AssetRow } from '@ioc/shared/assets';
import type { Field } from '@ioc/shared/kind';
import { apiUrl, useCan, type Query } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';
import { StatusIcon } from '#platform/map';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { denseRows, frameless, listToolbar, oneLine, roomy, wideOneLine } from '#ui/listLook';
import { ManyInput } from '#ui/ManyInput';
import { MoreFilters } from '#ui/MoreFilters';
import { RecordCards } from '#ui/RecordCards';
import { useWordsChoices } from '#ui/WordsSelect';
import { AssetCard } from './AssetCard';
import { inSentence, isAssetKind } from './asset.kind';
import { useAssetStatesInLists } from './useAssetLive';
import { useFieldText } from './useFieldText';

const byCode = { field: 'code', order: 'ASC' } as const;
const byName = { field: 'name', order: 'ASC' } as const;
const rowEvents = ['asset.created', 'asset.updated'] as const;
const communes = { level: 'commune' } as const;

/** All assets of one kind. Columns and filters follow from the declaration of the kind. */
export function AssetList() {
  const { kind = '' } = useParams();
  const t = useT();
  if (!isAssetKind(kind)) return <Empty title={t('assets.noneFound')} />;
  return <KindList key={kind} kind={kind} />;
}

function KindList({ kind }: { kind: AssetKind }) {
  const words = useWords();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const filters = useAssetFilters(kind);
  const only = useMemo(() => ({ kind }), [kind]);
  useLiveRecords('assets', rowEvents);
  useAssetStatesInLists();
  return (
    <List
      resource="assets" sx={frameless} title={words(kindOf(kind).plural)} filter={only} filters={filters} sort={byCode} perPage={25} exporter={false} empty={false}
      storeKey={`assets.${kind}.list`} actions={<AssetToolbar kind={kind} />} pagination={<Pagination rowsPerPageOptions={[25, 50, 100]} />}
    >
      {isPhone
        ? <RecordCards<AssetRow> card={(asset) => <AssetCard kind={kind} asset={asset} />} none={<NoAssets />} />
        : <AssetTable kind={kind} />}
    </List>
  );
}

function useAssetFilters(kind: AssetKind): ReactElement[] {
  const t = useT();
  const words = useWords();
  const states = useWordsChoices(operationalStateNames);
  const ownerKinds = useMemo(() => ({ kind: [...kindOf(kind).ownerKinds] }), [kind]);
  return [
    <SearchInput key="q" source="q" alwaysOn placeholder={t('assets.searchLabel')} slotProps={{ htmlInput: { 'aria-label': t('assets.searchLabel') } }} />,
    <ManyInput key="state" source="state" label={t('assets.field.state')} choices={states} alwaysOn />,
    <ReferenceInput key="unitId" source="unitId" label={t('assets.field.unit')} reference="units" perPage={500} sort={byName} filter={communes}>
      <AutocompleteInput label={t('assets.field.unit')} optionText="name" filterToQuery={(q: string) => ({ q })} sx={{ minWidth: 220 }} />
    </ReferenceInput>,
    <ReferenceInput key="ownerOrgId" source="ownerOrgId" label={t('assets.field.owner')} reference="organisations" perPage={500} sort={byName} filter={ownerKinds}>
      <AutocompleteInput label={t('assets.field.owner')} optionText="name" filterToQuery={(q: string) => ({ q })} sx={{ minWidth: 220 }} />
    </ReferenceInput>,
    <SelectInput
      key="border" source="border" label={t('assets.field.border')} translateChoice={false}
      choices={borderChecks.map((id) => ({ id, name: t(`assets.border.${id}`) }))}
    />,
    <ManyInput
      key="lifecycle" source="lifecycle" label={t('assets.field.lifecycle')}
      choices={lifecycles.map((id) => ({ id, name: t(`assets.lifecycle.${id}`) }))}
    />,
    ...kindOf(kind).fields.filter(({ filter }) => filter).map((field) => (
      <AttributeFilter key={field.name} source={`attr.${field.name}`} label={words(field.label)} field={field} />
    )),
  ];
}

/** `source` and the label are read by react-admin's filter form from the element itself. */
function AttributeFilter({ field, source, label }: { field: Field; source: string; label: string }) {
  const t = useT();
  const words = useWords();
  if (field.type === 'choice' || field.type === 'choices') {
    const choices = Object.entries(field.choices).map(([id, name]) => ({ id, name: words(name) }));
    return <ManyInput source={source} label={label} choices={choices} />;
  }
  const choices = [{ id: 'true', name: t('assets.yes') }, { id: 'false', name: t('assets.no') }];
  return <SelectInput source={source} label={label} choices={choices} translateChoice={false} />;
}

function AssetToolbar({ kind }: { kind: AssetKind }) {
  const t = useT();
  const words = useWords();
  const { filterValues } = useListContext<AssetRow>();
  const mayWrite = useCan('asset:write');
  const mayImport = useCan('import:run') && mayWrite;
  const mayExport = useCan('asset:export');
  const exportUrl = (format: 'csv' | 'geojson'): string => apiUrl('/assets/export', { ...(filterValues as Query), kind, format });
  const { name, parts } = kindOf(kind);
  return (
    <TopToolbar sx={listToolbar}>
      <MoreFilters />
      {mayExport && <Button size="small" href={exportUrl('csv')} download startIcon={<DownloadOutlined />}>{t('assets.exportCsv')}</Button>}
      {mayExport && <Button size="small" href={exportUrl('geojson')} download startIcon={<DownloadOutlined />}>{t('assets.exportGeoJson')}</Button>}
      {mayExport && parts && (
        <Button size="small" href={apiUrl('/assets/export/parts', { ...(filterValues as Query), kind })} download startIcon={<DownloadOutlined />}>
          {t('assets.exportParts', { parts: inSentence(words(parts.plural)) })}
        </Button>
      )}
      {mayImport && <Button size="small" component={RouterLink} to={`/imports/create?target=${kind}`} startIcon={<UploadFileOutlined />}>{t('assets.import')}</Button>}
      {mayWrite && (
        <Button size="small" variant="contained" component={RouterLink} to={`/assets/${kind}/create`} startIcon={<Add />}>
          {t('assets.add', { kind: inSentence(words(name)) })}
        </Button>
      )}
    </TopToolbar>
  );
}

function NoAssets() {
  const t = useT();
  const { filterValues, setFilters, error, refetch } = useListContext<AssetRow>();
  if (error) return <Failure error={error} title={t('assets.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (Object.keys(filterValues as object).length === 0) return <Empty title={t('assets.none')} text={t('assets.noneHint')} />;
  return <Empty title={t('assets.noneFound')} action={<Button onClick={() => setFilters({})}>{t('assets.clearFilters')}</Button>} />;
}

function AssetTable({ kind }: { kind: AssetKind }) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const textOf = useFieldText();
  const { fields, symbol } = kindOf(kind);
  return (
    <DataTable<AssetRow> bulkActionButtons={false} size="small" empty={<NoAssets />} sx={denseRows} rowClick={(id) => `/assets/${kind}/${id}/show`}>
      <DataTable.Col<AssetRow>
        source="state" label={t('assets.field.state')} sx={oneLine}
        render={({ state }) => (
          <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center', verticalAlign: 'middle', whiteSpace: 'nowrap' }}>
            <StatusIcon shape={symbol} state={state} /> {words(operationalStateNames[state])}
          </span>
        )}
      />
      <DataTable.Col<AssetRow> source="code" label={t('assets.field.code')} sx={oneLine} />
      <DataTable.Col<AssetRow> source="name" label={t('assets.field.name')} sx={roomy} />
      <DataTable.Col<AssetRow>
        source="unitName" label={t('assets.field.unit')} sx={oneLine}
        render={({ unitName, borderMetres, isBorderChecked }) => (
          <>
            {unitName ?? t('assets.empty')}
            {borderMetres !== null && !isBorderChecked && <Typography variant="caption" color="warning" component="div">{t('assets.border.unchecked')}</Typography>}
          </>
        )}
      />
      <DataTable.Col<AssetRow> source="ownerOrgName" label={t('assets.field.owner')} />
      {fields.filter(({ prominent }) => prominent).map((field, at) => (
        <DataTable.Col<AssetRow>
          key={field.name} label={words(field.label)} sx={at === 0 ? oneLine : wideOneLine}
          render={({ attributes }) => textOf(field, attributes[field.name]) ?? t('assets.empty')}
        />
      ))}
      <DataTable.Col<AssetRow>
        source="stateSince" label={t('assets.field.stateSince')} sx={oneLine}
        render={({ stateSince }) => (stateSince ? formats.dateTime(stateSince) : t('assets.empty'))}
      />
    </DataTable>
  );
}
