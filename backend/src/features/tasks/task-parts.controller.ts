import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { givePart, takePartStep, type GivePart, type TakePartStep } from '@ioc/shared/task-parts.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { TaskPartsService } from './task-parts.service.js';

const id = z.uuid();

/** A part is named by whose it is; `If-Match` is the version of the task. */
@Controller('api/tasks/:id/parts')
export class TaskPartsController {
  constructor(private readonly parts: TaskPartsService) {}

  @Get()
  @Allow('task:read')
  list(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string) {
    return this.parts.list(actor, taskId);
  }

  @Post(':orgId')
  @Allow('task:assign')
  @HttpCode(200)
  give(
    @CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @Param('orgId', { schema: id }) orgId: string, @IfMatch() version: number,
    @Body({ schema: givePart }) input: GivePart,
  ) {
    return this.parts.give(actor, { taskId, orgId, version }, input);
  }

  /** Whose step it is is in the contract's table; the service asks it for this record. */
  @Post(':orgId/steps')
  @Allow('task:read')
  @HttpCode(200)
  take(
    @CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @Param('orgId', { schema: id }) orgId: string, @IfMatch() version: number,
    @Body({ schema: takePartStep }) input: TakePartStep,
  ) {
    return this.parts.take(actor, { taskId, orgId, version }, input);
  }
}
