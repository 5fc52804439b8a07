import { Body, Controller, Get, Headers, Param, Post } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { childTask, type ChildTask } from '@ioc/shared/tasks.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { TaskChildrenService } from './task-children.service.js';

const id = z.uuid();

@Controller('api/tasks/:id')
export class TaskChildrenController {
  constructor(private readonly children: TaskChildrenService) {}

  @Get('family')
  @Allow('task:read')
  family(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string) {
    return this.children.family(actor, taskId);
  }

  /** Who may break a task down is in the contract; the service asks it for this record. `If-Match` is the version of the parent. */
  @Post('children')
  @Allow('task:read')
  give(
    @CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @IfMatch() version: number, @Body({ schema: childTask }) input: ChildTask,
    @Headers('idempotency-key') key?: string,
  ) {
    return this.children.give(actor, taskId, version, input, key);
  }
}
