import { useMemo } from 'react';
import { useT, useWords } from '#platform/i18n';
import type { MapLabels } from '#platform/map';
import { lookOf, placeMarks } from './place.marks';

/** The map's own words. What is done in time and what was late have one sign and differ by shape: a cluster counts both. */
export function usePlaceLabels(): MapLabels {
  const t = useT();
  const words = useWords();
  return useMemo(() => ({
    region: t('views.map.region'), zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut'), closePopup: t('map.close'),
    states: {
      ...Object.fromEntries(placeMarks.map(lookOf).map(({ state, name }) => [state, words(name)])),
      done: t('views.map.done'),
    },
  }), [t, words]);
}
