import type { fromTemplateVi } from './from-template.vi';

export const fromTemplateEn: typeof fromTemplateVi = {
  fromTemplate: {
    open: 'From a template…',
    choose: 'Choose a template',
    loading: 'Loading…',
    failed: 'The templates could not be loaded',
    none: 'There are no templates yet',
    noneFound: 'No template fits',
    filled: 'Filled in from “%{name}”',
    lost: 'The template says something else than you have entered for: %{fields}.',
    keep: 'Keep what I entered',
    replace: 'Take the template',
    field: {
      title: 'title', content: 'content', requiredResult: 'required result', requiredEvidence: 'required evidence', originKind: 'ground', docNumber: 'number of the document', docDate: 'date of the document',
      docIssuer: 'issuer', docSubject: 'subject', priority: 'priority', sectorCode: 'sector', leadOrgId: 'lead unit', coordinatingOrgIds: 'coordinating units',
      parts: 'parts of coordinating units', dueAt: 'due date', reviewEvery: 'review cycle', planId: 'plan', checklist: 'checklist',
    },
  },
};
