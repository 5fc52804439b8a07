import type { Same } from '#platform/i18n';
import type { sectorsVi } from './sectors.vi';

export const sectorsEn: Same<typeof sectorsVi> = {
  sectors: {
    none: 'No sectors yet',
    loadFailed: 'The sectors could not be loaded.',
    owner: 'Led by %{name}',
    open: 'Open',
    inTerm: 'In term',
    dueSoon: 'Due soon',
    overdue: 'Overdue',
    done: 'Done',
    doneOnTime: 'On time',
    doneLate: 'Late',
    completion: 'Completion',
    completionHint: 'Tasks done out of those done and those overdue',
    overridden: 'Ended while an alarm was open',
    overriddenShare: '%{count} of %{total} tasks done at a site (%{percent})',
    lacking: 'Submitted without the evidence',
    lackingShare: '%{count} of %{total} tasks done that ask for it (%{percent})',
    noneDue: 'Nothing has been due yet',
    tasks: 'Tasks of the sector',
    allTasks: 'See all tasks',
    noTasks: 'No open tasks',
    tasksFailed: 'The tasks could not be loaded.',
    due: 'Due',
    lead: 'Lead',
    task: 'Task',
    progress: 'Progress',
    state: 'State',
    unknown: 'There is no such sector',
  },
};
