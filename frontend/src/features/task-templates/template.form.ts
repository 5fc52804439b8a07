/** Between a template and the fields of its form. */
import type { DayOffMove, Recurrence, RhythmKind } from '@ioc/shared/recurrence';
import type { ChecklistLine } from '@ioc/shared/task-checklist';
import type { TaskPart } from '@ioc/shared/task-parts';
import type { TaskTemplate } from '@ioc/shared/task-templates';
import type { Task } from '@ioc/shared/tasks';
import { dateIn, type WorkingClock } from '@ioc/shared/working-time';
import type { PartValues, TaskValues } from '#features/tasks';
import { dateTimeText, parseDateTime } from '#platform/i18n';

export type UnitPart = Omit<PartValues, 'dueAt'>;

export interface RecurrenceValues {
  every: RhythmKind;
  weekdays: number[];
  /** A day of the month, or `last`. */
  day: string;
  month: string;
  /** Dates as they are typed, day first. */
  firstOn: string;
  end: 'never' | 'on' | 'after';
  lastOn: string;
  count: string;
  giveDaysBefore: string;
  ifDayOff: DayOffMove;
  leadOrgIds: string[];
}

/** What the fields hold: those of a task, but that its term is counted in days and a part ends with it. */
export interface TemplateValues extends Omit<TaskValues, 'dueAt' | 'parts'> {
  name: string;
  parts: Record<string, UnitPart>;
  termDays: string;
  isRecurring: boolean;
  recurrence: RecurrenceValues;
}

export const typedDate = (date: string | null): string => (date === null ? '' : dateTimeText(`${date}T10:00:00Z`).slice(0, 10));
/** What is no date stays as it is, and the contract refuses it. */
const dateFrom = (text: string): string | null => {
  if (text.trim() === '') return null;
  const instant = parseDateTime(text);
  return instant === null ? text : dateIn(new Date(instant));
};
const numberFrom = (text: string): number | null => (text.trim() === '' ? null : Number(text));
const linesIn = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

export const noPart: UnitPart = { required: '', isMandatory: true };

function rhythmFrom({ every, weekdays, day, month }: RecurrenceValues) {
  if (every === 'week') return { every, weekdays };
  const on = day === 'last' ? null : Number(day);
  return every === 'month' ? { every, day: on } : { every, month: Number(month), day: on };
}

const recurrenceFrom = (values: RecurrenceValues) => ({
  rhythm: rhythmFrom(values), firstOn: dateFrom(values.firstOn) ?? '', lastOn: values.end === 'on' ? (dateFrom(values.lastOn) ?? '') : null,
  count: values.end === 'after' ? Number(values.count) : null, giveDaysBefore: numberFrom(values.giveDaysBefore) ?? 0, ifDayOff: values.ifDayOff, leadOrgIds: values.leadOrgIds,
});

/** As the contract wants it. */
export const inputFrom = (values: TemplateValues) => ({
  name: values.name, title: values.title, content: values.content.trim() || null, requiredResult: values.requiredResult.trim() || null, requiredEvidence: values.requiredEvidence, originKind: values.originKind,
  docNumber: values.docNumber.trim() || null, docDate: dateFrom(values.docDate), docIssuer: values.docIssuer.trim() || null, docSubject: values.docSubject.trim() || null,
  planId: values.planId || null, priority: values.priority, sectorCode: values.sectorCode, leadOrgId: values.leadOrgId || null,
  coordinating: values.coordinatingOrgIds.map((orgId) => {
    const { required, isMandatory } = values.parts[orgId] ?? noPart;
    return { orgId, required: required.trim() || null, isMandatory };
  }),
  checklist: linesIn(values.checklist), termDays: numberFrom(values.termDays), reviewEvery: values.termDays.trim() === '' ? values.reviewEvery || null : null,
  recurrence: values.isRecurring ? recurrenceFrom(values.recurrence) : null,
});

const recurrenceValues = (recurrence: Recurrence | null, today: string): RecurrenceValues => {
  const { rhythm, firstOn, lastOn, count, giveDaysBefore, ifDayOff, leadOrgIds } = recurrence ?? {
    rhythm: { every: 'week', weekdays: [5] } as const, firstOn: today, lastOn: null, count: null, giveDaysBefore: 3, ifDayOff: 'next' as const, leadOrgIds: [],
  };
  return {
    every: rhythm.every, weekdays: rhythm.every === 'week' ? [...rhythm.weekdays] : [5], day: rhythm.every === 'week' ? '25' : rhythm.day === null ? 'last' : String(rhythm.day),
    month: rhythm.every === 'quarter' || rhythm.every === 'year' ? String(rhythm.month) : '1', firstOn: typedDate(firstOn), end: lastOn !== null ? 'on' : count !== null ? 'after' : 'never',
    lastOn: typedDate(lastOn), count: count === null ? '12' : String(count), giveDaysBefore: String(giveDaysBefore), ifDayOff, leadOrgIds: [...leadOrgIds],
  };
};

export const freshValues = (now: Date): TemplateValues => ({
  name: '', title: '', content: '', requiredResult: '', requiredEvidence: 'none', originKind: 'direct', docNumber: '', docDate: '', docIssuer: '', docSubject: '', planId: '', priority: 'thuong', sectorCode: '', leadOrgId: '',
  coordinatingOrgIds: [], parts: {}, checklist: '', termDays: '5', reviewEvery: '', isRecurring: false, recurrence: recurrenceValues(null, dateIn(now)),
});

export const valuesOf = (template: TaskTemplate, now: Date): TemplateValues => ({
  name: template.name, title: template.title, content: template.content ?? '', requiredResult: template.requiredResult ?? '', requiredEvidence: template.requiredEvidence, originKind: template.originKind, docNumber: template.docNumber ?? '',
  docDate: typedDate(template.docDate), docIssuer: template.docIssuer ?? '', docSubject: template.docSubject ?? '', planId: template.planId ?? '', priority: template.priority,
  sectorCode: template.sectorCode, leadOrgId: template.leadOrgId ?? '', coordinatingOrgIds: template.coordinating.map(({ orgId }) => orgId),
  parts: Object.fromEntries(template.coordinating.map(({ orgId, required, isMandatory }) => [orgId, { required: required ?? '', isMandatory }])), checklist: template.checklist.join('\n'),
  termDays: template.termDays === null ? '' : String(template.termDays), reviewEvery: template.reviewEvery ?? '', isRecurring: template.recurrence !== null,
  recurrence: recurrenceValues(template.recurrence, dateIn(now)),
});

/** What a task has that others of its kind will have too: its term in working days, and who contributes what. */
export function valuesOfTask(task: Task, { parts, lines, clock, now }: { parts: readonly TaskPart[]; lines: readonly ChecklistLine[]; clock: WorkingClock; now: Date }): TemplateValues {
  const days = task.dueAt === null ? 0 : clock.daysBetween(new Date(task.assignedAt), new Date(task.dueAt));
  return {
    ...freshValues(now), name: task.title.slice(0, 200), title: task.title, content: task.content ?? '', requiredResult: task.requiredResult ?? '', requiredEvidence: task.requiredEvidence, originKind: task.originKind,
    docNumber: task.docNumber ?? '', docDate: typedDate(task.docDate), docIssuer: task.docIssuer ?? '', docSubject: task.docSubject ?? '', planId: task.planId ?? '', priority: task.priority,
    sectorCode: task.sectorCode, leadOrgId: task.leadOrgId, coordinatingOrgIds: task.coordinatingOrgIds,
    parts: Object.fromEntries(parts.map(({ orgId, required, isMandatory }) => [orgId, { required, isMandatory }])), checklist: lines.map(({ text }) => text).join('\n'),
    termDays: task.dueAt === null ? '' : String(Math.min(250, Math.max(1, days))), reviewEvery: task.reviewEvery ?? '',
    recurrence: { ...freshValues(now).recurrence, leadOrgIds: [task.leadOrgId] },
  };
}
