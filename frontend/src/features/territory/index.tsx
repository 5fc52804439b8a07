/** Administrative units as they were and are. Screens arrive when they are opened. */
import { lazy } from 'react';
import type { FeatureMessages } from '#platform/i18n';
import { territoryVi } from './territory.vi';

export const territoryMessages: FeatureMessages = {
  vi: territoryVi, en: async () => (await import('./territory.en')).territoryEn,
};

export const UnitList = lazy(async () => ({ default: (await import('./UnitList')).UnitList }));
/** On a map; whoever draws it has loaded the map already. */
export const BoundaryLayer = lazy(async () => ({ default: (await import('./BoundaryLayer')).BoundaryLayer }));
export const UnitShow = lazy(async () => ({ default: (await import('./UnitShow')).UnitShow }));
export const UnitCreate = lazy(async () => ({ default: (await import('./UnitForm')).UnitCreate }));
export const UnitEdit = lazy(async () => ({ default: (await import('./UnitForm')).UnitEdit }));
