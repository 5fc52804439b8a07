import { Controller, Get, Param, Query } from '@nestjs/common';
import { unitQuery, type UnitQuery } from '@ioc/shared/territory.input';
import { calendarDate } from '@ioc/shared/time.input';
import { z } from 'zod';
import { Allow } from '#platform/http';
import { TerritoryService } from './territory.service.js';

const day = z.object({ on: calendarDate.optional() });

@Controller('api/units')
export class TerritoryController {
  constructor(private readonly territory: TerritoryService) {}

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

  @Get(':id')
  @Allow('territory:read')
  get(@Param('id', { schema: z.uuid() }) id: string) {
    return this.territory.get(id);
  }
}
