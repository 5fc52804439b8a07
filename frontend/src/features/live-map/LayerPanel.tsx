import { useMemo, useState, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Collapse from '@mui/material/Collapse';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { assetKindCodes, kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import { operationalStateNames, operationalStates } from '@ioc/shared/assets';
import { allLiveAssets, countStates } from '#features/assets';
import { useSharedLive } from '#features/tasks';
import { useFormats, useT, useWords } from '#platform/i18n';
import { StatusIcon } from '#platform/map';
import type { MapFilters as Filters, MapLayer } from './mapUrl';
import { activeFilterCount, noFilters } from './mapUrl';
import { MapFilters } from './MapFilters';

interface LayerPanelProps {
  hidden: readonly MapLayer[];
  filters: Filters;
  onHidden: (hidden: MapLayer[]) => void;
  onFilters: (filters: Filters) => void;
  startsOpen: boolean;
}

const signs: readonly Exclude<MapLayer, AssetKind>[] = ['alarms', 'tasks', 'boundaries'];

/** What is drawn, how much of it there is, and what the signs mean. */
export function LayerPanel({ hidden, filters, onHidden, onFilters, startsOpen }: LayerPanelProps) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const [isOpen, setOpen] = useState(startsOpen);
  const [showsFilters, setShowsFilters] = useState(false);
  const assets = useSharedLive(allLiveAssets, 500);
  const counts = useMemo(
    () => assetKindCodes.map((kind) => ({ kind, total: assets.state[kind].state.rows.size, states: countStates(assets.state[kind].state.rows.values()) })),
    [assets],
  );
  const toggle = (layer: MapLayer): void => onHidden(hidden.includes(layer) ? hidden.filter((one) => one !== layer) : [...hidden, layer]);
  const active = activeFilterCount(filters);
  return (
    <Paper
      component="section" aria-label={t('map.layers')} elevation={3}
      sx={{ width: 252, maxHeight: '100%', display: 'flex', flexDirection: 'column', overflow: 'hidden' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', pl: 1.5, pr: 0.5 }}>
        <Typography variant="subtitle2" component="h2" sx={{ flex: 1 }}>{t('map.layers')}</Typography>
        <IconButton size="small" aria-expanded={isOpen} aria-label={t(isOpen ? 'map.collapse' : 'map.expand')} onClick={() => setOpen(!isOpen)}>
          <ExpandMore fontSize="small" sx={{ transform: isOpen ? 'rotate(180deg)' : 'none' }} />
        </IconButton>
      </Box>
      <Collapse in={isOpen} sx={{ overflowY: 'auto' }}>
        <Box sx={{ px: 1.5, pb: 1.5 }}>
          {counts.map(({ kind, total, states }) => (
            <LayerRow key={kind} isShown={!hidden.includes(kind)} onToggle={() => toggle(kind)} count={formats.number(total)}
              icon={<StatusIcon shape={kindOf(kind).symbol} state="online" size={18} />} name={words(kindOf(kind).plural)}
              detail={states.offline > 0 ? `× ${formats.number(states.offline)}` : ''} detailLabel={words(operationalStateNames.offline)}
            />
          ))}
          {signs.map((layer) => (
            <LayerRow key={layer} isShown={!hidden.includes(layer)} onToggle={() => toggle(layer)} icon={null} name={t(`map.layer.${layer}`)} />
          ))}
          <Typography variant="caption" color="textSecondary" component="h3" sx={{ mt: 1, mb: 0.5 }}>{t('map.legend')}</Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gridTemplateColumns: '1fr 1fr', rowGap: 0.25 }}>
            {operationalStates.map((state) => (
              <Box component="li" key={state} sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}>
                <StatusIcon shape="square" state={state} size={16} />
                <Typography variant="caption" sx={{ flex: 1 }} noWrap>{words(operationalStateNames[state])}</Typography>
                <Typography variant="caption" color="textSecondary" sx={{ pr: 1, fontVariantNumeric: 'tabular-nums' }}>
                  {formats.number(counts.reduce((sum, { states }) => sum + states[state], 0))}
                </Typography>
              </Box>
            ))}
          </Box>
          <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.5 }}>{t('map.legendCluster')}</Typography>
          <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
            <Button size="small" variant={active > 0 ? 'contained' : 'outlined'} aria-expanded={showsFilters} onClick={() => setShowsFilters(!showsFilters)}>
              {active > 0 ? t('map.filtersActive', { count: active }) : t('map.filters')}
            </Button>
            {active > 0 && <Button size="small" onClick={() => onFilters(noFilters)}>{t('map.clearFilters')}</Button>}
          </Box>
          {showsFilters && <MapFilters filters={filters} hidden={hidden} all={assets.state} onChange={onFilters} />}
        </Box>
      </Collapse>
    </Paper>
  );
}

interface LayerRowProps {
  isShown: boolean;
  onToggle: () => void;
  icon: ReactNode;
  name: string;
  count?: string;
  detail?: string;
  detailLabel?: string;
}

function LayerRow({ isShown, onToggle, icon, name, count, detail, detailLabel }: LayerRowProps) {
  return (
    <Box component="label" sx={{ display: 'flex', alignItems: 'center', gap: 0.75, cursor: 'pointer', opacity: isShown ? 1 : 0.65 }}>
      <Checkbox size="small" checked={isShown} onChange={onToggle} sx={{ p: 0.25, ml: -0.5 }} />
      {icon}
      <Typography variant="body2" sx={{ flex: 1 }} noWrap>{name}</Typography>
      {detail && <Typography variant="caption" color="error" title={detailLabel} sx={{ fontWeight: 600 }}>{detail}</Typography>}
      {count !== undefined && <Typography variant="caption" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>{count}</Typography>}
    </Box>
  );
}
