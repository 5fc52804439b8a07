import { Chip } from '@mui/material';
import { useListContext } from 'ra-core';
import { originKindNames, originKinds } from '@ioc/shared/tasks';
import { useFormats, useT, useWords } from '#platform/i18n';

/** Filters that only a figure elsewhere leads to; each with the names it takes away when it is dropped. */
const parts = [
  { label: 'assigner', names: ['assignerId'] },
  { label: 'focal', names: ['focalUserId'] },
  { label: 'waiting', names: ['waiting', 'waitingFor'] },
  { label: 'children', names: ['parentId'] },
  { label: 'unit', names: ['unitId'] },
  { label: 'origin', names: ['originKind'] },
  { label: 'plan', names: ['planId'] },
  { label: 'period', names: ['assignedFrom', 'assignedTo'] },
] as const;

/** What the list is narrowed to without a field of its own, said and droppable: nobody reads a part as the whole. */
export function TaskFilterChips() {
  const t = useT();
  const words = useWords();
  const { date } = useFormats();
  const { filterValues, setFilters } = useListContext();
  const values = filterValues as Record<string, unknown>;
  const day = (name: string): string => (typeof values[name] === 'string' ? date(values[name]) : '…');
  const said = { name: originKinds.filter((kind) => String(values['originKind']).split(',').includes(kind)).map((kind) => words(originKindNames[kind])).join(', '), from: day('assignedFrom'), to: day('assignedTo') };
  const drop = (names: readonly string[]) => setFilters(Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name))));
  return parts
    .filter(({ names }) => names.some((name) => values[name]))
    .map(({ label, names }) => (
      <Chip
        key={label} size="small" onDelete={() => drop(names)}
        label={t(`tasks.only.${label}`, said)}
      />
    ));
}
