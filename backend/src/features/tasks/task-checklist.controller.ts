import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { takeChecklistStep, type TakeChecklistStep } from '@ioc/shared/task-checklist.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { TaskChecklistService } from './task-checklist.service.js';

const id = z.uuid();

/** `If-Match` is the version of the task. */
@Controller('api/tasks/:id/checklist')
export class TaskChecklistController {
  constructor(private readonly checklist: TaskChecklistService) {}

  @Get()
  @Allow('task:read')
  list(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string) {
    return this.checklist.list(actor, taskId);
  }

  /** Whose step it is is in the contract; the service asks it for this record. */
  @Post()
  @Allow('task:read')
  @HttpCode(200)
  take(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @IfMatch() version: number, @Body({ schema: takeChecklistStep }) input: TakeChecklistStep) {
    return this.checklist.take(actor, taskId, version, input);
  }
}
