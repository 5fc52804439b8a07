/** People of the portal: who they are, what they may do and where. Screens arrive when they are opened. */
import { lazy } from 'react';
import type { FeatureMessages } from '#platform/i18n';
import { accessVi } from './access.vi';

export const accessMessages: FeatureMessages = { vi: accessVi, en: async () => (await import('./access.en')).accessEn };

export const UserList = lazy(async () => ({ default: (await import('./UserList')).UserList }));
export const UserCreate = lazy(async () => ({ default: (await import('./UserForms')).UserCreate }));
export const UserEdit = lazy(async () => ({ default: (await import('./UserForms')).UserEdit }));
export const UserShow = lazy(async () => ({ default: (await import('./UserShow')).UserShow }));
export const PasswordChange = lazy(async () => ({ default: (await import('./PasswordChange')).PasswordChange }));
export const Profile = lazy(async () => ({ default: (await import('./Profile')).Profile }));
