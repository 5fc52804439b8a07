/** What the work of units, persons and sectors is worth, and how that is computed. The screens arrive when they are opened. */
import { lazy } from 'react';

export const ScoresPage = lazy(async () => ({ default: (await import('./ScoresPage')).ScoresPage }));
export const ScoreTasksPage = lazy(async () => ({ default: (await import('./ScoreTasksPage')).ScoreTasksPage }));
