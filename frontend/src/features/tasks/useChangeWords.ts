import type { ChangeValue, FieldChange } from '@ioc/shared/changes';
import { checklistChanges } from '@ioc/shared/task-checklist';
import { requiredEvidenceNames } from '@ioc/shared/task-evidence';
import { originKindNames, reviewCycleNames, taskPriorityNames } from '@ioc/shared/tasks';
import type { Words } from '@ioc/shared/words';
import { useFormats, useT, useWords } from '#platform/i18n';
import type { ChangeWords } from '#ui/FieldChanges';
import { useSectors } from './useTaskChoices';

const ofChecklist = new Set<string>(Object.values(checklistChanges));

/** A field of an edit, or a line of the checklist, as a person reads it. */
export function useChangeWords(): (change: FieldChange) => ChangeWords {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const sectors = useSectors();
  const choices: Readonly<Record<string, Readonly<Record<string, Words>>>> = { priority: taskPriorityNames, originKind: originKindNames, reviewEvery: reviewCycleNames, requiredEvidence: requiredEvidenceNames };
  const said = (field: string, value: ChangeValue): ChangeWords['to'] => {
    if (value === null) return null;
    if (typeof value === 'object') return value.map(String);
    const text = String(value);
    if (field === 'dueAt') return formats.dateTime(text);
    if (field === 'docDate') return formats.date(text);
    if (field === 'sector') return sectors.nameOf(text);
    const choice = choices[field]?.[text];
    return choice === undefined ? text : words(choice);
  };
  return ({ field, from, to }) =>
    ofChecklist.has(field) ? { label: t(`checklist.told.${field}`), to: said(field, to) } : { label: t(`tasks.field.${field}`), from: said(field, from), to: said(field, to) };
}
