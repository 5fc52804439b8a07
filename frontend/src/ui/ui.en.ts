import type { Same } from '#platform/i18n';
import type { uiVi } from './ui.vi';

export const uiEn: Same<typeof uiVi> = {
  ui: {
    due: {
      none: 'No due date',
      late: '%{time} overdue',
      left: '%{time} left',
      doneLate: 'Done %{time} late',
    },
    failure: {
      retry: 'Try again',
      unexpected: 'Something unexpected went wrong. Reload the page; if it stays, tell the administrator.',
    },
    confirm: { cancel: 'Cancel' },
    date: {
      placeholder: 'dd/mm/yyyy hh:mm',
      format: 'Day/month/year hour:minute',
      wrong: 'This is not a date. Example: 22/11/2026 17:00',
    },
  },
};
