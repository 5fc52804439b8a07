import { Suspense, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useListContext } from 'ra-core';
import { Alert, Box, Button, LinearProgress, Paper, Skeleton } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import type { BoundingBox } from '@ioc/shared/geo';
import type { Settings } from '@ioc/shared/settings';
import type { PlacedTask } from '@ioc/shared/task-places';
import { BoundaryLayer } from '#features/territory';
import { useSettings, type Query } from '#platform/api';
import { useFormats, useLocale, useT } from '#platform/i18n';
import { useLinkState, useNow } from '#platform/live';
import { MapView, useMap, type MapHandle } from '#platform/map';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { MarkPoints } from './MarkPoints';
import { marked, placeMarks } from './place.marks';
import { PlaceLegend } from './PlaceLegend';
import { PlaceList } from './PlaceList';
import { PlacePopup } from './PlacePopup';
import { TaskNarrowed } from './TaskNarrowed';
import { useMapPlace } from './useMapPlace';
import { usePlaceLabels } from './usePlaceLabels';
import { usePlaces } from './usePlaces';

/** Where the work of the filter lies; the same tasks as in every other view, as far as they have a place. */
export function TaskMap() {
  const t = useT();
  const settings = useSettings();
  return (
    <TaskNarrowed title={t('views.map.title')} asksItself>
      {settings ? <Places settings={settings} /> : <Skeleton variant="rounded" height={420} />}
    </TaskNarrowed>
  );
}

/** Near enough to tell one task from its neighbours. */
const closeUp = 14;
const none: readonly PlacedTask[] = [];

function boxOf(tasks: readonly PlacedTask[]): BoundingBox {
  const lngs = tasks.map(({ place }) => place[0]);
  const lats = tasks.map(({ place }) => place[1]);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

function Places({ settings: { home, centre, basemap: base, provinceCode } }: { settings: Settings }) {
  const t = useT();
  const locale = useLocale();
  const { number } = useFormats();
  const theme = useTheme();
  const labels = usePlaceLabels();
  const now = useNow(30_000);
  const link = useLinkState().state;
  const isStale = link === 'offline' || link === 'down' || link === 'stale';
  const map = useRef<MapHandle | null>(null);
  const { filterValues, setFilters } = useListContext();
  const { box, start, chosen, see, opened, choose } = useMapPlace();
  const [pile, setPile] = useState<readonly string[]>([]);
  const [retryBasemap, setRetryBasemap] = useState<(() => void) | null>(null);
  const { data, error, isPending, refetch } = usePlaces(filterValues as Query);
  const tasks = data?.data ?? none;
  const groups = useMemo(() => marked(tasks, now), [tasks, now]);
  const byId = useMemo(() => new Map(tasks.map((task) => [task.id, task])), [tasks]);
  const shown = (pile.length > 0 ? pile : chosen === null ? [] : [chosen]).flatMap((id) => byId.get(id) ?? []);

  const select = useCallback((id: string) => {
    setPile([]);
    choose(id);
  }, [choose]);
  const close = (): void => {
    setPile([]);
    map.current?.points.clearSelection();
    if (chosen !== null) choose(null);
  };
  const goTo = useCallback(({ id, place }: PlacedTask) => {
    map.current?.leaflet.getContainer().scrollIntoView?.({ block: 'nearest' });
    map.current?.flyTo(place, Math.max(closeUp, map.current.view().zoom));
    select(id);
  }, [select]);

  return (
    <>
      <PlaceLegend groups={groups} answer={data} onAll={() => map.current?.fitBounds(boxOf(tasks), { padding: 48, maxZoom: closeUp })} />
      {error && !data && <Failure error={error} title={t('tasks.loadFailed')} onRetry={() => void refetch()} />}
      {data && data.placed > data.data.length && (
        <Alert severity="info" variant="outlined" sx={{ mb: 1 }}>{t('views.map.cut', { shown: number(data.data.length), number: number(data.placed) })}</Alert>
      )}
      <Box sx={{ flex: { md: 1 }, minHeight: 0, display: 'flex', flexDirection: { xs: 'column', md: 'row' }, gap: 1 }}>
        <Paper variant="outlined" sx={{ position: 'relative', flex: { xs: 'none', md: 1 }, height: { xs: '46vh', md: 'auto' }, minHeight: { md: 320 }, minWidth: 0, overflow: 'hidden' }}>
          <MapView
            ref={map} initialPlace={start ?? { lng: centre[0], lat: centre[1], zoom: 9 }} labels={labels} theme={theme.palette.mode} base={base} locale={locale === 'vi' ? 'vi-VN' : 'en-GB'}
            onView={see} onBasemapLost={(retry) => setRetryBasemap(() => retry)} {...(provinceCode ? { focusProvince: provinceCode } : {})}
          >
            <FirstView box={start ? null : home} isDrawn={base.type === 'offline'} onOpen={opened} />
            <Suspense fallback={null}><BoundaryLayer /></Suspense>
            {placeMarks.map((mark) => <MarkPoints key={mark} mark={mark} tasks={groups.get(mark) ?? none} byId={byId} isStale={isStale} onSelect={select} />)}
            <Piles onPile={setPile} />
            {shown.length > 0 && <PlacePopup key={shown.map(({ id }) => id).join()} tasks={shown} now={now} onClose={close} />}
          </MapView>
          <Box sx={{ position: 'absolute', zIndex: 900, top: 8, left: 8, right: 8, display: 'grid', justifyItems: 'center', gap: 1, pointerEvents: 'none', '& > *': { pointerEvents: 'auto' } }}>
            {isPending && !error && <LinearProgress aria-label={t('views.map.loading')} sx={{ width: 240, borderRadius: 1 }} />}
            {data && data.data.length === 0 && (
              <Paper elevation={3}>
                <Empty
                  title={t(data.total === 0 ? 'tasks.noneFound' : 'views.map.none')} {...(data.total === 0 ? {} : { text: t('views.map.noneHint') })}
                  action={<Button onClick={() => setFilters({})}>{t('tasks.clearFilters')}</Button>}
                />
              </Paper>
            )}
            {retryBasemap && <Alert severity="warning" elevation={3} action={<Button color="inherit" size="small" onClick={retryBasemap}>{t('map.retry')}</Button>}>{t('map.basemapLost')}</Alert>}
          </Box>
        </Paper>
        <Paper variant="outlined" component="section" aria-label={t('views.map.list')} sx={{ width: { md: 320 }, flex: 'none', minHeight: 0, display: 'flex', flexDirection: 'column' }}>
          <PlaceList tasks={tasks} box={box} now={now} chosen={chosen} onPlace={goTo} />
        </Paper>
      </Box>
    </>
  );
}

/** Opens on what the person answers for: once, when the map knows how large it is. */
function FirstView({ box, isDrawn, onOpen }: { box: BoundingBox | null; isDrawn: boolean; onOpen: () => void }): null {
  const map = useMap();
  const show = useEffectEvent(() => {
    // The offline map is drawn, so it is sharp at every zoom; stored images are sharp only at whole ones.
    map.leaflet.options.zoomSnap = isDrawn ? 0.25 : 1;
    if (box) map.leaflet.fitBounds([[box[1], box[0]], [box[3], box[2]]], { animate: false, padding: [8, 8] });
    onOpen();
  });
  useEffect(() => show(), [map]);
  return null;
}

/** Tasks of one place stand on each other: no zoom takes them apart, so they are listed. */
function Piles({ onPile }: { onPile: (ids: readonly string[]) => void }): null {
  const map = useMap();
  useEffect(() => map.onClusterClick((cluster) => {
    onPile(map.points.canSplit(cluster) ? [] : map.points.members(cluster).flatMap(({ source, index }) => source.idAt(index) ?? []));
  }), [map, onPile]);
  return null;
}
