import type { Same } from '#platform/i18n';
import type { viewsVi } from './views.vi';

export const viewsEn: Same<typeof viewsVi> = {
  views: {
    export: { xlsx: 'Excel (.xlsx)', csv: 'CSV (.csv)' },
    timeline: {
      title: 'Timeline of tasks', lanes: 'Lanes by', zoom: 'Scale', lead: 'Unit', sector: 'Sector', month: 'Month', week: 'Week', print: 'Print the timeline',
      count: '%{number} task |||| %{number} tasks', cut: 'Only %{shown} of %{number} tasks are shown. Narrow the filter to see all.', original: 'first due date', late: 'overdue part', done: 'done',
      from: 'given %{date}', due: 'due %{date}',
    },
    bulk: {
      tasks: '%{count} task |||| %{count} tasks', export: 'Export chosen', exportMost: 'Export %{count} at most', words: 'What is said', close: 'Close',
      done: 'Done for %{count} task. |||| Done for %{count} tasks.', refused: '%{count} task refused and stays as it was: |||| %{count} tasks refused and stay as they were:',
      hint: {
        remind: 'The lead unit of each task is told. A task can be urged once in 30 minutes.',
        due: 'The new date and the reason are written into each task; the first due date is kept. What is submitted, suspended or has an open request stays as it is.',
        priority: 'When a term becomes short is computed anew.',
        reassign: 'For drafts and for tasks that were returned; work in progress stays where it is.',
        drop: 'Cancels drafts and what waits for approval only; what was given stays.',
      },
    },
    saved: {
      title: 'Saved views', short: 'Saved', none: 'No view is saved yet. Set the filters and save them to open them quickly.', save: 'Save the present view', name: 'Name of the view',
      audience: 'Who sees it', by: 'by %{name}', default: 'Open the tasks with this view', edit: 'Edit', delete: 'Delete', replace: 'Replace by the filter on the screen', saved: 'The view is saved.',
      deleted: 'The view “%{name}” is deleted.', defaulted: 'Tasks will open with “%{name}”.', noDefault: 'Tasks open with the list as usual.',
    },
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
