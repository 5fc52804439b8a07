/** The columns of the board and what leads from one to another. Pure: the machine of the contract says what may be done. */
import type { Me } from '@ioc/shared/access';
import { doneTaskStates, isDone, refuseStep, stepIsOpen, taskSteps, taskTransitions, type RuledTask, type StepRefusal, type ListedTask, type Task, type TaskState, type TaskStep } from '@ioc/shared/tasks';

/** The road of every task; what is done is one column, judged or not. */
export const roadColumns: readonly TaskState[] = ['assigned', 'received', 'in_progress', 'submitted', 'completed'];
/** Those beside the road show where something stands in them. */
export const boardColumns: readonly TaskState[] = [...roadColumns, 'returned', 'suspended', 'pending_approval', 'draft'];

export const columnOf = (state: TaskState): TaskState => (isDone(state) ? 'completed' : state);

const statesOf = (column: TaskState): readonly TaskState[] => (column === 'completed' ? doneTaskStates : [column]);

/** What the filter leaves of a column; nothing where it asks for other states only. */
export function wantedOf(column: TaskState, filter: unknown): TaskState[] {
  const states = statesOf(column);
  return Array.isArray(filter) && filter.length > 0 ? states.filter((state) => filter.includes(state)) : [...states];
}

export type MovedTask = RuledTask & Partial<Pick<Task, 'suspendedFrom'>>;

/** What takes a task to a column; without steps, why nothing does. */
export interface Move {
  column: TaskState;
  steps: TaskStep[];
  refusal: StepRefusal | null;
}

/** Where a task can go from here, by the very rule by which the server refuses. */
export function movesOf(task: MovedTask, me: Me, now: Date): Move[] {
  const target = (step: TaskStep): TaskState => {
    const { to } = taskTransitions[step];
    return columnOf(to === 'previous' ? (task.suspendedFrom ?? 'in_progress') : to);
  };
  return boardColumns.filter((column) => column !== columnOf(task.state)).map((column) => {
    const leading = taskSteps.filter((step) => stepIsOpen(step, task.state) && target(step) === column);
    const open = leading.filter((step) => refuseStep(step, task, me, now) === null);
    // To begin says the same as to report a beginning, and asks nothing.
    const steps = open.includes('start') ? open.filter((step) => step !== 'report') : open;
    const [first] = leading;
    return { column, steps, refusal: steps.length > 0 ? null : first === undefined ? 'task.step-refused' : refuseStep(first, task, me, now) };
  });
}

interface Answer {
  column: TaskState;
  /** The states of it that the filter asks for. */
  wanted: readonly TaskState[];
  tasks: readonly ListedTask[];
  /** Undefined until the server has counted. */
  total: number | undefined;
}

export interface LaidColumn {
  tasks: ListedTask[];
  total: number | undefined;
}

/**
 * Each task in the column of its present state. A live change moves it before the server has been asked again, and the
 * counts with it. The one in a hand stays where it was taken from.
 */
export function layBoard(answers: readonly Answer[], held: ListedTask | null): Map<TaskState, LaidColumn> {
  const now = new Map<string, ListedTask>();
  for (const task of answers.flatMap(({ tasks }) => tasks)) {
    const other = now.get(task.id);
    if (!other || other.version < task.version) now.set(task.id, task);
  }
  if (held) now.set(held.id, held);
  return new Map(answers.map(({ column, wanted, tasks, total }) => {
    const own = new Set(tasks.map(({ id }) => id));
    const isHere = ({ state }: ListedTask): boolean => columnOf(state) === column && wanted.includes(state);
    const stayed = [...own].flatMap((id) => now.get(id) ?? []).filter(isHere);
    const arrived = [...now.values()].filter((task) => !own.has(task.id) && isHere(task));
    return [column, { tasks: [...arrived, ...stayed], total: total === undefined ? undefined : total + arrived.length + stayed.length - own.size }];
  }));
}
