/** The live map: the first thing people see in the morning. Nothing of it loads before it is opened. */
import { lazy } from 'react';

export const LiveMapPage = lazy(async () => ({ default: (await import('./LiveMapPage')).LiveMapPage }));
