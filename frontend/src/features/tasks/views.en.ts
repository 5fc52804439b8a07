import type { Same } from '#platform/i18n';
import type { viewsVi } from './views.vi';

export const viewsEn: Same<typeof viewsVi> = {
  views: {
    export: { all: 'All tasks of the filter', xlsx: 'Excel (.xlsx)', csv: 'CSV (.csv)' },
    timeline: {
      title: 'Timeline of tasks', lanes: 'Lanes by', zoom: 'Scale', lead: 'Unit', sector: 'Sector', month: 'Month', week: 'Week', print: 'Print the timeline',
      count: '%{number} task |||| %{number} tasks', cut: 'Only %{shown} of %{number} tasks are shown. Narrow the filter to see all.', original: 'first due date', late: 'overdue part', done: 'done',
      from: 'given %{date}', due: 'due %{date}',
    },
    map: {
      title: 'Map of tasks', region: 'Map of the tasks of the filter. Arrow keys move it, plus and minus zoom.', legend: 'Legend', list: 'Tasks in view',
      done: 'Done', due: 'due %{date}', here: '%{number} task here |||| %{number} tasks here', open: 'Open the task', loading: 'Loading tasks', count: '%{number} task |||| %{number} tasks', lost: '%{number} without a place',
      all: 'Show all', inView: '%{number} task in view |||| %{number} tasks in view', first: 'the %{number} due first are shown',
      cut: 'Only the %{shown} due first of %{number} tasks with a place are shown. Narrow the filter to see all.',
      none: 'None of these tasks has a place', noneHint: 'The tasks of the filter belong to no asset and no commune. See them in the list, on the board or in the calendar.',
    },
    bulk: {
      tasks: '%{count} task |||| %{count} tasks', export: 'Export chosen', exportAll: 'Export all', all: 'Choose all %{number} of the filter', allChosen: 'All %{number} of the filter', chosen: '%{number} chosen', most: '%{number} at most can be changed at once',
      try: 'Preview', back: 'Back', would: 'Will be done for %{count} task. Nothing has changed yet. |||| Will be done for %{count} tasks. Nothing has changed yet.', wouldNone: 'It can be done for none of the tasks.',
      wouldRefuse: '%{count} task will stay as it is: |||| %{count} tasks will stay as they are:',
      words: 'What is said', close: 'Close',
      done: 'Done for %{count} task. |||| Done for %{count} tasks.', refused: '%{count} task refused and stays as it was: |||| %{count} tasks refused and stay as they were:',
      kept: 'The reason is kept in the timeline of each task.',
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
