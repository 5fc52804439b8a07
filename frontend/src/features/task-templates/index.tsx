/** Templates of tasks and the work they give by themselves. Screens arrive when they are opened. */
import { lazy } from 'react';

export const TemplateList = lazy(async () => ({ default: (await import('./TemplateList')).TemplateList }));
export const TemplateShow = lazy(async () => ({ default: (await import('./TemplateShow')).TemplateShow }));
export const TemplateCreate = lazy(async () => ({ default: (await import('./TemplateCreate')).TemplateCreate }));
export const TemplateEdit = lazy(async () => ({ default: (await import('./TemplateCreate')).TemplateEdit }));
