import { Suspense, useCallback, useRef, useState } from 'react';
import { Title } from 'ra-ui-materialui';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme, type Theme } from '@mui/material/styles';
import { assetKindCodes, type AssetKind } from '@ioc/shared/asset-kinds';
import type { BoundingBox, LngLat } from '@ioc/shared/geo';
import { AlarmPanel, AlarmWatch } from '#features/alarms';
import { AssetLayer } from '#features/assets';
import { TaskPanel } from '#features/tasks';
import { useCan, useSettings, type BasemapSettings } from '#platform/api';
import { useLocale, useT } from '#platform/i18n';
import { useLinkState } from '#platform/live';
import { MapView, wholeCountry, type MapHandle, type MapViewState } from '#platform/map';
import { Empty } from '#ui/Empty';
import { AssetDrawer } from './AssetDrawer';
import { BoundaryLayer } from './BoundaryLayer';
import { ClusterPopup } from './ClusterPopup';
import { InViewPanel } from './InViewPanel';
import { KeyFigures } from './KeyFigures';
import { LayerPanel } from './LayerPanel';
import { closeUp, placeFor, placeOf } from './map.place';
import { MapNotices } from './MapNotices';
import { MapSearch } from './MapSearch';
import { MapSidebar } from './MapSidebar';
import { MapTools } from './MapTools';
import { MarkerPopup } from './MarkerPopup';
import { AlarmLayer, TaskLayer } from './marks.layer';
import { useMapFilters } from './useMapFilters';
import { useMapLabels } from './useMapLabels';
import { useMapUrl } from './useMapUrl';
import type { MapLayer, MapUrl } from './mapUrl';

export function LiveMapPage() {
  const t = useT();
  const maySee = useCan('asset:read');
  const settings = useSettings();
  if (!maySee) return <Empty title={t('map.forbidden')} />;
  if (!settings) return <Box aria-busy="true" sx={{ flex: 1 }} />;
  return <LiveMap bounds={settings.bounds} base={settings.basemap} />;
}

interface LiveMapProps {
  bounds: BoundingBox;
  base: BasemapSettings;
}

/** Clear of the zoom buttons and the scale; the gaps between the panels belong to the map. */
const panels = {
  position: 'absolute', zIndex: 800, top: 10, left: 10, right: { xs: 10, sm: 'auto' }, bottom: 44, display: 'flex', flexDirection: 'column', gap: 1,
  pointerEvents: 'none', '& > *': { pointerEvents: 'auto' },
} as const;
const showSide = { position: 'absolute', zIndex: 800, right: { xs: '50%', md: 10 }, top: { xs: 'auto', md: 10 }, bottom: { xs: 10, md: 'auto' }, transform: { xs: 'translateX(50%)', md: 'none' } } as const;

function LiveMap({ bounds, base }: LiveMapProps) {
  const t = useT();
  const locale = useLocale();
  const theme = useTheme();
  const labels = useMapLabels();
  const isPhone = useMediaQuery((page: Theme) => page.breakpoints.down('md'), { noSsr: true });
  const map = useRef<MapHandle | null>(null);
  const [box, setBox] = useState<BoundingBox | null>(null);
  const [hasSide, setSide] = useState(!isPhone);
  const [showsDetails, setDetails] = useState(false);
  const link = useLinkState().state;
  const isStale = link === 'offline' || link === 'stale';

  const jump = useCallback(({ centre: to, zoom }: MapUrl) => {
    if (to) map.current?.flyTo(to, zoom ?? closeUp);
  }, []);
  const { url, change } = useMapUrl(jump);
  const { hidden, filters, selected, tab } = url;
  const [start] = useState(() => (url.centre && url.zoom !== null ? placeOf(url.centre, url.zoom) : placeFor(bounds, window.innerWidth - 600, window.innerHeight - 220)));
  const isVisible = useMapFilters(filters);
  const shows = (layer: MapLayer): boolean => !hidden.includes(layer);

  const see = useCallback(({ lng, lat, zoom, bounds: seen }: MapViewState) => {
    setBox(seen);
    change({ centre: [lng, lat], zoom });
  }, [change]);
  const select = useCallback((kind: AssetKind, id: string) => change({ selected: { kind, id } }), [change]);
  const deselect = useCallback(() => {
    map.current?.points.clearSelection();
    change({ selected: null });
  }, [change]);
  const goTo = useCallback((to: LngLat, zoom = closeUp) => map.current?.flyTo(to, Math.max(zoom, map.current.view().zoom)), []);
  const goToAsset = useCallback((kind: AssetKind, id: string, to: LngLat) => {
    map.current?.points.select(kind, id);
    goTo(to);
    select(kind, id);
  }, [goTo, select]);
  const selectListed = (kind: AssetKind, id: string): void => {
    map.current?.points.select(kind, id);
    select(kind, id);
  };

  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Title title={t('map.title')} />
      <KeyFigures />
      <Suspense fallback={null}><AlarmWatch /></Suspense>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: isPhone ? 'column' : 'row', gap: 1 }}>
        <Paper sx={{ position: 'relative', flex: 1, minHeight: 0, minWidth: 0, overflow: 'hidden' }}>
          <MapView
            ref={map} initialPlace={start} labels={labels} theme={theme.palette.mode} base={base} locale={locale === 'vi' ? 'vi-VN' : 'en-GB'}
            onView={see}
          >
            <Suspense fallback={null}>
              {shows('boundaries') && <BoundaryLayer />}
              {assetKindCodes.filter(shows).map((kind) => (
                <AssetLayer key={kind} kind={kind} isVisible={isVisible[kind]} isStale={isStale} onSelect={select} />
              ))}
              {shows('alarms') && <AlarmLayer />}
              {shows('tasks') && <TaskLayer />}
            </Suspense>
            {selected && <MarkerPopup selection={selected} onClose={deselect} onDetails={() => setDetails(true)} />}
            <ClusterPopup onSelect={select} />
            <Box sx={panels} data-map-panels>
              <MapSearch onFound={({ kind, id, location }) => (kind === 'unit' ? goTo(location, 12) : goToAsset(kind, id, location))} />
              {!isPhone && <LayerPanel hidden={hidden} filters={filters} onHidden={(next) => change({ hidden: next })} onFilters={(next) => change({ filters: next })} startsOpen={window.innerWidth >= 1_500} />}
            </Box>
            <MapTools
              onProvince={() => map.current?.fitBounds(bounds)} onCountry={() => map.current?.fitBounds(wholeCountry)}
            />
            <MapNotices isStale={isStale} />
          </MapView>
          {!hasSide && <Button variant="contained" size="small" onClick={() => setSide(true)} sx={showSide}>{t('map.showPanel')}</Button>}
        </Paper>
        {hasSide && (
          <MapSidebar tab={tab} onTab={(next) => change({ tab: next })} onHide={() => setSide(false)} isSheet={isPhone}>
            {tab === 'alarms' && <AlarmPanel onPlace={(alarm) => goToAsset(alarm.assetKind, alarm.assetId, alarm.location)} />}
            {tab === 'tasks' && <TaskPanel onPlace={goTo} />}
            {tab === 'view' && <InViewPanel box={box} hidden={hidden} filters={filters} onSelect={selectListed} />}
          </MapSidebar>
        )}
      </Box>
      {showsDetails && selected && <AssetDrawer selection={selected} onClose={() => setDetails(false)} />}
    </Box>
  );
}
