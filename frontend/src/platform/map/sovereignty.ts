import type L from 'leaflet';
import type { LngLat } from '@ioc/shared/geo';
import { textMarker } from './labels';

export const sovereigntyPane = 'ioc-sovereignty';

/**
 * Names every map of the portal carries, over any base map, at any zoom. They are no setting and no translation:
 * nothing may switch them off or rename them.
 */
export const sovereigntyLabels: readonly { text: string; at: LngLat; kind: 'archipelago' | 'sea' }[] = [
  { text: 'Quần đảo Hoàng Sa (Đà Nẵng, Việt Nam)', at: [112, 15.35], kind: 'archipelago' },
  { text: 'Quần đảo Trường Sa (Khánh Hòa, Việt Nam)', at: [114.6, 9.15], kind: 'archipelago' },
  { text: 'BIỂN ĐÔNG', at: [112.9, 12.9], kind: 'sea' },
];

export function showSovereignty(map: L.Map): void {
  for (const { text, at, kind } of sovereigntyLabels) {
    textMarker(at, text, `ioc-text-${kind}`, sovereigntyPane).addTo(map);
  }
}
