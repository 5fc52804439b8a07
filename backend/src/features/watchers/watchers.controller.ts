import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { watchTask, type WatchTask } from '@ioc/shared/watchers.input';
import { z } from 'zod';
import { Allow, CurrentActor } from '#platform/http';
import { WatchersService } from './watchers.service.js';

const id = z.uuid();

/** Everybody decides for themselves: nobody makes another person follow, or stop. */
@Controller('api/tasks/:id/watchers')
export class WatchersController {
  constructor(private readonly watchers: WatchersService) {}

  @Get()
  @Allow('task:read')
  list(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string) {
    return this.watchers.list(actor, taskId);
  }

  @Post()
  @Allow('task:read')
  @HttpCode(200)
  watch(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @Body({ schema: watchTask }) input: WatchTask) {
    return this.watchers.watch(actor, taskId, input);
  }
}
