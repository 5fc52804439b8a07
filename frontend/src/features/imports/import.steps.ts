import { kindOf } from '@ioc/shared/asset-kinds';
import { isAssetKind } from '@ioc/shared/import-fields';
import type { ImportJob, ImportTarget } from '@ioc/shared/imports';
import type { Words } from '@ioc/shared/words';

export const importSteps = ['file', 'check', 'mapping', 'apply'] as const;

/** Which of the steps a job has come to. */
export function stepOf(job: Pick<ImportJob, 'state' | 'errors'>): number {
  if (job.state === 'checking') return 1;
  if (job.state === 'applying') return 3;
  if (job.state === 'applied') return importSteps.length;
  return 2;
}

export const isBusy = (job: Pick<ImportJob, 'state'>): boolean => job.state === 'checking' || job.state === 'applying';

export const mayApply = (job: Pick<ImportJob, 'state' | 'errors' | 'toCreate' | 'toUpdate'>): boolean =>
  job.state === 'checked' && job.errors === 0 && job.toCreate + job.toUpdate > 0;

/** How far a busy job is, in percent; null before the rows are counted. */
export const progressOf = ({ rowsDone, rowsTotal }: Pick<ImportJob, 'rowsDone' | 'rowsTotal'>): number | null =>
  rowsTotal > 0 ? Math.min(100, (100 * rowsDone) / rowsTotal) : null;

/** What a target is called, where the contract says so. */
export const targetWords = (target: ImportTarget): Words | null => (isAssetKind(target) ? kindOf(target).plural : null);
