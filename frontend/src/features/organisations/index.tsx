/** The catalogue of organisations: who owns, leads and employs. Screens arrive when they are opened. */
import { lazy } from 'react';

export const OrganisationAliasList = lazy(async () => ({ default: (await import('./OrganisationAliasList')).OrganisationAliasList }));
export const OrganisationList = lazy(async () => ({ default: (await import('./OrganisationList')).OrganisationList }));
export const OrganisationShow = lazy(async () => ({ default: (await import('./OrganisationShow')).OrganisationShow }));
