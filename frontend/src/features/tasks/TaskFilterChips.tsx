import { Chip } from '@mui/material';
import { useListContext } from 'ra-core';
import { without } from '@ioc/shared/list';
import { originKindNames, originKinds } from '@ioc/shared/tasks';
import { useFormats, useT, useWords } from '#platform/i18n';

/** Filters that only a figure elsewhere leads to; each with the names it takes away when it is dropped. */
const parts = [
  { label: 'tasks.only.handler', names: ['handlerId'], lacking: 'tasks.without.handler' },
  { label: 'tasks.only.assigner', names: ['assignerId'] },
  { label: 'tasks.only.focal', names: ['focalUserId'], lacking: 'tasks.without.focal' },
  { label: 'tasks.only.waiting', names: ['waiting', 'waitingFor'] },
  { label: 'tasks.only.children', names: ['parentId'] },
  { label: 'tasks.only.unit', names: ['unitId'], lacking: 'tasks.without.unit' },
  { label: 'tasks.only.origin', names: ['originKind'] },
] as const;
const periods = [
  { label: 'tasks.only.period', names: ['assignedFrom', 'assignedTo'] },
  { label: 'tasks.only.due', names: ['dueFrom', 'dueTo'] },
  { label: 'tasks.only.review', names: ['reviewFrom', 'reviewTo'] },
  { label: 'tasks.only.completed', names: ['completedFrom', 'completedTo'] },
] as const;

/** What the list is narrowed to without a field of its own, said and droppable: nobody reads a part as the whole. */
export function TaskFilterChips({ hasPeriodField = false }: { hasPeriodField?: boolean }) {
  const t = useT();
  const words = useWords();
  const { date } = useFormats();
  const { filterValues, setFilters } = useListContext();
  const values = filterValues as Record<string, unknown>;
  const day = (name: string): string => (typeof values[name] === 'string' ? date(values[name]) : '…');
  const origins = originKinds.filter((kind) => String(values['originKind']).split(',').includes(kind)).map((kind) => words(originKindNames[kind])).join(', ');
  const said = (part: (typeof parts | typeof periods)[number]): string => {
    if ('lacking' in part && String(values[part.names[0]]) === without) return t(part.lacking);
    return t(part.label, { name: origins, from: day(part.names[0]), to: day(part.names.at(-1) ?? '') });
  };
  const drop = (names: readonly string[]) => setFilters(Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name))));
  return [...parts, ...(hasPeriodField ? [] : periods)]
    .filter(({ names }) => names.some((name) => values[name]))
    .map((part) => <Chip key={part.label} size="small" onDelete={() => drop(part.names)} label={said(part)} />);
}
