import type { Same } from '#platform/i18n';
import type { organisationsVi } from './organisations.vi';

export const organisationsEn: Same<typeof organisationsVi> = {
  organisations: {
    name: 'Organisations',
    create: 'Add an organisation',
    edit: 'Edit',
    editTitle: 'Edit the organisation',
    import: 'Import a file',
    save: 'Save',
    cancel: 'Cancel',
    saved: 'The organisation is saved',
    search: 'Find by name, short name, code',
    none: 'No organisations yet',
    noneHint: 'Import them from a CSV or Excel file, or add them one by one. Without them no task can be given and no owner be named.',
    noneFound: 'No organisations match the filters',
    loadFailed: 'The organisations could not be loaded.',
    below: 'Organisations below',
    noneBelow: 'There are no organisations below',
    leads: 'May lead',
    leadsNot: 'Does not lead',
    field: {
      code: 'Code',
      name: 'Full name',
      shortName: 'Short name',
      kind: 'Kind',
      parent: 'Belongs to',
      unit: 'Area',
      sectors: 'Sectors',
      canLeadTask: 'May lead tasks',
    },
    hint: {
      required: 'This is needed',
      tooShort: 'At least %{min} characters are needed',
      tooLong: 'At most %{max} characters',
      code: 'Letters without accents, digits, . _ / -; for example SKHCN. Given once, it cannot be changed.',
    },
    edited: { created: 'Organisation added', updated: 'Organisation edited' },
    yes: 'yes',
    no: 'no',
  },
};
