import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { pageQuery, type PageQuery } from '@ioc/shared/list.input';
import { changeTasks, type ChangeTasks } from '@ioc/shared/task-change-sets.input';
import type { Config } from '#platform/config';
import { Allow, CONFIG, CurrentActor, requireAtMost } from '#platform/http';
import { TaskChangeSetsService } from './task-change-sets.service.js';

@Controller('api/task-change-sets')
export class TaskChangeSetsController {
  constructor(
    private readonly changeSets: TaskChangeSetsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Allow('task:read')
  list(@CurrentActor() actor: Actor, @Query({ schema: pageQuery }) query: PageQuery) {
    return this.changeSets.list(actor, query);
  }

  /** What each change needs is asked for each task, as for a single one. */
  @Post()
  @Allow('task:assign')
  @HttpCode(200)
  change(@CurrentActor() actor: Actor, @Body({ schema: changeTasks }) input: ChangeTasks, @Headers('idempotency-key') key?: string) {
    requireAtMost('tasks', input.tasks.length, this.config.IOC_CHANGE_SET_TASKS);
    return this.changeSets.change(actor, input, key);
  }
}
