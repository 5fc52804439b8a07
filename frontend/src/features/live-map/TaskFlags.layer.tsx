import L from 'leaflet';
import { useCallback, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useFormats, useT } from '#platform/i18n';
import { MapPopup, useMap } from '#platform/map';
import type { TaskPile } from './task.places';

/** Below this a flag would lie over clusters that say more. */
const closeEnough = 11;

/** Flags wait until the map draws single points, or is close enough for them not to hide the clusters. */
function useHasRoom(): boolean {
  const map = useMap();
  const subscribe = useCallback((tell: () => void) => {
    const stopDraws = map.points.onDraw(tell);
    const stopViews = map.onView(tell);
    return () => {
      stopDraws();
      stopViews();
    };
  }, [map]);
  return useSyncExternalStore(subscribe, () => !map.points.scene.isClustered || map.leaflet.getZoom() >= closeEnough);
}

function flagElement({ tasks }: TaskPile): HTMLElement {
  const element = document.createElement('span');
  element.textContent = tasks.length > 1 ? `⚑ ${tasks.length}` : '⚑';
  element.title = tasks.map(({ code, title }) => `${code} · ${title}`).join('\n');
  Object.assign(element.style, {
    display: 'grid', placeItems: 'center', width: '100%', height: '100%', borderRadius: '11px', background: 'var(--map-panel)',
    color: 'var(--map-accent)', border: '1.5px solid var(--map-accent)', fontSize: '12px', fontWeight: '600', lineHeight: '1',
  });
  return element;
}

/**
 * Real markers of Leaflet, because they are few. They are for the pointer: with the keyboard the list of tasks beside the
 * map holds the same ones, in order and without standing on each other.
 */
export function TaskFlags({ piles }: { piles: readonly TaskPile[] }) {
  const map = useMap();
  const hasRoom = useHasRoom();
  const navigate = useNavigate();
  const [opened, setOpened] = useState<string | null>(null);
  const open = useEffectEvent((pile: TaskPile) => {
    const [only] = pile.tasks;
    if (pile.tasks.length === 1 && only) void navigate(`/tasks/${only.id}/show`);
    else setOpened(pile.key);
  });
  useEffect(() => {
    if (!hasRoom) return undefined;
    const group = L.layerGroup();
    for (const pile of piles) {
      const [lng, lat] = pile.at;
      const icon = L.divIcon({ html: flagElement(pile), className: '', iconSize: [pile.tasks.length > 1 ? 38 : 22, 22] });
      const marker = L.marker([lat, lng], { icon, keyboard: false });
      marker.on('click', () => open(pile));
      group.addLayer(marker);
    }
    group.addTo(map.leaflet);
    return () => { group.remove(); };
  }, [map, piles, hasRoom]);
  const pile = hasRoom ? piles.find(({ key }) => key === opened) : undefined;
  return pile && <PilePopup pile={pile} onClose={() => setOpened(null)} />;
}

function PilePopup({ pile, onClose }: { pile: TaskPile; onClose: () => void }) {
  const t = useT();
  const formats = useFormats();
  const label = t('map.taskPile', { count: formats.number(pile.tasks.length), smart_count: pile.tasks.length });
  return (
    <MapPopup at={pile.at} label={label} onClose={onClose}>
      <Typography variant="subtitle2" component="h3">{label}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 240, overflowY: 'auto' }}>
        {pile.tasks.map(({ id, code, title }) => (
          <Box component="li" key={id} sx={{ py: 0.5 }}>
            <Link component={RouterLink} to={`/tasks/${id}/show`} color="textPrimary" underline="hover">{title}</Link>
            <Typography variant="caption" color="textSecondary" component="div">{code}</Typography>
          </Box>
        ))}
      </Box>
    </MapPopup>
  );
}
