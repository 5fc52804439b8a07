import { Body, Controller, Get, Headers, Param, Post } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { remindTask, type RemindTask } from '@ioc/shared/reminders.input';
import { z } from 'zod';
import { Allow, CurrentActor } from '#platform/http';
import { TaskRemindersService } from './task-reminders.service.js';

const id = z.uuid();

@Controller('api/tasks/:id/reminders')
export class TaskRemindersController {
  constructor(private readonly reminders: TaskRemindersService) {}

  @Get()
  @Allow('task:read')
  list(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string) {
    return this.reminders.list(actor, taskId);
  }

  @Post()
  @Allow('task:assign')
  remind(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @Body({ schema: remindTask }) input: RemindTask, @Headers('idempotency-key') key?: string) {
    return this.reminders.remind(actor, taskId, input, key);
  }
}
