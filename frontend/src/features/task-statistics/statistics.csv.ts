import { syntheticTitle, syntheticWords } from '@ioc/shared/synthetic';
import { completionPercent, onTimePercent } from '@ioc/shared/task-score';
import { doneOf, sumOfCounts, totalOf, type TaskCounts, type TaskStatistics } from '@ioc/shared/task-statistics';
import type { Words as TwoLanguages } from '@ioc/shared/words';
import type { Translate } from '#platform/i18n';
import type { RowName } from './useRowName';

interface Words {
  t: Translate;
  nameOf: RowName;
  /** What the rows are: the head of the first column. */
  group: string;
  words: (said: TwoLanguages) => string;
  /** There is made-up data. Counts do not tell which of them hold some, so each line says what the screen says above all of them. */
  isSynthetic: boolean;
}

/** A text that a spreadsheet would calculate is kept a text. */
const cell = (value: string): string => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

/** Numbers as spreadsheets of a Vietnamese office read them: decimal comma, semicolons between. */
const rate = (value: number | null): string => (value === null ? '' : value.toFixed(2).replace('.', ','));

export function csvOf({ by, rows }: TaskStatistics, { t, nameOf, group, words, isSynthetic }: Words): string {
  const line = (name: string, counts: TaskCounts): string => [
    cell(name), totalOf(counts), doneOf(counts), counts.doneOnTime, counts.doneLate, counts.inTerm + counts.dueSoon, counts.overdue,
    counts.openNoTerm + counts.doneNoTerm, rate(completionPercent({ done: doneOf(counts), overdue: counts.overdue })), rate(onTimePercent(counts)),
    ...(isSynthetic ? [cell(words(syntheticWords(true)))] : []),
  ].join(';');
  const head = [
    group, t('statistics.total'), t('statistics.done'), `${t('statistics.done')}: ${t('statistics.doneOnTime')}`, `${t('statistics.done')}: ${t('statistics.doneLate')}`,
    `${t('statistics.open')}: ${t('statistics.inTerm')}`, `${t('statistics.open')}: ${t('statistics.overdue')}`, t('statistics.noTerm'),
    `${t('statistics.completion')} (%)`, `${t('statistics.onTime')} (%)`, ...(isSynthetic ? [words(syntheticTitle)] : []),
  ].map(cell).join(';');
  const lines = rows.map((row) => line(nameOf(by, row), row));
  return `\uFEFF${[head, ...lines, line(t('statistics.totalRow'), sumOfCounts(rows))].join('\r\n')}\r\n`;
}

/** Gives the reader the figures on the screen as a file. */
export function saveCsv(statistics: TaskStatistics, words: Words): void {
  const url = URL.createObjectURL(new Blob([csvOf(statistics, words)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${words.t('statistics.fileName')}-${statistics.at.slice(0, 10)}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
