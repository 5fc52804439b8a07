import { pipeline } from 'node:stream/promises';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import type { Page } from '@ioc/shared/list';
import { countOf, placesOf, scoreColumns, scoreOf, type ScoreColumn, type ScoredTask, type ScoreRow, type Scores } from '@ioc/shared/scores';
import { scoredTasksQuery, scoresQuery, scoresReportQuery, type ScoredTasksQuery, type ScoresQuery, type ScoresReportQuery } from '@ioc/shared/scores.input';
import { syntheticColumn, syntheticWords } from '@ioc/shared/synthetic';
import { scoreBand, scoreBandNames } from '@ioc/shared/task-score';
import type { Locale } from '@ioc/shared/words';
import type { Response } from 'express';
import { Allow, CurrentActor } from '#platform/http';
import { toCsv, workbookOf, type Cell } from '#platform/tabular';
import { ScoresService } from './scores.service.js';

@Controller('api/scores')
export class ScoresController {
  constructor(private readonly service: ScoresService) {}

  @Get()
  @Allow('task:read')
  scores(@CurrentActor() actor: Actor, @Query({ schema: scoresQuery }) query: ScoresQuery): Promise<Scores> {
    return this.service.scores(actor, query);
  }

  @Get('tasks')
  @Allow('task:read')
  tasks(@CurrentActor() actor: Actor, @Query({ schema: scoredTasksQuery }) query: ScoredTasksQuery): Promise<Page<ScoredTask>> {
    return this.service.tasks(actor, query);
  }

  @Get('report')
  @Allow('task:read')
  async report(@CurrentActor() actor: Actor, @Query({ schema: scoresReportQuery }) { format, locale, ...query }: ScoresReportQuery, @Res() response: Response): Promise<void> {
    const { rows } = await this.service.scores(actor, query);
    const synthetic = await this.service.syntheticKeys(actor, query);
    const cells = cellsOf(rows, synthetic, locale);
    const columns = [...scoreColumns, ...(synthetic.size > 0 ? [syntheticColumn] : [])].map(({ title, ...column }) => ({ ...column, title: title[locale] }));
    response.setHeader('Content-Disposition', `attachment; filename="danh-gia-${query.by}-${query.period}.${format}"`);
    if (format === 'csv') {
      const lines = cells.map((row) => Object.fromEntries(columns.map(({ name, title }) => [title, forSpreadsheet(row[name])])));
      response.type('text/csv; charset=utf-8').send(toCsv(columns.map(({ title }) => title), lines, { delimiter: ';' }));
      return;
    }
    response.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    // Whoever goes away in the middle of it has heard what they wanted.
    await pipeline(workbookOf(locale === 'vi' ? 'Đánh giá' : 'Scores', columns, cells), response).catch(() => response.destroy());
  }
}

/** Two decimals, as scores are shown everywhere. */
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Excel in Vietnam reads the comma as the decimal mark. */
const forSpreadsheet = (value: Cell): Cell => (typeof value === 'number' && !Number.isInteger(value) ? String(value).replace('.', ',') : value);

function cellsOf(rows: readonly ScoreRow[], synthetic: ReadonlySet<string | null>, locale: Locale): Record<ScoreColumn | 'synthetic', Cell>[] {
  const places = placesOf(rows);
  return rows.map((row) => {
    const score = scoreOf(row);
    return {
      place: places.get(row) ?? null, name: row.name ?? (row.key === null ? { vi: 'Chưa có người thực hiện', en: 'Nobody yet' }[locale] : row.key), count: countOf(row),
      judged: row.judged, overdue: row.overdue, awaiting: row.awaiting, points: rounded(row.points / 200), weight: row.weight / 2,
      score: score === null ? null : rounded(score), band: score === null ? null : scoreBandNames[scoreBand(score)][locale],
      synthetic: syntheticWords(synthetic.has(row.key))[locale],
    };
  });
}
