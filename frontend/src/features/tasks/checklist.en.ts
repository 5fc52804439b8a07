import type { checklistVi } from './checklist.vi';

export const checklistEn: typeof checklistVi = {
  tasks: { happened: { checklist: 'changed the checklist' } },
  checklist: {
    name: 'Checklist',
    count: '%{done}/%{total}',
    add: 'Add a line',
    put: 'Add',
    added: 'Added',
    removed: 'Removed',
    ticked: 'Ticked',
    unticked: 'No longer ticked',
    remove: 'Remove: %{text}',
    doneBy: '%{name}, %{at}',
    propose: 'By the checklist: %{percent} (%{done} of %{total} done)',
    hint: { lines: 'One line each; the unit ticks them as they are done.', wrong: 'At most 50 lines of 300 characters' },
    told: { checklistAdded: 'Added', checklistRemoved: 'Removed', checklistTicked: 'Done', checklistUnticked: 'Not done' },
    loadFailed: 'The checklist could not be loaded',
  },
};
