import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme, type Theme } from '@mui/material/styles';
import { assetKindCodes, type AssetKind } from '@ioc/shared/asset-kinds';
import type { BoundingBox, LngLat } from '@ioc/shared/geo';
import type { Settings } from '@ioc/shared/settings';
import { AlarmPanel } from '#features/alarms';
import { AssetLayer } from '#features/assets';
import { TaskPanel } from '#features/tasks';
import { BoundaryLayer } from '#features/territory';
import { useCan, useSettings } from '#platform/api';
import { useLocale, useT } from '#platform/i18n';
import { useLinkState } from '#platform/live';
import { MapView, wholeCountry, type MapHandle, type MapViewState } from '#platform/map';
import { Empty } from '#ui/Empty';
import { PageTitle } from '#ui/PageTitle';
import { ClusterPopup } from './ClusterPopup';
import { KeyFigures } from './KeyFigures';
import { FirstView } from './FirstView';
import { LayerPanel } from './LayerPanel';
import { closeUp, placeFor, placeOf } from './map.place';
import { MapNotices } from './MapNotices';
import { MapSearch } from './MapSearch';
import { greyed, MapSidebar } from './MapSidebar';
import { MapTools } from './MapTools';
import { MarkerPopup } from './MarkerPopup';
import { AlarmLayer, TaskLayer } from './marks.layer';
import { showBox } from './showBox';
import { useMapFilters } from './useMapFilters';
import { useMapLabels } from './useMapLabels';
import { useMapUrl } from './useMapUrl';
import type { MapFilters, MapLayer, MapUrl } from './mapUrl';

const AssetDrawer = lazy(async () => ({ default: (await import('./AssetDrawer')).AssetDrawer }));
const InViewPanel = lazy(async () => ({ default: (await import('./InViewPanel')).InViewPanel }));
const LayerSheet = lazy(async () => ({ default: (await import('./LayerSheet')).LayerSheet }));

export function LiveMapPage() {
  const t = useT();
  const maySee = useCan('asset:read');
  const settings = useSettings();
  if (!maySee) return <Empty title={t('map.forbidden')} />;
  if (!settings) return <Box aria-busy="true" sx={{ flex: 1 }} />;
  return <LiveMap settings={settings} />;
}

/** Clear of the zoom buttons and the scale; the gaps between the panels belong to the map. */
const panels = {
  position: 'absolute', zIndex: 800, top: 10, left: 10, right: { xs: 10, sm: 'auto' }, bottom: 44, display: 'flex', flexDirection: 'column', gap: 1,
  pointerEvents: 'none', '& > *': { pointerEvents: 'auto' },
} as const;
const showSide = {
  position: 'absolute', zIndex: 800, left: { xs: 10, md: 'auto' }, right: { xs: 'auto', md: 10 }, top: { xs: 'auto', md: 10 }, bottom: { xs: 36, md: 'auto' },
} as const;

/** Only until the map knows its own size. */
const wholeWindow = { width: window.innerWidth, height: window.innerHeight };

function LiveMap({ settings }: { settings: Settings }) {
  const { bounds, home, basemap: base, provinceCode } = settings;
  const t = useT();
  const locale = useLocale();
  const theme = useTheme();
  const labels = useMapLabels();
  const isPhone = useMediaQuery((page: Theme) => page.breakpoints.down('md'), { noSsr: true });
  const map = useRef<MapHandle | null>(null);
  const [box, setBox] = useState<BoundingBox | null>(null);
  const [hasSide, setSide] = useState(!isPhone);
  const [showsDetails, setDetails] = useState(false);
  const [retryBasemap, setRetryBasemap] = useState<(() => void) | null>(null);
  const link = useLinkState().state;
  const isStale = link === 'offline' || link === 'down' || link === 'stale';

  const jump = useCallback(({ centre: to, zoom }: MapUrl) => {
    if (to) map.current?.flyTo(to, zoom ?? closeUp);
  }, []);
  const { url, change } = useMapUrl(jump);
  const { hidden, filters, selected, tab } = url;
  const [start] = useState(() => (url.centre && url.zoom !== null ? placeOf(url.centre, url.zoom) : null));
  const maySeeTasks = useCan('task:read');
  const isVisible = useMapFilters(filters);
  const shows = (layer: MapLayer): boolean => !hidden.includes(layer);

  const see = useCallback(({ lng, lat, zoom, bounds: seen }: MapViewState) => {
    setBox(seen);
    change({ centre: [lng, lat], zoom });
  }, [change]);
  // A function in a state has to be wrapped, or it would be called.
  const keepRetry = (retry: (() => void) | null): void => setRetryBasemap(() => retry);
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

  const layers = {
    hidden, filters, onHidden: (next: MapLayer[]) => change({ hidden: next }), onFilters: (next: MapFilters) => change({ filters: next }),
  };

  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
      <PageTitle title={t('map.title')} />
      <Box sx={{ flex: 'none', ...(isStale && greyed) }}><KeyFigures /></Box>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: isPhone ? 'column' : 'row', gap: 1 }}>
        <Paper sx={{ position: 'relative', flex: 1, minHeight: 0, minWidth: 0, overflow: 'hidden' }}>
          <MapView
            ref={map} initialPlace={start ?? placeFor(home, wholeWindow)} labels={labels} theme={theme.palette.mode} base={base} locale={locale === 'vi' ? 'vi-VN' : 'en-GB'}
            onView={see} onBasemapLost={keepRetry} {...(provinceCode ? { focusProvince: provinceCode } : {})}
          >
            <FirstView box={start ? null : home} base={base.type} />
            <Suspense fallback={null}>
              {shows('boundaries') && <BoundaryLayer />}
              {assetKindCodes.filter(shows).map((kind) => (
                <AssetLayer key={kind} kind={kind} isVisible={isVisible[kind]} isStale={isStale} onSelect={select} />
              ))}
              {shows('alarms') && <AlarmLayer />}
              {maySeeTasks && shows('tasks') && <TaskLayer />}
            </Suspense>
            {selected && <MarkerPopup selection={selected} onClose={deselect} onDetails={() => setDetails(true)} />}
            <ClusterPopup onSelect={select} />
            <Box sx={panels} data-map-panels>
              <MapSearch onFound={({ kind, id, location }) => (kind === 'unit' ? goTo(location, 12) : goToAsset(kind, id, location))} />
              {isPhone ? <Suspense fallback={<Box sx={{ height: 36 }} />}><LayerSheet {...layers} /></Suspense> : <LayerPanel {...layers} startsOpen={window.innerWidth >= 1_500} />}
            </Box>
            <MapTools
              onProvince={() => map.current && showBox(map.current, bounds, { isAnimated: true })} onCountry={() => map.current?.fitBounds(wholeCountry)}
            />
            <MapNotices isStale={link === 'stale'} onRetryBasemap={retryBasemap} />
          </MapView>
          {!hasSide && <Button variant="contained" size="small" onClick={() => setSide(true)} sx={showSide}>{t('map.showPanel')}</Button>}
        </Paper>
        {hasSide && (
          <MapSidebar isStale={isStale} tab={tab} onTab={(next) => change({ tab: next })} onHide={() => setSide(false)} isSheet={isPhone}>
            {tab === 'alarms' && <AlarmPanel onPlace={(alarm) => goToAsset(alarm.assetKind, alarm.assetId, alarm.location)} />}
            {tab === 'tasks' && maySeeTasks && <TaskPanel onPlace={goTo} />}
            {tab === 'view' && <InViewPanel box={box} hidden={hidden} filters={filters} onSelect={selectListed} />}
          </MapSidebar>
        )}
      </Box>
      {showsDetails && selected && <Suspense fallback={null}><AssetDrawer selection={selected} onClose={() => setDetails(false)} /></Suspense>}
    </Box>
  );
}
