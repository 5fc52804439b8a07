import type { Actor, Permission } from '@ioc/shared/access';
import type { Params } from './params.js';

/** The SQL expressions of a record's place: its unit, its organisation(s) and its sector; null = it has none. */
export interface ScopeColumns {
  unit: string | null;
  /** One organisation. */
  org?: string;
  /** Several organisations, a `uuid[]` expression. */
  orgs?: string;
  sector: string | null;
}

/**
 * The rows on which the actor may use the permission, as a condition for WHERE. The twin in memory is `covers` in
 * the shared contract; a property test holds the two together. No grant at all yields `false`.
 */
export function scopeCondition(actor: Actor, permission: Permission, columns: ScopeColumns, params: Params): string {
  const parts: string[] = [];
  for (const { permissions, scope } of actor.grants) {
    if (!permissions.includes(permission)) continue;
    const bySector = sectorCondition(scope.sectorCodes, columns.sector, params);
    if (bySector === 'false') continue;
    if (scope.everywhere) {
      if (bySector === 'true') return 'true';
      parts.push(bySector);
      continue;
    }
    const places: string[] = [];
    if (scope.unitIds.length > 0 && columns.unit) places.push(`${columns.unit} = any(${params.add(scope.unitIds)}::uuid[])`);
    if (scope.orgIds.length > 0 && columns.org) places.push(`${columns.org} = any(${params.add(scope.orgIds)}::uuid[])`);
    if (scope.orgIds.length > 0 && columns.orgs) places.push(`${columns.orgs} && ${params.add(scope.orgIds)}::uuid[]`);
    if (places.length === 0) continue;
    const byPlace = places.length === 1 ? places[0] : `(${places.join(' or ')})`;
    parts.push(bySector === 'true' ? `${byPlace}` : `(${bySector} and ${byPlace})`);
  }
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

function sectorCondition(codes: readonly string[], column: string | null, params: Params): string {
  if (codes.length === 0) return 'true';
  return column === null ? 'false' : `${column} = any(${params.add(codes)}::text[])`;
}
