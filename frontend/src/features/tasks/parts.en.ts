import type { Same } from '#platform/i18n';
import type { partsVi } from './parts.vi';

export const partsEn: Same<typeof partsVi> = {
  tasks: {
    happened: {
      part_give: 'gave a part',
      part_progress: 'reported progress of a part',
      part_report: 'reported a part',
      part_accept: 'confirmed a part',
      part_send_back: 'sent a part back',
      part_waive: 'waived a part',
    },
  },
  parts: {
    name: 'Parts of coordinating units',
    loadFailed: 'The parts of coordinating units could not be loaded',
    missing: 'The result cannot be submitted yet: waiting for %{orgs}.',
    mandatory: 'Mandatory: the result waits for it',
    underWay: 'Under way',
    optional: 'not mandatory',
    dueName: 'Due:',
    waiting: 'Parts of my unit',
    give: 'Give another part',
    given: 'The part was given to %{org}.',
    partOf: 'Part of %{org}',
    field: { org: 'Coordinating unit', required: 'What has to be done', dueAt: 'Due date of the part', report: 'Report', decision: 'Remark' },
    hint: { required: 'Leave empty where the unit only follows.', dueAt: 'Empty: with the task', late: 'Not after the due date of the task', falling: 'It was %{percent} last time: say why it is less.', finish: 'Once sent, the part waits for the lead unit to confirm it. If it is not finished, choose “Update progress”.' },
    step: { progress: 'Update progress', report: 'Report part', accept: 'Confirm as done', send_back: 'Send back', waive: 'Waive part' },
    done: {
      progress: 'The progress of the part was updated.',
      report: 'The part was reported.',
      accept: 'The part was confirmed.',
      send_back: 'The part was sent back.',
      waive: 'The part was waived.',
    },
    say: { progress: 'What is being done, and how far it is', report: 'What was done', send_back: 'Reason for sending it back', waive: 'Reason for waiving it' },
  },
};
