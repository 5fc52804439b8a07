import { Body, Controller, Get, Header, Headers, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import {
  assignTask,
  overdueQuery,
  takeTaskStep,
  taskQuery,
  updateTask,
  type AssignTask,
  type OverdueQuery,
  type TakeTaskStep,
  type TaskQuery,
  type UpdateTask,
} from '@ioc/shared/tasks.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch, jsonType } from '#platform/http';
import { TaskListsService } from './task-lists.service.js';
import { TasksService } from './tasks.service.js';

const id = z.uuid();

@Controller('api/tasks')
export class TasksController {
  constructor(
    private readonly tasks: TasksService,
    private readonly lists: TaskListsService,
  ) {}

  @Get()
  @Allow('task:read')
  @Header('content-type', jsonType)
  list(@CurrentActor() actor: Actor, @Query({ schema: taskQuery }) query: TaskQuery) {
    return this.lists.list(actor, query);
  }

  @Get('map')
  @Allow('task:read')
  onMap(@CurrentActor() actor: Actor) {
    return this.lists.onMap(actor);
  }

  @Get('overdue')
  @Allow('task:read')
  overdue(@CurrentActor() actor: Actor, @Query({ schema: overdueQuery }) query: OverdueQuery) {
    return this.lists.overdue(actor, query);
  }

  @Get(':id')
  @Allow('task:read')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string) {
    return this.tasks.get(actor, taskId);
  }

  @Get(':id/updates')
  @Allow('task:read')
  updates(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string) {
    return this.tasks.updates(actor, taskId);
  }

  @Get(':id/evaluations')
  @Allow('task:read')
  evaluations(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string) {
    return this.tasks.evaluationsOf(actor, taskId);
  }

  @Post()
  @Allow('task:assign')
  assign(@CurrentActor() actor: Actor, @Body({ schema: assignTask }) input: AssignTask, @Headers('idempotency-key') key?: string) {
    return this.tasks.assign(actor, input, key);
  }

  /** Who prepares work may reword it, who decides may reword what was given: which of both, the service asks for this record. */
  @Patch(':id')
  @Allow('task:assign')
  update(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @IfMatch() version: number, @Body({ schema: updateTask }) input: UpdateTask) {
    return this.tasks.update(actor, taskId, version, input);
  }

  /** Which step needs which permission is in the contract's table; the service asks it for this record. */
  @Post(':id/steps')
  @Allow('task:read')
  @HttpCode(200)
  take(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @IfMatch() version: number, @Body({ schema: takeTaskStep }) input: TakeTaskStep) {
    return this.tasks.take(actor, taskId, version, input);
  }
}
