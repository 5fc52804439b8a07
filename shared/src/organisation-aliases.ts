/** What files of tasks call an organisation besides its name ("tên gọi khác"): a person said so once, and files after that ask no more. */
import { can, nowhere, type Grant, type Permission } from './access.js';

export interface OrganisationAlias {
  id: string;
  /** As it stood in the file; other ways of writing it count as the same. */
  text: string;
  orgId: string;
  orgName: string;
  /** Null for what a service kept. */
  byId: string | null;
  byName: string | null;
  keptAt: string;
}

export const aliasSorts = ['text', 'orgName', 'byName', 'keptAt'] as const;

/** Who said it may take it back, and whoever brings in files for that organisation. */
export const mayForgetAlias = ({ orgId, byId }: Pick<OrganisationAlias, 'orgId' | 'byId'>, actor: { id: string; grants: readonly Grant[] }): boolean =>
  byId === actor.id || can(actor.grants, 'import:run', { ...nowhere, orgIds: [orgId] });

export interface AliasEvents {
  /** From now on files may call an organisation by this text too. */
  'organisation.alias-kept': { id: string; text: string };
  /** From now on files that say it ask again whom they mean. */
  'organisation.alias-forgotten': { id: string; text: string };
}
export const aliasAudience = {
  'organisation.alias-kept': 'organisation:read',
  'organisation.alias-forgotten': 'organisation:read',
} as const satisfies Record<keyof AliasEvents, Permission>;
