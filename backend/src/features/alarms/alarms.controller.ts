import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import {
  acknowledgeAlarm,
  acknowledgeAlarms,
  alarmQuery,
  clearAlarm,
  closeAlarm,
  raiseAlarm,
  type AcknowledgeAlarm,
  type AcknowledgeAlarms,
  type AlarmQuery,
  type ClearAlarm,
  type CloseAlarm,
  type RaiseAlarm,
} from '@ioc/shared/alarms.input';
import { z } from 'zod';
import { Allow, CurrentActor } from '#platform/http';
import { AlarmsService } from './alarms.service.js';

const id = z.uuid();

@Controller('api/alarms')
export class AlarmsController {
  constructor(private readonly alarms: AlarmsService) {}

  @Get()
  @Allow('alarm:read')
  list(@CurrentActor() actor: Actor, @Query({ schema: alarmQuery }) query: AlarmQuery) {
    return this.alarms.list(actor, query);
  }

  @Get('board')
  @Allow('alarm:read')
  board(@CurrentActor() actor: Actor) {
    return this.alarms.board(actor);
  }

  @Get(':id')
  @Allow('alarm:read')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: id }) alarmId: string) {
    return this.alarms.get(actor, alarmId);
  }

  @Get(':id/steps')
  @Allow('alarm:read')
  steps(@CurrentActor() actor: Actor, @Param('id', { schema: id }) alarmId: string) {
    return this.alarms.steps(actor, alarmId);
  }

  @Post()
  @Allow('alarm:raise')
  raise(@CurrentActor() actor: Actor, @Body({ schema: raiseAlarm }) input: RaiseAlarm, @Headers('idempotency-key') key?: string) {
    return this.alarms.raise(actor, input, key);
  }

  @Post('acknowledge')
  @Allow('alarm:acknowledge')
  @HttpCode(200)
  acknowledgeAll(@CurrentActor() actor: Actor, @Body({ schema: acknowledgeAlarms }) input: AcknowledgeAlarms) {
    return this.alarms.acknowledgeAll(actor, input);
  }

  @Post(':id/acknowledge')
  @Allow('alarm:acknowledge')
  @HttpCode(200)
  acknowledge(@CurrentActor() actor: Actor, @Param('id', { schema: id }) alarmId: string, @Body({ schema: acknowledgeAlarm }) input: AcknowledgeAlarm) {
    return this.alarms.acknowledge(actor, alarmId, input);
  }

  @Post(':id/clear')
  @Allow('alarm:clear')
  @HttpCode(200)
  clear(@CurrentActor() actor: Actor, @Param('id', { schema: id }) alarmId: string, @Body({ schema: clearAlarm }) input: ClearAlarm) {
    return this.alarms.clear(actor, alarmId, input);
  }

  @Post(':id/close')
  @Allow('alarm:close')
  @HttpCode(200)
  close(@CurrentActor() actor: Actor, @Param('id', { schema: id }) alarmId: string, @Body({ schema: closeAlarm }) input: CloseAlarm) {
    return this.alarms.close(actor, alarmId, input);
  }
}
