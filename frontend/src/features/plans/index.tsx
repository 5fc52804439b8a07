/** Plans and programmes, and how their tasks stand. Screens arrive when they are opened. */
import { lazy } from 'react';

export const PlanList = lazy(async () => ({ default: (await import('./PlanList')).PlanList }));
export const PlanShow = lazy(async () => ({ default: (await import('./PlanShow')).PlanShow }));
