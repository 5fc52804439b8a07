import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { defaultTaskView, saveTaskView, updateTaskView, type DefaultTaskView, type SaveTaskView, type UpdateTaskView } from '@ioc/shared/task-views.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { TaskViewsService } from './task-views.service.js';

const id = z.uuid();

@Controller('api/task-views')
export class TaskViewsController {
  constructor(private readonly views: TaskViewsService) {}

  @Get()
  @Allow('task:read')
  list(@CurrentActor() actor: Actor) {
    return this.views.list(actor);
  }

  @Post()
  @Allow('task:read')
  create(@CurrentActor() actor: Actor, @Body({ schema: saveTaskView }) input: SaveTaskView, @Headers('idempotency-key') key?: string) {
    return this.views.create(actor, input, key);
  }

  @Post('default')
  @Allow('task:read')
  @HttpCode(200)
  chooseDefault(@CurrentActor() actor: Actor, @Body({ schema: defaultTaskView }) input: DefaultTaskView) {
    return this.views.chooseDefault(actor, input);
  }

  @Patch(':id')
  @Allow('task:read')
  update(@CurrentActor() actor: Actor, @Param('id', { schema: id }) viewId: string, @IfMatch() version: number, @Body({ schema: updateTaskView }) input: UpdateTaskView) {
    return this.views.update(actor, viewId, version, input);
  }

  @Delete(':id')
  @Allow('task:read')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id', { schema: id }) viewId: string, @IfMatch() version: number) {
    return this.views.remove(actor, viewId, version);
  }
}
