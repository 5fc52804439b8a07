/** How the tasks stand, counted by what they have in common. The screen arrives when it is opened. */
import { lazy } from 'react';

export { SharesBar } from './SharesBar';
export { useStatistics } from './useStatistics';
export const StatisticsTable = lazy(async () => ({ default: (await import('./StatisticsTable')).StatisticsTable }));
export const StatisticsPage = lazy(async () => ({ default: (await import('./StatisticsPage')).StatisticsPage }));
