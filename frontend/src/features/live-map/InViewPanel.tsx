import { useMemo } from 'react';
import Box from '@mui/material/Box';
import ListItemButton from '@mui/material/ListItemButton';
import Typography from '@mui/material/Typography';
import { assetKindCodes, kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import { operationalStateNames } from '@ioc/shared/assets';
import type { BoundingBox } from '@ioc/shared/geo';
import { allLiveAssets } from '#features/assets';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useSharedLive } from '#platform/live';
import { StatusIcon } from '#platform/map';
import { Empty } from '#ui/Empty';
import { assetsInView, visibleBy, type FoundAsset } from './map.filters';
import type { MapFilters, MapLayer } from './mapUrl';

const most = 120;

interface InViewPanelProps {
  box: BoundingBox | null;
  hidden: readonly MapLayer[];
  filters: MapFilters;
  onSelect: (kind: AssetKind, id: string) => void;
}

/** What the map shows right now, as a list of buttons: the map for those who use a keyboard or hear the screen. */
export function InViewPanel({ box, hidden, filters, onSelect }: InViewPanelProps) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const { state: all } = useSharedLive(allLiveAssets, 1_000);
  const { total, first } = useMemo(() => {
    if (!box) return { total: 0, first: [] };
    const shown: FoundAsset[] = [];
    for (const kind of assetKindCodes) {
      if (hidden.includes(kind)) continue;
      const live = all[kind].state;
      const isVisible = visibleBy(filters, kind, live);
      for (const asset of live.rows.values()) if (isVisible(asset)) shown.push({ kind, asset });
    }
    return assetsInView(shown, box, most);
  }, [all, box, hidden, filters]);
  if (total === 0) return <Empty title={t('map.inViewNone')} />;
  return (
    <>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ px: 1.5, py: 0.75 }}>
        {t('map.inView', { count: formats.number(total), smart_count: total })}
        {total > first.length && ` · ${t('map.inViewFirst', { shown: formats.number(first.length) })}`}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {first.map(({ kind, asset }) => (
          <li key={asset.id}>
            <ListItemButton onClick={() => onSelect(kind, asset.id)} sx={{ gap: 1, py: 0.5 }}>
              <StatusIcon shape={kindOf(kind).symbol} state={asset.state} title={words(operationalStateNames[asset.state])} size={20} />
              <Box sx={{ minWidth: 0 }}>
                <Typography variant="body2" noWrap>{asset.name}</Typography>
                <Typography variant="caption" color="textSecondary" component="div" noWrap>{[asset.code, asset.unitName].filter(Boolean).join(' · ')}</Typography>
              </Box>
            </ListItemButton>
          </li>
        ))}
      </Box>
    </>
  );
}
