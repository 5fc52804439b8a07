/** The monitored sectors and how their tasks stand. Screens arrive when they are opened. */
import { lazy } from 'react';
import type { FeatureMessages } from '#platform/i18n';
import { sectorsVi } from './sectors.vi';

export const sectorsMessages: FeatureMessages = { vi: sectorsVi, en: async () => (await import('./sectors.en')).sectorsEn };

export const SectorList = lazy(async () => ({ default: (await import('./SectorList')).SectorList }));
export const SectorShow = lazy(async () => ({ default: (await import('./SectorShow')).SectorShow }));
