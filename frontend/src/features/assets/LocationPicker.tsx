import { useEffect, useEffectEvent, useMemo } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTheme } from '@mui/material/styles';
import { operationalStateNames, operationalStates, type OperationalState } from '@ioc/shared/assets';
import type { LngLat } from '@ioc/shared/geo';
import type { SymbolShape } from '@ioc/shared/kind';
import { useSettings } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { MapView, PointSourceLayer, useMap, usePointSource } from '#platform/map';

interface LocationPickerProps {
  shape: SymbolShape;
  value: LngLat | null;
  onPick: (place: LngLat) => void;
}

/** Points at a place instead of typing it. The fields beside it hold the same numbers, for those who cannot point. */
export function LocationPicker({ shape, value, onPick }: LocationPickerProps) {
  const t = useT();
  const words = useWords();
  const settings = useSettings();
  const theme = useTheme();
  const labels = useMemo(() => ({
    region: t('assets.pickMap'), zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut'), closePopup: t('map.close'),
    states: Object.fromEntries(operationalStates.map((state) => [state, words(operationalStateNames[state])])) as Record<OperationalState, string>,
  }), [t, words]);
  if (!settings) return null;
  const [lng, lat] = value ?? settings.centre;
  return (
    <Box>
      <Box sx={{ position: 'relative', height: 280, borderRadius: 1, overflow: 'hidden', border: 1, borderColor: 'divider' }}>
        <MapView initialPlace={{ lng, lat, zoom: value ? 14 : 9 }} labels={labels} theme={theme.palette.mode} base={settings.basemap}>
          <Pin shape={shape} value={value} onPick={onPick} />
        </MapView>
      </Box>
      <Typography variant="caption" color="textSecondary">{t('assets.pickHint')}</Typography>
    </Box>
  );
}

function Pin({ shape, value, onPick }: LocationPickerProps) {
  const map = useMap();
  const source = usePointSource({ id: 'pin', shape, nameOf: () => '' });
  const pick = useEffectEvent(onPick);
  const [lng, lat] = value ?? [null, null];
  useEffect(() => {
    source.load(lng === null || lat === null ? [] : [{ id: 'pin', location: [lng, lat], state: 'online' }]);
  }, [source, lng, lat]);
  useEffect(() => {
    const round = (degrees: number): number => Number(degrees.toFixed(6));
    const onClick = ({ latlng }: { latlng: { lat: number; lng: number } }): void => pick([round(latlng.lng), round(latlng.lat)]);
    map.leaflet.on('click', onClick);
    return () => { map.leaflet.off('click', onClick); };
  }, [map]);
  return <PointSourceLayer source={source} />;
}
