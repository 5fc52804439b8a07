/** Imports: an office's own files, checked before anything is written. Screens arrive when they are opened. */
import { lazy } from 'react';

export const ImportList = lazy(async () => ({ default: (await import('./ImportList')).ImportList }));
export const ImportWizard = lazy(async () => ({ default: (await import('./ImportWizard')).ImportWizard }));
export const ImportShow = lazy(async () => ({ default: (await import('./ImportShow')).ImportShow }));
