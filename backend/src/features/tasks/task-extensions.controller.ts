import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { takeExtensionStep, type TakeExtensionStep } from '@ioc/shared/task-extensions.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { TaskExtensionsService } from './task-extensions.service.js';

const id = z.uuid();

@Controller('api/tasks/:id/extensions')
export class TaskExtensionsController {
  constructor(private readonly extensions: TaskExtensionsService) {}

  @Get()
  @Allow('task:read')
  list(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string) {
    return this.extensions.list(actor, taskId);
  }

  /** Which step needs which permission is in the contract's table; `If-Match` is the version of the task. */
  @Post()
  @Allow('task:read')
  @HttpCode(200)
  take(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @IfMatch() version: number, @Body({ schema: takeExtensionStep }) input: TakeExtensionStep) {
    return this.extensions.take(actor, taskId, version, input);
  }
}
