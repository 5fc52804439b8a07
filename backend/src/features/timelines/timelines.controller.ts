import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { timelineQuery, type TimelineQuery } from '@ioc/shared/timelines.input';
import { z } from 'zod';
import { Allow, CurrentActor } from '#platform/http';
import { TimelinesService } from './timelines.service.js';

const id = z.uuid();

@Controller('api/tasks/:id/timeline')
export class TimelinesController {
  constructor(private readonly timelines: TimelinesService) {}

  @Get()
  @Allow('task:read')
  page(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @Query({ schema: timelineQuery }) query: TimelineQuery) {
    return this.timelines.page(actor, taskId, query);
  }
}
