import { Body, Controller, Get, Headers, Param, Patch, Post } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { reminderRule, updateReminderRule, type ReminderRuleInput, type UpdateReminderRule } from '@ioc/shared/reminders.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { ReminderRulesService } from './reminder-rules.service.js';

const id = z.uuid();

@Controller('api/reminder-rules')
export class ReminderRulesController {
  constructor(private readonly rules: ReminderRulesService) {}

  @Get()
  @Allow('task:read')
  list() {
    return this.rules.list();
  }

  @Get(':id')
  @Allow('task:read')
  get(@Param('id', { schema: id }) ruleId: string) {
    return this.rules.get(ruleId);
  }

  @Post()
  @Allow('reminder:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: reminderRule }) input: ReminderRuleInput, @Headers('idempotency-key') key?: string) {
    return this.rules.create(actor, input, key);
  }

  @Patch(':id')
  @Allow('reminder:write')
  update(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ruleId: string, @IfMatch() version: number, @Body({ schema: updateReminderRule }) input: UpdateReminderRule) {
    return this.rules.update(actor, ruleId, version, input);
  }
}
