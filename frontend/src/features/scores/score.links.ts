/** Addresses of what is chosen: a link shows what its sender saw. */
import { periodAt, periodPattern, type ScorePeriod } from '@ioc/shared/score-periods';
import { scoreGroups, standings, type ScoreGroup, type Standing } from '@ioc/shared/scores';

export interface ScoreChoice {
  by: ScoreGroup;
  period: ScorePeriod;
}

/** Without a word of the reader's the quarter that runs: months are often too short to rank anybody. */
export function choiceOf(search: URLSearchParams, now: Date): ScoreChoice {
  const period = search.get('period') ?? '';
  return { by: scoreGroups.find((group) => group === search.get('by')) ?? 'unit', period: periodPattern.test(period) ? period : periodAt('quarter', now) };
}

export const standingIn = (search: URLSearchParams): Standing | null => standings.find((one) => one === search.get('standing')) ?? null;

export const scoresLink = ({ by, period }: ScoreChoice): string => `/scores?${new URLSearchParams({ by, period }).toString()}`;

export const scoreTasksLink = ({ by, period }: ScoreChoice, key: string | null, standing: Standing | null = null): string =>
  `/scores/tasks?${new URLSearchParams({ by, period, ...(key === null ? {} : { key }), ...(standing === null ? {} : { standing }) }).toString()}`;
