/** Organisations: who owns, who leads, who employs. */
export { OrganisationsModule } from './organisations.module.js';
export { OrganisationsService } from './organisations.service.js';
