import type { Scope } from '@ioc/shared/access';
import { useT } from '#platform/i18n';

/** A scope in one line: where, whose, in which sectors. */
export function ScopeText({ scope }: { scope: Scope }) {
  const t = useT();
  const where = scope.everywhere
    ? [t('access.scope.everywhere')]
    : [
        scope.unitIds.length > 0 && t('access.scope.unitCount', { count: scope.unitIds.length, smart_count: scope.unitIds.length }),
        scope.orgIds.length > 0 && t('access.scope.orgCount', { count: scope.orgIds.length, smart_count: scope.orgIds.length }),
      ].filter((part) => part !== false);
  const parts = where.length > 0 ? where : [t('access.scope.nothing')];
  if (scope.sectorCodes.length > 0) parts.push(t('access.scope.sectorCount', { count: scope.sectorCodes.length, smart_count: scope.sectorCodes.length }));
  return <span>{parts.join(' · ')}</span>;
}
