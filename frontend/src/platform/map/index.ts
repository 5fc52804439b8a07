export { MapView, type MapViewProps } from './MapView';
export { useMap } from './mapContext';
export {
  AreaLayer, LabelLayer, MapPopup, PointSourceLayer, usePointSource,
  type AreaLayerProps, type MapPopupProps, type PointLayerProps,
} from './layers';
export {
  wholeCountry, type FitOptions, type MapHandle, type MapLabels, type MapPlace, type MapViewState,
} from './mapHandle';
export { PointSource, type MapPoint, type PointSourceOptions } from './pointSource';
export type { Cluster, PointRef } from './clusters';
export type { MapHit } from './pointLayer';
export type { AreaCollection, AreaFeature, AreaFill, AreaProperties } from './areas';
export type { LabelKind, MapLabel } from './labels';
export { offlineBasemap, type BasemapConfig } from './basemapConfig';
export { palettes, type MapPalette, type MapTheme } from './palette';
export {
  calmFirst, pointBadges, pointShapes, pointStates, type PointShape, type PointState,
} from './pointStates';
export { StatusIcon, type StatusIconProps } from './StatusIcon';
