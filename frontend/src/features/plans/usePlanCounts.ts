import { useMemo } from 'react';
import type { TaskCounts } from '@ioc/shared/task-statistics';
import { useStatistics } from '#features/task-statistics';

/** How the tasks of each plan stand, as far as the reader may see them. */
export function usePlanCounts(): ReadonlyMap<string, TaskCounts> | undefined {
  const { data } = useStatistics({ by: 'plan' });
  return useMemo(() => data && new Map(data.rows.flatMap((row) => (row.key === null ? [] : [[row.key, row]]))), [data]);
}
