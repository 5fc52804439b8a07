/** Organisations: who owns, who leads, who employs. */
export { OrganisationsModule } from './organisations.module.js';
export { OrganisationAliasesService } from './organisation-aliases.service.js';
export { OrganisationsService } from './organisations.service.js';
export { writeOrganisations, type OrganisationWrite } from './organisation-writes.js';
export { organisationsByCode } from './organisation-rows.js';
