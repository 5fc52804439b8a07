import type { checklistVi } from './checklist.vi';

export const checklistEn: typeof checklistVi = {
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
    loadFailed: 'The checklist could not be loaded',
  },
};
