import { Body, Controller, Get, Headers, HttpCode, Post, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { pageQuery, type PageQuery } from '@ioc/shared/list.input';
import { changeTasks, previewTaskChange, type ChangeTasks, type PreviewTaskChange } from '@ioc/shared/task-change-sets.input';
import { Allow, CurrentActor, TakesLong } from '#platform/http';
import { TaskChangeSetsService } from './task-change-sets.service.js';

@Controller('api/task-change-sets')
export class TaskChangeSetsController {
  constructor(private readonly changeSets: TaskChangeSetsService) {}

  @Get()
  @Allow('task:read')
  list(@CurrentActor() actor: Actor, @Query({ schema: pageQuery }) query: PageQuery) {
    return this.changeSets.list(actor, query);
  }

  /** What each change needs is asked for each task, as for a single one. */
  @Post()
  @Allow('task:assign')
  @HttpCode(200)
  @TakesLong()
  change(@CurrentActor() actor: Actor, @Body({ schema: changeTasks }) input: ChangeTasks, @Headers('idempotency-key') key?: string) {
    return this.changeSets.change(actor, input, key);
  }

  /** Writes nothing: what would change of all tasks of a filter, what would refuse, and why. */
  @Post('preview')
  @Allow('task:assign')
  @HttpCode(200)
  @TakesLong()
  preview(@CurrentActor() actor: Actor, @Body({ schema: previewTaskChange }) wish: PreviewTaskChange) {
    return this.changeSets.preview(actor, wish);
  }
}
