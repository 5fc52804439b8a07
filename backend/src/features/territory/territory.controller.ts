import { Body, Controller, Get, Headers, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { pageQuery, type PageQuery } from '@ioc/shared/list.input';
import {
  createUnit,
  endUnit,
  unitExportQuery,
  unitQuery,
  updateUnit,
  type CreateUnit,
  type EndUnit,
  type UnitExportQuery,
  type UnitQuery,
  type UpdateUnit,
} from '@ioc/shared/territory.input';
import { calendarDate } from '@ioc/shared/time.input';
import type { Response } from 'express';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch, TakesLong } from '#platform/http';
import { TerritoryService } from './territory.service.js';
import { UnitEdits } from './unit-edits.service.js';
import { UnitExport } from './unit-export.js';

const id = z.uuid();
const day = z.object({ on: calendarDate.optional() });

@Controller('api/units')
export class TerritoryController {
  constructor(
    private readonly territory: TerritoryService,
    private readonly edits: UnitEdits,
    private readonly exports: UnitExport,
  ) {}

  @Get()
  @Allow('territory:read')
  list(@Query({ schema: unitQuery }) query: UnitQuery) {
    return this.territory.list(query);
  }

  @Get('boundaries')
  @Allow('territory:read')
  boundaries(@Query({ schema: day }) query: z.infer<typeof day>) {
    return this.territory.boundaries(query.on);
  }

  /** Whoever may read the catalogue may take it along: an export adds nothing to what the pages show. */
  @Get('export')
  @Allow('territory:read')
  @TakesLong()
  async export(@Query({ schema: unitExportQuery }) query: UnitExportQuery, @Res() response: Response) {
    const { fileName, type, text } = await this.exports.write(query);
    response.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
    response.type(type).send(text);
  }

  @Get(':id')
  @Allow('territory:read')
  get(@Param('id', { schema: id }) unitId: string) {
    return this.territory.get(unitId);
  }

  @Get(':id/changes')
  @Allow('territory:read')
  changes(@Param('id', { schema: id }) unitId: string, @Query({ schema: pageQuery }) query: PageQuery) {
    return this.edits.changes(unitId, query);
  }

  @Post()
  @Allow('territory:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: createUnit }) input: CreateUnit, @Headers('idempotency-key') key?: string) {
    return this.edits.create(actor, input, key);
  }

  @Patch(':id')
  @Allow('territory:write')
  update(@CurrentActor() actor: Actor, @Param('id', { schema: id }) unitId: string, @IfMatch() version: number, @Body({ schema: updateUnit }) input: UpdateUnit) {
    return this.edits.update(actor, unitId, version, input);
  }

  @Post(':id/end')
  @Allow('territory:write')
  end(@CurrentActor() actor: Actor, @Param('id', { schema: id }) unitId: string, @IfMatch() version: number, @Body({ schema: endUnit }) input: EndUnit) {
    return this.edits.end(actor, unitId, version, input);
  }
}
