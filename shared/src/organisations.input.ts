/** What people send about organisations, and how organisations are asked for. */
import { z } from 'zod';
import { listQuery, oneOfMany } from './list.input.js';
import { organisationKindCodes } from './organisations.js';
import { cleanText } from './words.js';

const text = (shortest: number, longest: number) => z.string().transform(cleanText).pipe(z.string().min(shortest).max(longest));

/** The code is what files and other systems call an organisation by: it is given once and stays. */
export const createOrganisation = z.strictObject({
  code: z.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/),
  name: text(2, 200),
  shortName: text(1, 120),
  kind: z.enum(organisationKindCodes),
  parentId: z.uuid().nullable(),
  unitId: z.uuid().nullable(),
  sectorCodes: z.array(z.string().trim().min(1).max(20)).max(50),
  canLeadTask: z.boolean(),
});
export type CreateOrganisation = z.infer<typeof createOrganisation>;

export const updateOrganisation = createOrganisation.omit({ code: true }).partial();
export type UpdateOrganisation = z.infer<typeof updateOrganisation>;

export const organisationQuery = listQuery.extend({
  kind: oneOfMany(organisationKindCodes).optional(),
  canLeadTask: z.stringbool().optional(),
});
export type OrganisationQuery = z.infer<typeof organisationQuery>;

/** `q` finds the text, the organisation it stands for, and who kept it. */
export const aliasQuery = listQuery;
export type AliasQuery = z.infer<typeof aliasQuery>;
