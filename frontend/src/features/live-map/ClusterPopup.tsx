import { useEffect, useState } from 'react';
import Box from '@mui/material/Box';
import ListItemButton from '@mui/material/ListItemButton';
import Typography from '@mui/material/Typography';
import { assetKindCodes, kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import type { LngLat } from '@ioc/shared/geo';
import { useFormats, useT } from '#platform/i18n';
import { MapPopup, StatusIcon, useMap, type PointState } from '#platform/map';

interface Member {
  kind: AssetKind;
  id: string;
  name: string;
  state: PointState;
}

interface Pile {
  at: LngLat;
  members: Member[];
}

const isKind = (name: string): name is AssetKind => (assetKindCodes as readonly string[]).includes(name);

/** Masts that share a roof share a place: no zoom takes them apart, so they are listed. */
export function ClusterPopup({ onSelect }: { onSelect: (kind: AssetKind, id: string) => void }) {
  const t = useT();
  const formats = useFormats();
  const map = useMap();
  const [pile, setPile] = useState<Pile | null>(null);
  useEffect(() => map.onClusterClick((cluster) => {
    if (map.points.canSplit(cluster)) return setPile(null);
    const refs = map.points.members(cluster);
    const [first] = refs;
    if (!first) return;
    const members = refs.flatMap(({ source, index }) => {
      const id = source.idAt(index);
      return id !== undefined && isKind(source.id) ? [{ kind: source.id, id, name: source.nameOf(id), state: source.stateOf(index) }] : [];
    });
    setPile({ at: first.source.locationOf(first.index), members });
  }), [map]);
  if (!pile) return null;
  const label = t('map.cluster', { count: formats.number(pile.members.length) });
  return (
    <MapPopup at={pile.at} label={label} onClose={() => setPile(null)}>
      <Typography variant="subtitle2" component="h3">{label}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 240, overflowY: 'auto' }}>
        {pile.members.map(({ kind, id, name, state }) => (
          <li key={id}>
            <ListItemButton sx={{ gap: 1, px: 0.5, py: 0.25 }} onClick={() => { setPile(null); onSelect(kind, id); }}>
              <StatusIcon shape={kindOf(kind).symbol} state={state} size={18} />
              <Typography variant="body2" noWrap>{name}</Typography>
            </ListItemButton>
          </li>
        ))}
      </Box>
    </MapPopup>
  );
}
