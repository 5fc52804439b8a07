import { useMemo } from 'react';
import { operationalStateNames } from '@ioc/shared/assets';
import { useT, useWords } from '#platform/i18n';
import type { MapLabels } from '#platform/map';

/** The map's own words in the language of the screen. */
export function useMapLabels(): MapLabels {
  const t = useT();
  const words = useWords();
  return useMemo(() => ({
    region: t('map.region'),
    zoomIn: t('map.zoomIn'),
    zoomOut: t('map.zoomOut'),
    closePopup: t('map.close'),
    states: Object.fromEntries(Object.entries(operationalStateNames).map(([state, name]) => [state, words(name)])),
  }), [t, words]);
}
