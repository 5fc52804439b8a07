import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { pageQuery, type PageQuery } from '@ioc/shared/list.input';
import {
  createTaskTemplate, takeTemplateStep, taskTemplateQuery, updateTaskTemplate, type CreateTaskTemplate, type TakeTemplateStep, type TaskTemplateQuery, type UpdateTaskTemplate,
} from '@ioc/shared/task-templates.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { TaskTemplatesService } from './task-templates.service.js';

const id = z.uuid();

/** For who gives work: nobody else has a use for them. */
@Controller('api/task-templates')
export class TaskTemplatesController {
  constructor(private readonly templates: TaskTemplatesService) {}

  @Get()
  @Allow('task:assign')
  list(@CurrentActor() actor: Actor, @Query({ schema: taskTemplateQuery }) query: TaskTemplateQuery) {
    return this.templates.list(actor, query);
  }

  @Get(':id')
  @Allow('task:assign')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: id }) templateId: string) {
    return this.templates.get(actor, templateId);
  }

  @Get(':id/runs')
  @Allow('task:assign')
  runs(@CurrentActor() actor: Actor, @Param('id', { schema: id }) templateId: string, @Query({ schema: pageQuery }) query: PageQuery) {
    return this.templates.runs(actor, templateId, query);
  }

  @Post()
  @Allow('task:assign')
  create(@CurrentActor() actor: Actor, @Body({ schema: createTaskTemplate }) input: CreateTaskTemplate, @Headers('idempotency-key') key?: string) {
    return this.templates.create(actor, input, key);
  }

  @Patch(':id')
  @Allow('task:assign')
  update(@CurrentActor() actor: Actor, @Param('id', { schema: id }) templateId: string, @IfMatch() version: number, @Body({ schema: updateTaskTemplate }) input: UpdateTaskTemplate) {
    return this.templates.update(actor, templateId, version, input);
  }

  @Post(':id/steps')
  @Allow('task:assign')
  @HttpCode(200)
  take(@CurrentActor() actor: Actor, @Param('id', { schema: id }) templateId: string, @IfMatch() version: number, @Body({ schema: takeTemplateStep }) { step }: TakeTemplateStep) {
    return this.templates.take(actor, templateId, version, step);
  }
}
