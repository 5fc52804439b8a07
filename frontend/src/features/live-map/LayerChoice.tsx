import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Typography from '@mui/material/Typography';
import { assetKindCodes, kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import { operationalStateNames, operationalStates } from '@ioc/shared/assets';
import { allLiveAssets, countStates } from '#features/assets';
import { useCan } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useSharedLive } from '#platform/live';
import { StatusIcon } from '#platform/map';
import { AlarmCounts, AlarmTotal, KindCounts, TaskCounts, TaskTotal } from './LayerCounts';
import { sumStates } from './state.counts';
import { activeFilterCount, noFilters, type MapFilters as Filters, type MapLayer } from './mapUrl';

const MapFilters = lazy(async () => ({ default: (await import('./MapFilters')).MapFilters }));

export interface LayerChoiceProps {
  hidden: readonly MapLayer[];
  filters: Filters;
  onHidden: (hidden: MapLayer[]) => void;
  onFilters: (filters: Filters) => void;
  /** For thumbs: taller rows, filters open. */
  isRoomy?: boolean;
}

type Sign = Exclude<MapLayer, AssetKind>;

const signCounts: Readonly<Record<Sign, Pick<LayerRowProps, 'count' | 'states'>>> = {
  alarms: { count: <AlarmTotal />, states: <AlarmCounts /> },
  tasks: { count: <TaskTotal />, states: <TaskCounts /> },
  boundaries: {},
};

/** Layers, legend and filters in one column. */
export function LayerChoice({ hidden, filters, onHidden, onFilters, isRoomy = false }: LayerChoiceProps) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const maySeeTasks = useCan('task:read');
  const [showsFilters, setShowsFilters] = useState(isRoomy);
  const assets = useSharedLive(allLiveAssets, 500);
  const counts = useMemo(
    () => assetKindCodes.map((kind) => {
      const { status, state: { rows } } = assets.state[kind];
      return { kind, total: status === 'ready' ? rows.size : null, states: countStates(rows.values()) };
    }),
    [assets],
  );
  const sum = useMemo(() => sumStates(assets.state), [assets]);
  const toggle = (layer: MapLayer): void => onHidden(hidden.includes(layer) ? hidden.filter((one) => one !== layer) : [...hidden, layer]);
  const signs: Sign[] = maySeeTasks ? ['alarms', 'tasks', 'boundaries'] : ['alarms', 'boundaries'];
  const active = activeFilterCount(filters);
  const row = { minHeight: isRoomy ? 40 : 26 };
  return (
    <>
      {counts.map(({ kind, total, states }) => (
        <LayerRow
          key={kind} isShown={!hidden.includes(kind)} onToggle={() => toggle(kind)} count={total === null ? '–' : formats.number(total)} sx={row}
          icon={<StatusIcon shape={kindOf(kind).symbol} state="online" size={18} />} name={words(kindOf(kind).plural)}
          states={total === null ? null : <KindCounts kind={kind} states={states} />}
        />
      ))}
      {signs.map((layer) => (
        <LayerRow
          key={layer} isShown={!hidden.includes(layer)} onToggle={() => toggle(layer)} icon={null} name={t(`map.layer.${layer}`)} sx={row} {...signCounts[layer]}
        />
      ))}
      <Typography variant="caption" color="textSecondary" component="h3" sx={{ mt: 1, mb: 0.5 }}>{t('map.legend')}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gridTemplateColumns: '1fr auto', columnGap: 1.5, rowGap: 0.25 }}>
        {operationalStates.map((state) => (
          <Box component="li" key={state} sx={{ display: 'flex', gap: 0.75, alignItems: 'center', minWidth: 0 }}>
            <StatusIcon shape="square" state={state} size={16} />
            <Typography variant="caption" sx={{ flex: 1 }} noWrap title={words(operationalStateNames[state])}>{words(operationalStateNames[state])}</Typography>
            <Typography variant="caption" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>
              {sum ? formats.number(sum[state]) : '–'}
            </Typography>
          </Box>
        ))}
      </Box>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.5 }}>{t('map.legendCluster')}</Typography>
      <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
        {!isRoomy && (
          <Button size="small" variant={active > 0 ? 'contained' : 'outlined'} aria-expanded={showsFilters} onClick={() => setShowsFilters(!showsFilters)}>
            {active > 0 ? t('map.filtersActive', { count: active }) : t('map.filters')}
          </Button>
        )}
        {active > 0 && <Button size="small" onClick={() => onFilters(noFilters)}>{t('map.clearFilters')}</Button>}
      </Box>
      {showsFilters && <Suspense fallback={null}><MapFilters filters={filters} hidden={hidden} all={assets.state} onChange={onFilters} /></Suspense>}
    </>
  );
}

interface LayerRowProps {
  isShown: boolean;
  onToggle: () => void;
  icon: ReactNode;
  name: string;
  count?: ReactNode;
  /** Beneath the row and no part of its name, so that the box is not read out anew with every number. */
  states?: ReactNode;
  sx: { minHeight: number };
}

function LayerRow({ isShown, onToggle, icon, name, count, states, sx }: LayerRowProps) {
  return (
    <>
      <Box component="label" sx={{ display: 'flex', alignItems: 'center', gap: 0.75, cursor: 'pointer', ...sx }}>
        <Checkbox size="small" checked={isShown} onChange={onToggle} sx={{ p: 0.25, ml: -0.5 }} />
        {icon}
        <Typography variant="body2" color={isShown ? 'textPrimary' : 'textSecondary'} sx={{ flex: 1 }} noWrap>{name}</Typography>
        {count !== undefined && <Typography variant="caption" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>{count}</Typography>}
      </Box>
      {states}
    </>
  );
}
