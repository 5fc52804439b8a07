import { useEffect, useEffectEvent } from 'react';
import { operationalStateNames } from '@ioc/shared/assets';
import { kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import { useWords } from '#platform/i18n';
import { PointSourceLayer, usePointSource, type MapPoint } from '#platform/map';
import { marksOf, onMarks } from './marks';
import type { MapAsset } from './assets.live';
import { liveAssets } from './assets.store';

export interface AssetLayerProps {
  kind: AssetKind;
  /** Which assets are drawn; a new function is a new filter. */
  isVisible?: ((asset: MapAsset) => boolean) | undefined;
  /** The link to the server is broken: what is drawn may be old. */
  isStale?: boolean;
  onSelect?: (kind: AssetKind, id: string) => void;
}

const pointOf = ({ id, location, state }: MapAsset): MapPoint => ({ id, location, state, badges: marksOf(id) });

/** The assets of one kind on the map, for as long as it is rendered. Events reach the canvas without React. */
export function AssetLayer({ kind, isVisible, isStale = false, onSelect }: AssetLayerProps) {
  const words = useWords();
  const live = liveAssets(kind);
  const rowOf = (id: string): MapAsset | undefined => live.view().state.rows.get(id);
  const source = usePointSource({
    id: kind,
    shape: kindOf(kind).symbol,
    nameOf: (id) => rowOf(id)?.name ?? '',
    tooltipOf: (id) => {
      const row = rowOf(id);
      if (!row) return '';
      return [row.name, words(operationalStateNames[row.state]), row.unitName].filter(Boolean).join(' · ');
    },
  });
  const show = useEffectEvent(() => source.show((id) => {
    const row = rowOf(id);
    return row !== undefined && (isVisible?.(row) ?? true);
  }));

  useEffect(() => {
    const loadAll = (): void => source.load([...live.view().state.rows.values()].map(pointOf));
    show();
    if (live.view().status === 'ready') loadAll();
    return live.subscribe((change) => {
      if (change === null) return loadAll();
      change.removed.forEach((id) => source.remove(id));
      change.put.forEach((row) => source.put(pointOf(row)));
      source.setStates(change.states);
      // A filter may ask for the state; then a change of state also hides or shows.
      if (change.states.length > 0) show();
    });
  }, [live, source]);

  useEffect(() => onMarks((changed) => source.setBadges([...changed].map((id) => [id, marksOf(id)] as const))), [source]);
  useEffect(() => show(), [isVisible, source]);
  useEffect(() => source.setStale(isStale), [source, isStale]);
  return <PointSourceLayer source={source} onSelect={(id) => onSelect?.(kind, id)} />;
}
