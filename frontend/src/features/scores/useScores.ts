import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Page } from '@ioc/shared/list';
import type { ScorePeriod } from '@ioc/shared/score-periods';
import type { ScoredTask, ScoreGroup, ScoreRow, Scores, Standing } from '@ioc/shared/scores';
import type { Sector } from '@ioc/shared/sectors';
import { useGetList } from 'ra-core';
import { http } from '#platform/api';
import { useLocale, useT } from '#platform/i18n';
import { onEvents, refreshLists } from '#platform/live';

const key = 'scores';

export interface ScoresQuestion {
  by: ScoreGroup;
  period: ScorePeriod;
}

/** Asked again at most once a second while tasks change, and each minute for the terms that pass. */
function useFresh<Answer>(path: string, query: Record<string, string | number | undefined>): UseQueryResult<Answer> {
  const queryClient = useQueryClient();
  useEffect(() => onEvents((events) => {
    if (events.some(({ name }) => name.startsWith('task.'))) refreshLists(queryClient, key);
  }), [queryClient]);
  return useQuery({
    queryKey: [key, path, query],
    queryFn: ({ signal }) => http<Answer>('GET', path, { query, signal }),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });
}

export const useScores = (question: ScoresQuestion): UseQueryResult<Scores> => useFresh<Scores>('/scores', { ...question });

export interface ScoreTasksQuestion extends ScoresQuestion {
  /** Null: the tasks of nobody. */
  key: string | null;
  standing: Standing | null;
  page: number;
  perPage: number;
}

export const useScoreTasks = ({ key: of, standing, ...question }: ScoreTasksQuestion): UseQueryResult<Page<ScoredTask>> =>
  useFresh<Page<ScoredTask>>('/scores/tasks', { ...question, key: of ?? undefined, standing: standing ?? undefined });

export type ScoreName = (by: ScoreGroup, row: Pick<ScoreRow, 'key' | 'name'>) => string;

/** What a row is called in the language of the reader. */
export function useScoreName(): ScoreName {
  const t = useT();
  const locale = useLocale();
  const { data } = useGetList<Sector & { id: string }>('sectors', { pagination: { page: 1, perPage: 100 }, sort: { field: 'order', order: 'ASC' } });
  return useMemo(() => {
    const english = new Map(data?.map(({ code, nameEn }) => [code, nameEn]));
    return (by, { key: of, name }) => (of === null ? t('scores.nobody') : ((by === 'sector' && locale !== 'vi' ? english.get(of) : null) ?? name ?? of));
  }, [data, locale, t]);
}
