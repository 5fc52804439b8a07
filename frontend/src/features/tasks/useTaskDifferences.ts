import { requiredEvidenceNames } from '@ioc/shared/task-evidence';
import { originKindNames, reviewCycleNames, taskPriorityNames, taskStateNames, type ListedTask, type Task } from '@ioc/shared/tasks';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useOrganisations, useSectors } from './useTaskChoices';

export interface Difference {
  name: string;
  from: string;
  to: string;
}

const longestShown = 120;

/** A list showed only some of the fields: of the others nobody can say that they changed. */
export type SeenTask = ListedTask & Partial<Task>;

/** What of a task is other than it was, field by field, as a person reads it. */
export function useTaskDifferences(): (seen: SeenTask, current: Task) => Difference[] {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const sectors = useSectors();
  const { nameOf } = useOrganisations();
  /** Undefined: not known; null: there is nothing in the field. */
  const told = (task: SeenTask): Record<string, string | null | undefined> => ({
    title: task.title, content: task.content, requiredResult: task.requiredResult, requiredEvidence: words(requiredEvidenceNames[task.requiredEvidence]), state: words(taskStateNames[task.state]), priority: words(taskPriorityNames[task.priority]),
    dueAt: task.dueAt && formats.dateTime(task.dueAt), reviewEvery: task.reviewEvery && words(reviewCycleNames[task.reviewEvery]), progress: formats.percent(task.progressPercent, 0),
    sector: sectors.nameOf(task.sectorCode), lead: task.leadOrgName, coordinating: task.coordinatingOrgIds.map(nameOf).join(', ') || null,
    originKind: task.originKind && words(originKindNames[task.originKind]), docNumber: task.docNumber, docDate: task.docDate && formats.date(task.docDate),
    docIssuer: task.docIssuer, docSubject: task.docSubject, plan: task.planTitle,
  });
  const shown = (text: string | null | undefined): string => {
    if (!text) return t('tasks.conflict.empty');
    return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  };
  return (seen, current) => {
    const [before, after] = [told(seen), told(current)];
    return Object.keys(after).filter((name) => before[name] !== undefined && (before[name] ?? null) !== (after[name] ?? null))
      .map((name) => ({ name: t(`tasks.field.${name}`), from: shown(before[name]), to: shown(after[name]) }));
  };
}
