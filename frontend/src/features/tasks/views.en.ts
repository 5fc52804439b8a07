import type { Same } from '#platform/i18n';
import type { viewsVi } from './views.vi';

export const viewsEn: Same<typeof viewsVi> = {
  views: {
    export: { xlsx: 'Excel (.xlsx)', csv: 'CSV (.csv)' },
    board: {
      moveCard: 'Move %{code}', moveTo: 'Move to…', filteredOut: 'Outside the filter', show: 'Show this column',
      refused: {
        'task.step-refused': 'No step leads here', 'task.return-too-late': 'The time for returning is over', 'task.appealed-already': 'Appealed already',
        'task.no-appeal': 'No appeal is open', 'task.not-your-side': 'Not yours to take', 'task.own-submission': 'You submitted this result, somebody else decides',
        'task.own-request': 'You asked for it, somebody else decides', 'task.own-evaluation': 'You evaluated it, somebody else decides',
      },
    },
  },
};
