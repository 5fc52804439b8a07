/** What people do to a task besides the steps of its machine, and what its timeline says has come of it. */
import type { Me } from '@ioc/shared/access';
import type { FieldChange } from '@ioc/shared/changes';
import { checklistSteps, refuseChecklistStep, type ChecklistLine } from '@ioc/shared/task-checklist';
import { extensionStepEvents, extensionSteps, extensionTransitions, openExtensionStates, refuseExtension, type ExtensionTransition, type TaskExtension } from '@ioc/shared/task-extensions';
import { partStepEvents, partSteps, partTransitions, refusePart, refusePartStep, type PartState, type PartStep, type TaskPart } from '@ioc/shared/task-parts';
import { mayEditTask, type Task } from '@ioc/shared/tasks';

export const deedKinds = ['edit', 'extensions', 'parts', 'checklist'] as const;
export type DeedKind = (typeof deedKinds)[number];

export interface Deed {
  method: 'POST' | 'PATCH';
  /** After the address of the task. */
  path: string;
  body: object;
}

/** What is kept in the list of this kind; an edit needs none. */
export interface Lists {
  edit: null;
  extensions: TaskExtension[];
  parts: TaskPart[];
  checklist: ChecklistLine[];
}

interface Doing {
  task: Task;
  me: Me;
  /** Never the same twice: what is written can be found again. */
  n: number;
  /** Two of them, so that whoever does not lead may take part. */
  units: readonly string[];
}

/** Everything of a kind that this person may do to the task as they see it. */
export const deedsOf: { [Kind in DeedKind]: (doing: Doing, list: Lists[Kind]) => Deed[] } = {
  edit: ({ task, me, n }) => (mayEditTask(task, me) ? [{ method: 'PATCH', path: '', body: { content: `Nội dung ${n}` } }] : []),
  extensions: ({ task, me, n }, list) => {
    const open = list.find(({ state }) => (openExtensionStates as readonly string[]).includes(state)) ?? null;
    return extensionSteps.filter((step) => refuseExtension(step, task, open, me) === null).map((step) => {
      const rule: ExtensionTransition = extensionTransitions[step];
      return { method: 'POST', path: '/extensions', body: { step, text: 'Có lý do', dueAt: rule.date === 'sent' ? new Date(Date.parse(task.dueAt ?? '') + n * 60_000).toISOString() : null } };
    });
  },
  parts: ({ task, me, n, units }, list) => [
    ...units.filter((org) => org !== task.leadOrgId && !list.some(({ orgId }) => orgId === org) && refusePart(task, me) === null)
      .map((org): Deed => ({ method: 'POST', path: `/parts/${org}`, body: { required: `Phần việc ${n}`, isMandatory: n % 3 === 0 } })),
    ...list.flatMap((part) => partSteps.filter((step) => refusePartStep(step, part, task, me) === null)
      .map((step): Deed => ({ method: 'POST', path: `/parts/${part.orgId}/steps`, body: { step, text: 'Có lý do', ...(step === 'progress' ? { percent: n % 100 } : {}) } }))),
  ],
  checklist: ({ task, me, n }, list) => checklistSteps.filter((step) => refuseChecklistStep(step, task, me) === null).flatMap((step): Deed[] => {
    const line = list[n % Math.max(list.length, 1)];
    if (step === 'add') return list.length < 10 ? [{ method: 'POST', path: '/checklist', body: { step, text: `Dòng ${n}` } }] : [];
    return line ? [{ method: 'POST', path: '/checklist', body: { step, n: line.n } }] : [];
  }),
};

/** A line of the timeline as it is kept. */
export interface KeptLine {
  step: string;
  byId: string;
  changes: FieldChange[] | null;
}

const lineOfEvent = new Map<string, string>([
  ['task.updated', 'edit'], ['task.checklist-changed', 'checklist'], ['task.part-given', 'part_give'],
  ...partSteps.map((step) => [partStepEvents[step], `part_${step}`] as const),
  ...extensionSteps.map((step) => [extensionStepEvents[step], `extension_${step}`] as const),
]);
const toldApart = new Set(lineOfEvent.values());

/** Who did what, one after the other, by the events. The steps of the machine are one kind here. */
export const doneByEvents = (events: readonly { name: string; byId: string }[]): string[] => events.map(({ name, byId }) => `${lineOfEvent.get(name) ?? 'step'} ${byId}`);

/** The same by the timeline, where all that somebody does to the checklist in one go is one line. */
export const doneByTimeline = (lines: readonly KeptLine[]): string[] =>
  lines.flatMap(({ step, byId, changes }) => Array.from({ length: step === 'checklist' ? (changes?.length ?? 0) : 1 }, () => `${toldApart.has(step) ? step : 'step'} ${byId}`));

export interface Outcome {
  content: string | null;
  /** Null = no part; with two units there is one at most. */
  part: PartState | null;
  /** Texts of the checklist, and whether they are ticked. */
  lines: Record<string, boolean>;
  /** How many requests and moves there are, and how many of each moved the term. */
  extensions: { all: number; approved: number; accepted: number; moved: number; refused: number };
}

/** What a task has to look like after all that its timeline tells. */
export function outcomeOf(lines: readonly KeptLine[]): Outcome {
  const count = (...steps: string[]): number => lines.filter(({ step }) => steps.includes(step)).length;
  const outcome: Outcome = {
    content: null, part: 'open', lines: {},
    extensions: {
      all: count('extension_request', 'extension_move'), approved: count('extension_approve'), accepted: count('extension_accept'), moved: count('extension_move'),
      refused: count('extension_refuse'),
    },
  };
  for (const { step, changes } of lines) {
    // Whoever takes the lead over has no part beside it.
    if (step === 'reassign') outcome.part = null;
    if (step === 'part_give') outcome.part = 'open';
    const taken = /^part_(progress|report|accept|send_back|waive)$/.exec(step)?.[1];
    if (taken !== undefined) outcome.part = partTransitions[taken as PartStep].to;
    for (const { field, to } of changes ?? []) {
      if (field === 'content') outcome.content = String(to);
      if (field === 'checklistAdded' || field === 'checklistUnticked') outcome.lines[String(to)] = false;
      if (field === 'checklistTicked') outcome.lines[String(to)] = true;
      if (field === 'checklistRemoved') Reflect.deleteProperty(outcome.lines, String(to));
    }
  }
  return outcome;
}
