/**
 * Templates of tasks ("mẫu nhiệm vụ"): what a task of a kind always has. People fill the form in from one, or let it give
 * the task by itself whenever its time comes round. A template belongs to the office of whoever made it.
 */
import type { Permission, Place } from './access.js';
import type { ProblemCode, ProblemParams } from './problems.js';
import type { Occurrence, Recurrence } from './recurrence.js';
import type { Task } from './tasks.js';
import type { AssignTask } from './tasks.input.js';
import type { CalendarDate } from './time.js';
import type { Choices } from './words.js';

export interface TemplateUnit {
  orgId: string;
  /** What it contributes; null = it takes part without a part of its own. */
  required: string | null;
  isMandatory: boolean;
}

/** Said in a template as in the task that comes of it. */
type SaidInBoth = Pick<
  Task, 'content' | 'requiredResult' | 'requiredEvidence' | 'originKind' | 'docNumber' | 'docDate' | 'docIssuer' | 'docSubject' | 'planId' | 'priority' | 'sectorCode'
>;

export interface TaskTemplate extends SaidInBoth, Pick<Task, 'reviewEvery'> {
  id: string;
  /** Short, for speaking of it: `MAU-0012`. */
  code: string;
  name: string;
  /** May hold `{tuần}`, `{tháng}`, `{quý}`, `{năm}`, `{ngày}`: those of the period. */
  title: string;
  leadOrgId: string | null;
  coordinating: TemplateUnit[];
  checklist: string[];
  /** Working days from giving to the due date; at most one of the two is there. A task that recurs is due by its recurrence. */
  termDays: number | null;
  orgId: string | null;
  orgName: string | null;
  recurrence: Recurrence | null;
  /** In whose name the tasks are given: whoever set the recurrence or let it go on. */
  giverId: string | null;
  giverName: string | null;
  pausedAt: string | null;
  /** Giving was refused: nothing is given until somebody lets it go on. */
  stop: TemplateStop | null;
  endedAt: string | null;
  /** The last period a task was given for. */
  lastPeriodOn: CalendarDate | null;
  synthetic: boolean;
  version: number;
}

export interface TemplateStop {
  at: string;
  code: ProblemCode;
  params: ProblemParams;
  leadOrgName: string | null;
}

export const templateStates = ['plain', 'recurring', 'paused', 'stopped', 'ended'] as const;
export type TemplateState = (typeof templateStates)[number];
export const templateStateNames = {
  plain: { vi: 'Giao khi cần', en: 'Given when needed' },
  recurring: { vi: 'Đang giao định kỳ', en: 'Given regularly' },
  paused: { vi: 'Tạm dừng', en: 'Paused' },
  stopped: { vi: 'Bị dừng', en: 'Stopped' },
  ended: { vi: 'Đã kết thúc', en: 'Ended' },
} as const satisfies Choices<TemplateState>;

export function templateState({ endedAt, recurrence, stop, pausedAt }: Pick<TaskTemplate, 'endedAt' | 'recurrence' | 'stop' | 'pausedAt'>): TemplateState {
  if (endedAt !== null) return 'ended';
  if (recurrence === null) return 'plain';
  return stop !== null ? 'stopped' : pausedAt !== null ? 'paused' : 'recurring';
}

export const templateSteps = ['pause', 'resume', 'end'] as const;
export type TemplateStep = (typeof templateSteps)[number];
/** In which states a step is open. What ended stays as it was, for what it has given. */
export const templateStepsFrom: Readonly<Record<TemplateStep, readonly TemplateState[]>> = {
  pause: ['recurring', 'stopped'],
  resume: ['paused', 'stopped'],
  end: ['plain', 'recurring', 'paused', 'stopped'],
};

/** One task that a template gave by itself; of those the reader may see. */
export interface TemplateRun {
  periodOn: CalendarDate;
  at: string;
  /** Its time had passed when it was given. */
  isMissed: boolean;
  leadOrgName: string;
  taskId: string;
  taskCode: string;
  taskTitle: string;
  dueAt: string | null;
}

export const taskTemplateSorts = ['name', 'code', 'lastPeriodOn'] as const;

/** Where it lies for who may use and change it: with the office that made it, in its sector. */
export const templatePlace = ({ orgId, sectorCode }: Pick<TaskTemplate, 'orgId' | 'sectorCode'>): Place => ({ unitId: null, orgIds: orgId === null ? [] : [orgId], sector: sectorCode });

/** What a pattern may hold, by the name it has in it. */
const fillers = new Map<string, (date: CalendarDate) => string>(Object.entries({
  ngày: (date: CalendarDate) => date.split('-').reverse().join('/'),
  tuần: (date: CalendarDate) => String(weekOf(date)),
  tháng: (date: CalendarDate) => date.slice(5, 7),
  quý: (date: CalendarDate) => ['I', 'II', 'III', 'IV'][Math.floor((Number(date.slice(5, 7)) - 1) / 3)] ?? '',
  năm: (date: CalendarDate) => date.slice(0, 4),
} satisfies Record<string, (date: CalendarDate) => string>));
export const patternNames = [...fillers.keys()];
const inBraces = /\{([^{}]*)\}/g;

/** The first thing in braces that nobody knows how to fill; null = all of them are known. */
export const unknownInPattern = (pattern: string): string | null => [...pattern.matchAll(inBraces)].map(([, name = '']) => name).find((name) => !fillers.has(name)) ?? null;

/** The title of the task of a period. What is unknown stays as it stands. */
export const fillPattern = (pattern: string, date: CalendarDate): string => pattern.replace(inBraces, (whole, name: string) => fillers.get(name)?.(date) ?? whole);

/** The week of the year as ISO 8601 counts it: the first one holds the first Thursday. */
function weekOf(date: CalendarDate): number {
  const day = new Date(date);
  const thursday = day.getTime() + (4 - (day.getUTCDay() || 7)) * 86_400_000;
  const year = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return 1 + Math.floor((thursday - year) / 604_800_000);
}

export type TemplateContent = SaidInBoth & Pick<TaskTemplate, 'title' | 'coordinating' | 'checklist'>;

/** The task of one period for one unit, as a person would have given it. */
export function taskOfPeriod(template: TemplateContent, { periodOn }: Pick<Occurrence, 'periodOn'>, { leadOrgId, dueAt }: { leadOrgId: string; dueAt: Date }): AssignTask {
  const { title, content, requiredResult, requiredEvidence, originKind, docNumber, docDate, docIssuer, docSubject, planId, priority, sectorCode, checklist } = template;
  const coordinating = template.coordinating.filter(({ orgId }) => orgId !== leadOrgId);
  return {
    title: fillPattern(title, periodOn), content, requiredResult, requiredEvidence, originKind, docNumber, docDate, docIssuer, docSubject, planId, priority, sectorCode, leadOrgId, checklist,
    coordinatingOrgIds: coordinating.map(({ orgId }) => orgId), dueAt: dueAt.toISOString(), reviewEvery: null, subject: null, asDraft: false,
    parts: coordinating.flatMap(({ orgId, required, isMandatory }) => (required === null ? [] : [{ orgId, required, isMandatory, dueAt: null }])),
  };
}

export interface TaskTemplateEvents {
  'task-template.created': TaskTemplate;
  'task-template.updated': TaskTemplate;
  'task-template.paused': TaskTemplate;
  'task-template.resumed': TaskTemplate;
  'task-template.ended': TaskTemplate;
  'task-template.gave': TaskTemplate;
  'task-template.stopped': TaskTemplate;
}
/** Who gives work hears of it; whom the work is given to hears of the task. */
export const taskTemplateAudience = {
  'task-template.created': 'task:assign',
  'task-template.updated': 'task:assign',
  'task-template.paused': 'task:assign',
  'task-template.resumed': 'task:assign',
  'task-template.ended': 'task:assign',
  'task-template.gave': 'task:assign',
  'task-template.stopped': 'task:assign',
} as const satisfies Record<keyof TaskTemplateEvents, Permission>;

export const taskTemplateProblems = {
  'task-template.not-found': 404,
  'task-template.step-refused': 409,
  'task-template.ended': 409,
  'task-template.giver-gone': 409,
} as const;
