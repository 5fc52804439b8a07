import type { Sector } from '@ioc/shared/sectors';
import type { TaskGroup, TaskStatisticsRow } from '@ioc/shared/task-statistics';
import { originKindNames, type OriginKind } from '@ioc/shared/tasks';
import { useGetList } from 'ra-core';
import { useMemo } from 'react';
import { useLocale, useT, useWords } from '#platform/i18n';

export type RowName = (by: TaskGroup, row: Pick<TaskStatisticsRow, 'key' | 'name'>) => string;

/** What a row is called in the language of the reader. */
export function useRowName(): RowName {
  const t = useT();
  const locale = useLocale();
  const words = useWords();
  const { data } = useGetList<Sector & { id: string }>('sectors', { pagination: { page: 1, perPage: 100 }, sort: { field: 'order', order: 'ASC' } });
  return useMemo(() => {
    const english = new Map(data?.map(({ code, nameEn }) => [code, nameEn]));
    return (by, { key, name }) => {
      if (key === null) return t(`statistics.without.${by}`);
      if (by === 'month') {
        const [year = '', month = ''] = key.split('-');
        return t('statistics.month', { month, year });
      }
      if (by === 'origin') return words(originKindNames[key as OriginKind]);
      return (by === 'sector' && locale !== 'vi' ? english.get(key) : null) ?? name ?? key;
    };
  }, [data, locale, t, words]);
}
