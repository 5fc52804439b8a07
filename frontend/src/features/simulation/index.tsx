/** Scenes of a demonstration: played by an admin, seen by everyone who has the portal open. */
import { lazy } from 'react';

export const SimulationTools = lazy(async () => ({ default: (await import('./SimulationTools')).SimulationTools }));
export const SceneButton = lazy(async () => ({ default: (await import('./SceneButton')).SceneButton }));

export { useMaySimulate } from './useMaySimulate';
