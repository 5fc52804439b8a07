/** How organisations are asked for. */
import { z } from 'zod';
import { listQuery, oneOfMany } from './list.input.js';
import { organisationKindCodes } from './organisations.js';

export const organisationQuery = listQuery.extend({
  kind: oneOfMany(organisationKindCodes).optional(),
  canLeadTask: z.stringbool().optional(),
});
export type OrganisationQuery = z.infer<typeof organisationQuery>;
