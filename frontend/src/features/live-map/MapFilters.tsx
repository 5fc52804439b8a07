import { useMemo } from 'react';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { searchKey } from '@ioc/shared/words';
import { assetKindCodes, kindOf } from '@ioc/shared/asset-kinds';
import { operationalStateNames, operationalStates, type OperationalState } from '@ioc/shared/assets';
import type { Field } from '@ioc/shared/kind';
import type { AllAssets, MapAsset } from '#features/assets';
import { useT, useWords } from '#platform/i18n';
import type { MapFilters as Filters, MapLayer } from './mapUrl';

interface Option {
  id: string;
  name: string;
}

interface MapFiltersProps {
  filters: Filters;
  hidden: readonly MapLayer[];
  all: AllAssets;
  onChange: (filters: Filters) => void;
}

/** Names that occur on the map, once each, in the order of the Vietnamese alphabet. */
function namesOf(all: AllAssets, pick: (asset: MapAsset) => { id: string | null; name: string | null }): Option[] {
  const names = new Map<string, string>();
  for (const kind of assetKindCodes) {
    for (const asset of all[kind].state.rows.values()) {
      const { id, name } = pick(asset);
      if (id !== null && name !== null) names.set(id, name);
    }
  }
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

/** Narrows what is drawn: by state, owner, commune, and whatever the kinds declare as a filter. */
export function MapFilters({ filters, hidden, all, onChange }: MapFiltersProps) {
  const t = useT();
  const words = useWords();
  const units = useMemo(() => namesOf(all, ({ unitId, unitName }) => ({ id: unitId, name: unitName })), [all]);
  const owners = useMemo(() => namesOf(all, ({ ownerId, ownerName }) => ({ id: ownerId, name: ownerName })), [all]);
  const states = operationalStates.map((state) => ({ id: state, name: words(operationalStateNames[state]) }));
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.25, mt: 1.5 }}>
      <Many label={t('map.filterState')} options={states} chosen={filters.states} onChosen={(ids) => onChange({ ...filters, states: ids as OperationalState[] })} />
      <Many label={t('map.filterOwner')} options={owners} chosen={filters.ownerIds} onChosen={(ownerIds) => onChange({ ...filters, ownerIds })} />
      <Many label={t('map.filterUnit')} options={units} chosen={filters.unitIds} onChosen={(unitIds) => onChange({ ...filters, unitIds })} />
      {assetKindCodes.filter((kind) => !hidden.includes(kind)).map((kind) => (
        <Box key={kind} component="fieldset" sx={{ border: 0, p: 0, m: 0, display: 'flex', flexDirection: 'column', gap: 1.25 }}>
          <Typography component="legend" variant="caption" color="textSecondary" sx={{ mb: 0.75 }}>{words(kindOf(kind).plural)}</Typography>
          {kindOf(kind).fields.filter(({ filter }) => filter).map((field) => (
            <FieldFilter
              key={field.name} field={field} chosen={filters.attributes[`${kind}.${field.name}`] ?? []}
              onChosen={(values) => onChange({ ...filters, attributes: withValues(filters.attributes, `${kind}.${field.name}`, values) })}
            />
          ))}
        </Box>
      ))}
    </Box>
  );
}

function withValues(attributes: Filters['attributes'], name: string, values: string[]): Filters['attributes'] {
  const { [name]: _, ...others } = attributes;
  return values.length > 0 ? { ...others, [name]: values } : others;
}

function FieldFilter({ field, chosen, onChosen }: { field: Field; chosen: readonly string[]; onChosen: (values: string[]) => void }) {
  const t = useT();
  const words = useWords();
  const options = field.type === 'choice' || field.type === 'choices'
    ? Object.entries(field.choices).map(([id, name]) => ({ id, name: words(name) }))
    : [{ id: 'true', name: t('assets.yes') }, { id: 'false', name: t('assets.no') }];
  return <Many label={words(field.label)} options={options} chosen={chosen} onChosen={onChosen} />;
}

interface ManyProps {
  label: string;
  options: readonly Option[];
  chosen: readonly string[];
  onChosen: (ids: string[]) => void;
}

function Many({ label, options, chosen, onChosen }: ManyProps) {
  const t = useT();
  return (
    <Autocomplete
      multiple size="small" limitTags={2} disableCloseOnSelect options={options} value={options.filter(({ id }) => chosen.includes(id))}
      getOptionLabel={({ name }) => name} getOptionKey={({ id }) => id} isOptionEqualToValue={(a, b) => a.id === b.id}
      filterOptions={(all, { inputValue }) => all.filter(({ name }) => searchKey(name).includes(searchKey(inputValue)))}
      onChange={(_, next) => onChosen(next.map(({ id }) => id))}
      renderInput={(params) => <TextField {...params} label={label} placeholder={chosen.length === 0 ? t('map.any') : ''} />}
    />
  );
}
