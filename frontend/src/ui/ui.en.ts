import type { Same } from '#platform/i18n';
import type { uiVi } from './ui.vi';

export const uiEn: Same<typeof uiVi> = {
  ui: {
    due: {
      none: 'No due date',
      late: '%{time} overdue',
      left: '%{time} left',
      doneLate: 'Done %{time} late',
      review: 'next review',
      reviewLate: 'Review %{time} late',
    },
    failure: {
      retry: 'Try again',
      unexpected: 'Something unexpected went wrong. Reload the page; if it stays, tell the administrator.',
    },
    confirm: { cancel: 'Cancel' },
    draft: { found: 'You see what you typed last time and did not send.', forget: 'Start afresh', kept: 'The draft stays on this device until it is sent.' },
    changes: {
      title: 'History of edits',
      loadFailed: 'The history of edits could not be loaded.',
      none: 'No edits yet',
      reach: 'The log of the system is kept from %{time} on; edits before that are no longer here.',
      reachNothing: 'Every edit from now on is kept here.',
      older: 'Show earlier ones',
      system: 'The system',
      blank: '(empty)',
      added: 'added %{list}',
      left: 'removed %{list}',
      replaced: 'changed',
      withheld: 'Before, it belonged to another scope, so the old values are not shown.',
      unknown: 'What changed was not yet kept field by field.',
    },
    date: {
      placeholder: 'dd/mm/yyyy hh:mm',
      format: 'Day/month/year hour:minute',
      wrong: 'This is not a date. Example: 22/11/2026 17:00',
    },
  },
};
