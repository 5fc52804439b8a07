import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { nameFocal, type NameFocal } from '@ioc/shared/task-focal.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { TaskFocalService } from './task-focal.service.js';

const id = z.uuid();

/** `If-Match` is the version of the task. */
@Controller('api/tasks/:id/focal')
export class TaskFocalController {
  constructor(private readonly focal: TaskFocalService) {}

  @Get('people')
  @Allow('task:report')
  people(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string) {
    return this.focal.people(actor, taskId);
  }

  @Post()
  @Allow('task:report')
  @HttpCode(200)
  name(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @IfMatch() version: number, @Body({ schema: nameFocal }) input: NameFocal) {
    return this.focal.name(actor, taskId, version, input);
  }
}
