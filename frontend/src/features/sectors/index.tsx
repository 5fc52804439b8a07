/** The monitored sectors and how their tasks stand. Screens arrive when they are opened. */
import { lazy } from 'react';

export const SectorList = lazy(async () => ({ default: (await import('./SectorList')).SectorList }));
export const SectorShow = lazy(async () => ({ default: (await import('./SectorShow')).SectorShow }));
