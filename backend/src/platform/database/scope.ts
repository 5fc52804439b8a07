import type { Actor, Permission, Scope } from '@ioc/shared/access';
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
  const scopes = actor.grants.filter(({ permissions }) => permissions.includes(permission)).map(({ scope }) => scope);
  if (scopes.some(({ everywhere, sectorCodes }) => everywhere && sectorCodes.length === 0)) return 'true';
  const parts = scopes.map((scope) => oneScope(scope, columns, params)).filter((part) => part !== null);
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

/** Null when nothing can lie in it. A value becomes a parameter only once it is sure to be used: an unused one is an error. */
function oneScope({ everywhere, unitIds, orgIds, sectorCodes }: Scope, columns: ScopeColumns, params: Params): string | null {
  const { unit, org, orgs, sector } = columns;
  if (sectorCodes.length > 0 && sector === null) return null;
  const places: string[] = [];
  if (!everywhere) {
    if (unitIds.length > 0 && unit) places.push(`${unit} = any(${params.add(unitIds)}::uuid[])`);
    if (orgIds.length > 0 && org) places.push(`${org} = any(${params.add(orgIds)}::uuid[])`);
    if (orgIds.length > 0 && orgs) places.push(`${orgs} && ${params.add(orgIds)}::uuid[]`);
    if (places.length === 0) return null;
  }
  const conditions = places.length === 0 ? [] : [`(${places.join(' or ')})`];
  if (sectorCodes.length > 0) conditions.push(`${sector} = any(${params.add(sectorCodes)}::text[])`);
  return `(${conditions.join(' and ')})`;
}
