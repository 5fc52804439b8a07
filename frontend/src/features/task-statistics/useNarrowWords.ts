import type { Sector } from '@ioc/shared/sectors';
import type { NarrowFilter } from '@ioc/shared/task-statistics';
import { deadlineStateNames, taskPriorityNames, taskStateNames } from '@ioc/shared/tasks';
import { useGetList } from 'ra-core';
import { useFormats, useLocale, useT, useWords } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { periodOf } from './statistics.period';

const told = new Set(['q', 'state', 'deadline', 'priority', 'sectorCode', 'assignedFrom', 'assignedTo', 'dueFrom', 'dueTo', 'completedFrom', 'completedTo']);

/** What a filter says, in words for a page of paper; what needs a name that only its own screen knows is at least mentioned. */
export function useNarrowWords(): (filter: NarrowFilter) => string[] {
  const t = useT();
  const words = useWords();
  const locale = useLocale();
  const { date } = useFormats();
  const { data: sectors = [] } = useGetList<Sector & { id: string }>('sectors', { pagination: { page: 1, perPage: 100 }, sort: { field: 'order', order: 'ASC' } });
  return (filter) => {
    const chosen = (name: string): string[] => [filter[name] ?? []].flat().flatMap((value) => String(value).split(','));
    const named = (name: string, names: Readonly<Record<string, { vi: string; en: string }>>): string => chosen(name).map((value) => (names[value] ? words(names[value]) : value)).join(', ');
    const period = periodOf(filter, new Date(serverNow()));
    const sectorNames = chosen('sectorCode').map((code) => sectors.find((sector) => sector.code === code)).map((sector) => (sector ? (locale === 'vi' ? sector.nameVi : sector.nameEn) : '')).filter(Boolean);
    const lines: [string, string][] = [
      [t(`statistics.bases.${period.basis}`), period.preset === 'all' ? '' : `${period.from === null ? '…' : date(period.from)} – ${period.to === null ? '…' : date(period.to)}`],
      [t('tasks.field.sector'), sectorNames.join(', ')],
      [t('tasks.field.state'), named('state', taskStateNames)],
      [t('tasks.field.deadline'), named('deadline', deadlineStateNames)],
      [t('tasks.field.priority'), named('priority', taskPriorityNames)],
      [t('statistics.search'), typeof filter['q'] === 'string' ? `“${filter['q']}”` : ''],
    ];
    const said = lines.filter(([, text]) => text !== '').map(([name, text]) => `${name}: ${text}`);
    return Object.keys(filter).every((name) => told.has(name)) ? said : [...said, t('statistics.otherFilters')];
  };
}
